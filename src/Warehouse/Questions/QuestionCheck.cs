using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Checks a question against the catalogue, the places of a version and the calendar.</summary>
/// <param name="catalogue">What can be asked for.</param>
/// <param name="version">The newest version.</param>
/// <param name="clock">Tells the day where the question does not, and the time zone of its instant.</param>
/// <param name="asker">Who asks.</param>
internal sealed class QuestionCheck(DomainCatalogue catalogue, PublishedVersion version, TimeProvider clock, Asker asker)
{
    /// <summary>Most cells that one answer may have.</summary>
    public const int MostCells = 400_000;

    private readonly List<AnswerWarning> _warnings = [];

    /// <summary>The checked question.</summary>
    /// <exception cref="QuestionException">The asker's fault.</exception>
    public CheckedQuestion Run(Question question)
    {
        question = Segments.WriteOut(question, catalogue);
        var scope = AskerScope.Of(asker, version);
        var (knownAt, today) = CheckAsOf(question);
        var asks = CheckMeasures(question.Measures);
        var places = new PlaceCheck(version, scope, catalogue.Groups, _warnings);
        var (level, selected, rows) = places.Run(question);
        var spans = CheckTime(question, today);
        places.TellOfSplits(spans);
        var over = CheckOver(question, rows)
            .Select(finer => places.Under(finer, selected))
            .ToList();

        foreach (var ask in asks)
        {
            CheckWindow(ask.Measure, spans);
            CheckGrain(ask, rows, spans);
            _warnings.AddRange(Definitions.Changes(ask, spans));
        }

        CheckOrder(question);
        CheckHaving(question);
        foreach (var compare in question.Compare.Where(compare => compare.Offset is < 1 or > 20))
        {
            throw QuestionFaults.OffsetOutOfRange(compare.Offset);
        }

        var peers = question.Compare.Any(PeerFigures.IsAsked) ? places.PeersOf(rows) : [];
        var cells = (rows.Count + peers.Count + over.Sum(finer => (long)finer.Places.Count)) * spans.Count * asks.Count;
        if (cells > MostCells)
        {
            throw QuestionFaults.TooManyCells(cells, MostCells);
        }

        var found = new CheckedQuestion(
            question, asks, level, selected, rows, spans, over, peers, knownAt, today, _warnings)
        {
            Division = new DivisionCheck(catalogue, version).Run(question, asks),
            Scope = scope,
        };
        QuestionAccess.Check(found, catalogue, version);
        return found;
    }

    private (int? KnownAt, DateOnly Today) CheckAsOf(Question question)
    {
        var now = clock.GetLocalNow();
        if (question.AsOf is not { } asOf)
        {
            return question.Compare.Any(compare => compare.Kind == CompareKind.AsKnownNow)
                ? throw QuestionFaults.NothingToCompareWithNow()
                : (null, DateOnly.FromDateTime(now.DateTime));
        }

        if (version.Publications.LastOrDefault(publication => publication.PublishedAt <= asOf) is not { Version: > 0 } known)
        {
            throw QuestionFaults.NothingKnownYet(asOf, version.Publications.Select(each => each.PublishedAt).FirstOrDefault());
        }

        _warnings.Add(new AnswerWarning(
            "AS_OF",
            $"按 v{known.Version:000000}（发布于 {known.PublishedAt:yyyy-MM-dd HH:mm:ss} UTC）时已知的数据回答；质量标记为当前的。",
            $"Answered as known in v{known.Version:000000} (published {known.PublishedAt:yyyy-MM-dd HH:mm:ss} UTC); "
            + "quality flags are today's."));
        var day = TimeZoneInfo.ConvertTime(asOf < now ? asOf : now, clock.LocalTimeZone);
        return (known.Version, DateOnly.FromDateTime(day.DateTime));
    }

    private static IEnumerable<OrgLevel> CheckOver(Question question, IReadOnlyList<RowPlace> rows)
    {
        foreach (var measure in question.Measures)
        {
            if (measure.Over is not { } over)
            {
                continue;
            }

            var needsThreshold = over.Function is PlaceFunction.CountWhere or PlaceFunction.ShareWhere;
            if (needsThreshold != (over.Threshold is { IsEmpty: false }))
            {
                throw QuestionFaults.ThresholdMisplaced(measure.Name, needsThreshold);
            }

            if (rows.FirstOrDefault(row => row.Unit?.Level >= over.Level) is { } row)
            {
                throw QuestionFaults.OverNotFiner(measure.Name, over.Level, row.Unit!.Level);
            }

            if (question.Compare.FirstOrDefault(
                compare => compare.Kind is not (CompareKind.PreviousPeriod or CompareKind.SamePeriodLastYear)) is { } compare)
            {
                throw QuestionFaults.OverComparedWith(measure.Name, compare.Kind);
            }
        }

        return question.Measures.Select(measure => measure.Over?.Level).OfType<OrgLevel>().Distinct();
    }

    private static void CheckHaving(Question question)
    {
        foreach (var having in question.Having)
        {
            if (question.Measures.All(ask => ask.Name != having.Measure))
            {
                throw QuestionFaults.UnknownHaving(having.Measure, question.Measures.Select(ask => ask.Name));
            }

            if (having.Value.IsEmpty)
            {
                throw QuestionFaults.EmptyHaving(having.Measure);
            }
        }
    }

    private List<Ask> CheckMeasures(IReadOnlyList<MeasureAsk> measures)
    {
        if (measures.Count == 0)
        {
            throw QuestionFaults.NoMeasure();
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var asks = new List<Ask>(measures.Count);
        foreach (var measure in measures)
        {
            if (!names.Add(measure.Name))
            {
                throw QuestionFaults.SameName(measure.Name);
            }

            if (measure.RollingMonths is { } months and (< 1 or > 120))
            {
                throw QuestionFaults.WindowOutOfRange(measure.Name, months);
            }

            var definitions = Definitions.Of(catalogue, measure);
            var recipe = definitions[^1];
            var isStock = recipe.Measures.All(
                code => catalogue.FindMeasure(code)!.OverTime == TimeAggregation.Last);
            asks.Add(new Ask(measure, recipe, isStock) { Definitions = definitions });
        }

        return asks;
    }

    // A window to date would else begin after its period.
    private static void CheckWindow(MeasureAsk measure, List<Span> spans)
    {
        if (measure.ToDate == PeriodType.ScreeningRound)
        {
            throw QuestionFaults.RoundToDate(measure.Name);
        }

        if (measure.ToDate is { } type && spans.Find(span =>
            span.Months[0] < Period.Containing(type, span.Months[^1]).FirstMonthIndex) is { } span)
        {
            throw QuestionFaults.WindowBeginsWithin(measure.Name, type, span.Period);
        }
    }

    private static List<Span> CheckTime(Question question, DateOnly today)
    {
        var asked = PeriodList.Resolve(question.Time, today);
        List<Period> rounds = [.. asked.Where(period => period.Type == PeriodType.ScreeningRound)];
        if (rounds.DistinctBy(round => round.Round).Count() < rounds.Count)
        {
            throw QuestionFaults.RoundTwice(rounds);
        }

        Span SpanOf(Period period) => Span.Of(period) with { Rounds = rounds };
        if (question.ByPeriods.Count > 0)
        {
            return [.. question.ByPeriods.Distinct().SelectMany(type => OfKind(asked, type)).Select(SpanOf)];
        }

        return asked is [var only] ? [SpanOf(only)] : [new Span(null, PeriodList.Months(asked))];
    }

    // Periods that are named of the kind itself are those meant: 2024 and 2024M by year and MCH year are two rows.
    private static IReadOnlyList<Period> OfKind(IReadOnlyList<Period> asked, PeriodType type)
    {
        var own = asked.Where(period => period.Type == type).ToList();
        return PeriodList.Split(own.Count > 0 ? own : asked, type);
    }

    private void CheckGrain(Ask ask, IReadOnlyList<RowPlace> rows, List<Span> spans)
    {
        if (ask.Recipe.Indicator is not { } indicator)
        {
            return;
        }

        if (ask.Measure.Over is { } over && over.Level > indicator.FinestLevel)
        {
            throw QuestionFaults.TooFineForIndicator(indicator, over.Level);
        }

        if (rows.FirstOrDefault(row => row.Unit?.Level > indicator.FinestLevel) is { } row)
        {
            throw QuestionFaults.TooFineForIndicator(indicator, row.Unit!.Level);
        }

        var finest = Period.Containing(indicator.FinestPeriod, 0).LengthInMonths;
        if (spans.Any(span => ask.MonthsOf(span).Count < finest))
        {
            _warnings.Add(new AnswerWarning(
                "PERIOD_TOO_FINE",
                $"指标 {indicator.Code}（{indicator.NameZh}）按短于其定义的期间计算，数值可能不稳定或不完整。",
                $"{indicator.Code} ({indicator.NameEn}) is asked for shorter periods than it is defined for: "
                + "figures may be unstable or incomplete."));
        }
    }

    private static void CheckOrder(Question question)
    {
        foreach (var order in question.Order)
        {
            var isKnown = order.Measure is { } measure
                ? question.Measures.Any(ask => ask.Name == measure)
                : order.Dimension is "orgUnit" or "period" || question.ByDimensions.Contains(order.Dimension);
            if (!isKnown)
            {
                throw QuestionFaults.UnknownOrder(
                    order.Measure ?? order.Dimension ?? string.Empty, question.Measures.Select(ask => ask.Name));
            }
        }
    }
}

using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Checks a question against the catalogue, the places of a version and the calendar.</summary>
internal sealed class QuestionCheck(DomainCatalogue catalogue, PublishedVersion version, DateOnly today)
{
    /// <summary>Most cells that one answer may have.</summary>
    public const int MostCells = 400_000;

    private readonly List<AnswerWarning> _warnings = [];

    /// <summary>The checked question.</summary>
    /// <exception cref="QuestionException">The asker's fault.</exception>
    public CheckedQuestion Run(Question question)
    {
        var asks = CheckMeasures(question.Measures);
        var (level, selected, rows) = new PlaceCheck(version, _warnings).Run(question);
        var spans = CheckTime(question);

        foreach (var ask in asks)
        {
            CheckGrain(ask, rows, spans);
        }

        CheckOrder(question);
        foreach (var compare in question.Compare.Where(compare => compare.Offset is < 1 or > 20))
        {
            throw QuestionFaults.OffsetOutOfRange(compare.Offset);
        }

        var cells = (long)rows.Count * spans.Count * asks.Count;
        return cells > MostCells
            ? throw QuestionFaults.TooManyCells(cells, MostCells)
            : new CheckedQuestion(question, asks, level, selected, rows, spans, _warnings);
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

            var recipe = CellRecipe.For(catalogue, measure.Code);
            var isStock = recipe.Measures.All(
                code => catalogue.FindMeasure(code)!.OverTime == TimeAggregation.Last);
            asks.Add(new Ask(measure, recipe, isStock));
        }

        return asks;
    }

    private List<Span> CheckTime(Question question)
    {
        var asked = PeriodList.Resolve(question.Time, today);
        if (question.ByPeriod is { } type)
        {
            return [.. PeriodList.Split(asked, type).Select(Span.Of)];
        }

        return asked is [var only] ? [Span.Of(only)] : [new Span(null, PeriodList.Months(asked))];
    }

    private void CheckGrain(Ask ask, IReadOnlyList<RowPlace> rows, List<Span> spans)
    {
        if (ask.Recipe.Indicator is not { } indicator)
        {
            return;
        }

        if (rows.FirstOrDefault(row => row.Unit?.Level > indicator.FinestLevel) is { } row)
        {
            throw QuestionFaults.TooFineForIndicator(indicator, row.Unit!.Level);
        }

        var finest = Period.Containing(indicator.FinestPeriod, 0).LengthInMonths;
        if (spans.Any(span => span.Window(ask.Measure.RollingMonths).Count < finest))
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
                : order.Dimension is "orgUnit" or "period";
            if (!isKnown)
            {
                throw QuestionFaults.UnknownOrder(
                    order.Measure ?? order.Dimension ?? string.Empty, question.Measures.Select(ask => ask.Name));
            }
        }
    }
}

using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>The statements that answer a question: one for its rows, one more for each level of parents compared with.</summary>
/// <param name="Measures">The numbers of the measures to fetch, those of the reports last.</param>
/// <param name="Rows">The statement of the rows; null where this version has none of the measures.</param>
/// <param name="Parents">The statements of the parents.</param>
/// <param name="Over">The statements of the finer levels whose places are summarised.</param>
/// <param name="Peers">The statement of the rows' peers; null where that of the rows gives them, or they are not asked
/// for.</param>
/// <param name="Now">The statement of the rows as they are known now; null where that is not asked for.</param>
/// <param name="Bucket">The kind of period that the statements sum up to; null for the whole time.</param>
/// <param name="EstimatedCost">Thousands of groups that the statements may give, at least 1.</param>
internal sealed record QuestionPlan(
    IReadOnlyList<short> Measures,
    FactsQuery? Rows,
    IReadOnlyList<FactsQuery> Parents,
    IReadOnlyList<FactsQuery> Over,
    FactsQuery? Peers,
    FactsQuery? Now,
    PeriodType? Bucket,
    int EstimatedCost)
{
    /// <summary>All statements, in the order in which they are run.</summary>
    public IEnumerable<FactsQuery> Queries =>
        new[] { Rows }.Concat(Parents).Concat(Over).Append(Peers).Append(Now).OfType<FactsQuery>()
            .Concat(Divided.SelectMany(query => new[] { query.Parts, query.Whole }).OfType<FactsQuery>());

    /// <summary>The statements that divide the figures of the others; none where they are not divided.</summary>
    public IReadOnlyList<DividedQuery> Divided { get; init; } = [];

    /// <summary>The measures whose persons are counted.</summary>
    public IReadOnlySet<short> Persons { get; init; } = System.Collections.Frozen.FrozenSet<short>.Empty;

    /// <summary>The statements that count persons.</summary>
    public IReadOnlyList<DistinctQuery> Distinct { get; init; } = [];
}

/// <summary>Chooses what is fetched for a question, in which buckets of time, and from the facts or from the roll-up.</summary>
internal sealed class AnswerPlanner(PublishedVersion version, WarehouseOptions options)
{
    /// <summary>The derived measures under every cell's completeness and timeliness.</summary>
    public static readonly IReadOnlyList<string> ReportMeasures =
        ["reports_expected", "reports_received", "reports_on_time"];

    public QuestionPlan Plan(CheckedQuestion question) =>
        DistinctPlan.Count(
            DivisionPlan.Divide(PlanUndivided(question), question.Division, version), question, version);

    private QuestionPlan PlanUndivided(CheckedQuestion question)
    {
        var measures = question.Asks
            .SelectMany(ask => ask.Measures)
            .Concat(ReportMeasures)
            .Concat(FormReports.Of(version, question.Asks.SelectMany(ask => ask.Measures)))
            .SelectMany(code => question.LooksAbove ? Linked(code) : [code])
            .Distinct(StringComparer.Ordinal)
            .Where(version.MeasureIds.ContainsKey)
            .Select(code => version.MeasureIds[code])
            .ToList();
        var months = Months(question).ToList();
        var bucket = Bucket(question);
        if (measures.Count == 0)
        {
            return new QuestionPlan(measures, null, [], [], null, null, bucket, 1);
        }

        var rows = new FactsQuery(
            measures, question.Level, question.Selected, MonthRange.Covering(months), bucket, false, question.KnownAt)
        {
            Scope = question.Scope.Area,
        };
        var parents = Parents(question).ToList();
        var peers = Peers(question);
        var over = question.Over.Select(level => rows with { Level = level.Level }).ToList();
        var plans = new[] { rows }.Concat(parents).Concat(over).Concat(peers)
            .Select(query => query with
            {
                Months = rows.Months, Bucket = bucket, Measures = measures, KnownAt = question.KnownAt,
            })
            .Select(WithSource)
            .ToList();
        var buckets = bucket is { } type ? months.Count / Period.Containing(type, 0).LengthInMonths : 1;
        var isNowAsked = question.Question.Compare.Any(compare => compare.Kind == CompareKind.AsKnownNow);
        var perRow = 1 + parents.Count + (isNowAsked ? 1 : 0);
        var places = ((long)question.Rows.Count * perRow) + question.Peers.Count + question.Over.Sum(level => level.Places.Count);
        var groups = places * measures.Count * Math.Max(1, buckets);
        return new QuestionPlan(
            measures,
            plans[0],
            plans[1..(1 + parents.Count)],
            plans[(1 + parents.Count)..(1 + parents.Count + over.Count)],
            plans.Skip(1 + parents.Count + over.Count).SingleOrDefault(),
            isNowAsked
                ? WithSource(plans[0] with { KnownAt = null })
                : null,
            bucket,
            (int)Math.Clamp(groups / 1_000, 1, int.MaxValue));
    }

    /// <summary>The spans whose cells are made: the rows' and those that they are compared with.</summary>
    public static IEnumerable<Span> Spans(CheckedQuestion question)
    {
        var isTotalled = question.Spans.Count > 1 && question.Question.Totals.Count > 0
            && question.Asks.Any(ask => ask.Recipe.Change is not null);
        var asked = question.Spans.SelectMany(span => question.Question.Compare
            .Select(compare => BaseOf(span, compare))
            .OfType<Span>()
            .Prepend(span));
        foreach (var span in isTotalled ? asked.Append(question.WholeTime) : asked)
        {
            yield return span;
            foreach (var before in question.Asks.SelectMany(ask => ask.SpansBefore(span)))
            {
                yield return before;
            }
        }
    }

    /// <summary>The span that a comparison over time compares with; null for other comparisons.</summary>
    public static Span? BaseOf(Span span, CompareAsk compare) => compare.Kind switch
    {
        CompareKind.PreviousPeriod => span.Before(compare.Offset),
        CompareKind.SamePeriodLastYear => span.YearsBefore(compare.Offset),
        _ => null,
    };

    private static IEnumerable<int> Months(CheckedQuestion question) => Spans(question)
        .SelectMany(span => question.Asks.SelectMany(ask => ask.MonthsOf(span)).Concat(span.Months))
        .Distinct();

    // Stocks, windows and months that stand as one need months; else the store adds up to the periods asked for.
    private static PeriodType? Bucket(CheckedQuestion question)
    {
        if (question.LooksAbove || question.Asks.Any(ask => ask.NeedsMonths))
        {
            return PeriodType.Month;
        }

        var spans = Spans(question).ToList();
        return spans.Count == 1 ? null
            : spans[0].Period is { Type: not PeriodType.ScreeningRound } first && spans.All(span => span.Period?.Type == first.Type) ? first.Type
            : PeriodType.Month;
    }

    // What is linked to a measure by sums would give it back: beside the place above all of it is looked at.
    private IEnumerable<string> Linked(string code) =>
        version.Suppression?.LinkedTo(code).Select(series => series.Name).Append(code) ?? [code];

    private IEnumerable<FactsQuery> Parents(CheckedQuestion question) =>
        question.Question.Compare.All(compare => compare.Kind != CompareKind.ParentOrgUnit)
            ? []
            : question.Rows
                .Select(row => row.Unit is { } unit ? version.ParentOf(unit) : null)
                .OfType<OrgUnit>()
                .DistinctBy(parent => parent.Id)
                .GroupBy(parent => parent.Level)
                .Select(level => new FactsQuery([], level.Key, [.. level], [], null, false));

    // All peers of a level come with one statement; none is needed where the rows hold them all.
    private IEnumerable<FactsQuery> Peers(CheckedQuestion question)
    {
        var known = question.Rows.Select(row => row.Group).ToHashSet();
        if (question.Peers.All(peer => known.Contains(peer.Id)))
        {
            return [];
        }

        var above = question.Peers.Select(version.ParentOf).OfType<OrgUnit>().DistinctBy(parent => parent.Id);
        return [new FactsQuery([], question.Peers[0].Level, [.. above], [], null, false)];
    }

    private FactsQuery WithSource(FactsQuery query) => query with
    {
        UseRollup = RollupAnswers(query),
        Memory = options.UseRollup ? version.Memory.For(query) : null,
    };

    private bool RollupAnswers(FactsQuery query) =>
        options.UseRollup
        && query.KnownAt is null
        && version.HasRollup
        && query.Level is null or <= OrgLevel.County
        && query.Places.All(place => place.Level <= OrgLevel.County)
        && query.Scope is null or { Level: <= OrgLevel.County }
        && !query.Measures.Any(version.Sources.StandsAboveCounty);
}

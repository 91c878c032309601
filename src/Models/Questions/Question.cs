using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Questions;

/// <summary>One analytic question: the same object serves GraphQL, feeds and the page, so that they give the same cells.</summary>
public sealed record Question
{
    /// <summary>Indicators or measures, at least one.</summary>
    public required IReadOnlyList<MeasureAsk> Measures { get; init; }

    /// <summary>One row per place of this level; null for one figure over all selected places.</summary>
    public OrgLevel? ByLevel { get; init; }

    /// <summary>One row per period of each of these kinds, which may be of both calendars; none for one figure over the
    /// whole time. Kinds overlap: their rows stand beside each other and are never added.</summary>
    public IReadOnlyList<PeriodType> ByPeriods { get; init; } = [];

    /// <summary>The only kind of period grouped by; null where there is none, or several.</summary>
    public PeriodType? ByPeriod
    {
        get => ByPeriods is [var only] ? only : null;
        init => ByPeriods = value is { } type ? [type] : [];
    }

    /// <summary>One row per code of each of these dimensions, and per place and period.</summary>
    public IReadOnlyList<string> ByDimensions { get; init; } = [];

    /// <summary>Which parts of the facts count, before anything is added up; all where null.</summary>
    public FactFilter? Where { get; init; }

    /// <summary>Codes of named filters of the catalogue: what they say must hold beside <see cref="Where"/>.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>The time asked for.</summary>
    public required TimeAsk Time { get; init; }

    /// <summary>The places asked for; all where empty.</summary>
    public OrgUnitSelection OrgUnits { get; init; } = new();

    /// <summary>Answer as was known at this instant: reports that came later take no part, and the day is that one.
    /// Null for what is known now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What stands where there are no data.</summary>
    public Fill Fill { get; init; } = Fill.State;

    /// <summary>Totals to add, each recomputed from the parts.</summary>
    public IReadOnlyList<TotalsLevel> Totals { get; init; } = [];

    /// <summary>Only places and periods whose values hold all of these; the totals are still those of all.</summary>
    public IReadOnlyList<HavingAsk> Having { get; init; } = [];

    /// <summary>Comparisons to add to every cell.</summary>
    public IReadOnlyList<CompareAsk> Compare { get; init; } = [];

    /// <summary>Order of the rows; by place path and period where empty.</summary>
    public IReadOnlyList<OrderAsk> Order { get; init; } = [];
}

/// <summary>An indicator or measure asked for.</summary>
/// <param name="Code">Code of an indicator (<c>DEL_CS</c>) or of a measure (<c>live_births</c>).</param>
/// <param name="Alias">Name under which the answer carries it; the code where null.</param>
/// <param name="RollingMonths">Sum the parts over so many months that end with each period; null for the period alone.</param>
/// <param name="Over">Evaluate for each place of a level, then summarise; null for the figure of all together.</param>
/// <param name="ToDate">Sum the parts from the start of the period of this kind to the end of each period asked for;
/// null for the period alone.</param>
public sealed record MeasureAsk(
    string Code,
    string? Alias = null,
    int? RollingMonths = null,
    OverPlaces? Over = null,
    PeriodType? ToDate = null)
{
    /// <summary>The name that the answer carries.</summary>
    public string Name => Alias ?? Code;

    /// <summary>The version of the definition; null for the one in force in each period.</summary>
    public int? Version { get; init; }

    /// <summary>Code of a variant of the indicator, mostly another denominator; null for the usual one.</summary>
    public string? Denominator { get; init; }
}

/// <summary>The time asked for: exactly one of the three is set.</summary>
/// <param name="Periods">Named periods.</param>
/// <param name="Range">From day to day, cut into periods of a kind.</param>
/// <param name="Relative">Relative to today.</param>
public sealed record TimeAsk(
    IReadOnlyList<Period>? Periods = null,
    DateRange? Range = null,
    RelativePeriod? Relative = null);

/// <summary>Days from and to (both inclusive), cut into periods of a kind.</summary>
public sealed record DateRange(DateOnly From, DateOnly To, PeriodType PeriodType);

/// <summary>Periods relative to the pinnable today.</summary>
public enum RelativePeriod
{
    ThisMonth,
    LastMonth,
    Last3Months,
    Last12Months,
    ThisQuarter,
    Last4Quarters,
    ThisYear,
    LastYear,
    Last5Years,
    ThisMchYear,
    LastMchYear,
    Last5MchYears,
}

/// <summary>The places asked for. Where all are empty, every place that has no parent is meant.</summary>
public sealed record OrgUnitSelection
{
    /// <summary>These places themselves.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>These places with all that lies under them.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>The places of these groups (<see cref="PlaceGroups"/>), each with all that lies under it, besides those
    /// named; a place in several of them counts once.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Only places of this level; decides the rows when the question does not group by level.</summary>
    public OrgLevel? Level { get; init; }
}

/// <summary>What stands where there are no data: a state, zero, the last value, or no row at all.</summary>
public enum Fill
{
    State,
    Zero,
    Previous,
    None,
}

/// <summary>Which totals to add.</summary>
public enum TotalsLevel
{
    Grand,
    Row,
    Column,
}

/// <summary>A comparison to add.</summary>
/// <param name="Kind">What to compare with.</param>
/// <param name="Offset">How many periods (or years) back, from 1.</param>
public sealed record CompareAsk(CompareKind Kind, int Offset = 1);

/// <summary>What a cell is compared with.</summary>
public enum CompareKind
{
    PreviousPeriod,
    SamePeriodLastYear,
    Target,
    ParentOrgUnit,

    /// <summary>The lower quartile of the peers: the other places of its level in the same place above.</summary>
    PeerP25,

    /// <summary>The median of the peers.</summary>
    PeerMedian,

    /// <summary>The upper quartile of the peers.</summary>
    PeerP75,

    /// <summary>The same figure as it is known now; with <see cref="Question.AsOf"/> only.</summary>
    AsKnownNow,
}

/// <summary>A condition on the value of a measure, by the name that the answer carries.</summary>
public sealed record HavingAsk(string Measure, ValueCondition Value);

/// <summary>An order of rows: by a measure's value, by <c>orgUnit</c>, by <c>period</c>, or by a dimension grouped by.</summary>
public sealed record OrderAsk(string? Measure, string? Dimension, bool Descending);

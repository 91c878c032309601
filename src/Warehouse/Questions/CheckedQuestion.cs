using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>A question whose every word is known to the catalogue, the places and the calendar.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Asks">Its measures with how their cells are made.</param>
/// <param name="Level">One row per place of this level; null for one figure over the selected places.</param>
/// <param name="Selected">The places that limit the facts, none inside another; empty where all places are meant.</param>
/// <param name="Rows">The places of the rows, by path.</param>
/// <param name="Spans">The periods of the rows, by time.</param>
/// <param name="Over">The finer places that are summarised, by level.</param>
/// <param name="Peers">The rows' places and all others of their level in the same places above; empty where not compared
/// with.</param>
/// <param name="KnownAt">Only what was known when this version was the newest; null for what is known now.</param>
/// <param name="Today">The day from which deadlines and relative periods are counted.</param>
/// <param name="Warnings">What the asker should know.</param>
internal sealed record CheckedQuestion(
    Question Question,
    IReadOnlyList<Ask> Asks,
    OrgLevel? Level,
    IReadOnlyList<OrgUnit> Selected,
    IReadOnlyList<RowPlace> Rows,
    IReadOnlyList<Span> Spans,
    IReadOnlyList<FinerPlaces> Over,
    IReadOnlyList<OrgUnit> Peers,
    int? KnownAt,
    DateOnly Today,
    IReadOnlyList<AnswerWarning> Warnings)
{
    /// <summary>How the facts are divided beside place and time; null where they are not.</summary>
    public CheckedDivision? Division { get; init; }

    /// <summary>All periods as one.</summary>
    public Span WholeTime => Spans is [var only]
        ? only
        : new Span(null, [.. Spans.SelectMany(span => span.Months).Distinct().Order()]);

    /// <summary>Who asks, and for which area.</summary>
    public required AskerScope Scope { get; init; }

    /// <summary>Whether an owner's figures are set beside those of the place above his area: that needs each month.</summary>
    public bool LooksAbove => Scope is { Asker.IsOwner: true, Area: not null }
        && Question.Compare.Any(compare => compare.Kind == CompareKind.ParentOrgUnit);
}

/// <summary>The places of a finer level that have figures or owe reports, within the places asked for.</summary>
internal sealed record FinerPlaces(OrgLevel Level, IReadOnlyList<OrgUnit> Places);

/// <summary>A measure asked for.</summary>
/// <param name="Measure">As it was asked.</param>
/// <param name="Recipe">How its cells are made.</param>
/// <param name="IsStock">Whether its value over time is that of the last month.</param>
internal sealed record Ask(MeasureAsk Measure, CellRecipe Recipe, bool IsStock)
{
    /// <summary>The definitions that answer, the oldest first; the last is <see cref="Recipe"/>.</summary>
    public IReadOnlyList<CellRecipe> Definitions { get; init; } = [Recipe];

    /// <summary>Codes of the measures that any of its definitions needs, each once.</summary>
    public IEnumerable<string> Measures => Definitions.Count == 1
        ? Recipe.Measures
        : Definitions.SelectMany(each => each.Measures).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the store must give single months, and not what they add up to.</summary>
    public bool NeedsMonths => IsStock || HasWindow || Recipe.HasDistinct;

    /// <summary>The definition in force at the end of a span; the first one before all of them.</summary>
    public CellRecipe RecipeOf(IReadOnlyList<int> months) => Definitions.Count == 1 ? Recipe : LaterRecipeOf(months[^1]);

    private CellRecipe LaterRecipeOf(int last) =>
        Definitions.LastOrDefault(each => Questions.Definitions.FirstMonth(each) <= last) ?? Definitions[0];

    /// <summary>The earlier spans with which a change compares, the nearest first; none where the value is no change.</summary>
    public IEnumerable<Span> SpansBefore(Span span) => Recipe.Change is { } change
        ? Enumerable.Range(change.Periods, change.Reach - change.Periods + 1).Select(span.Before).OfType<Span>()
        : [];

    /// <summary>Whether its figures reach over other months than those of a period.</summary>
    public bool HasWindow => Measure.RollingMonths is not null || Measure.ToDate is not null;

    /// <summary>The months of a figure: the span's own, or the window that ends with it.</summary>
    public IReadOnlyList<int> MonthsOf(Span span) =>
        Measure.RollingMonths is { } months ? span.Last(months)
        : Measure.ToDate is { } type ? span.Last(span.Months[^1] - Period.Containing(type, span.Months[^1]).FirstMonthIndex + 1)
        : span.Months;
}

/// <summary>Whose figures a row shows.</summary>
/// <param name="Unit">The place that the row names; null for several together.</param>
/// <param name="Group">The key of its parts: the place's number, or 0 for all together.</param>
/// <param name="Places">The numbers of the places meant; none for all.</param>
internal sealed record RowPlace(OrgUnit? Unit, int Group, IReadOnlyList<int> Places);

/// <summary>When: a period, or several months that stand as one.</summary>
/// <param name="Period">The period; null for several together.</param>
/// <param name="Months">Its months (since year 0), sorted, each once; at least one.</param>
internal sealed record Span(Period? Period, IReadOnlyList<int> Months)
{
    /// <summary>The rounds of screening that the question names, where the span is one of them.</summary>
    public IReadOnlyList<Period> Rounds { get; init; } = [];

    public static Span Of(Period period) =>
        new(period, [.. Enumerable.Range(period.FirstMonthIndex, period.LengthInMonths)]);

    /// <summary>So many months, the last of them the span's last.</summary>
    public IReadOnlyList<int> Last(int months) => [.. Enumerable.Range(Months[^1] - months + 1, months)];

    /// <summary>The span so many of its own lengths earlier; null where its months have gaps. Of a round of screening the
    /// round so many before it, where the question names that too.</summary>
    public Span? Before(int spans) => Period is { Type: PeriodType.ScreeningRound } round
        ? Rounds.Where(other => other.Round == round.Round - spans).Select(other => Of(other) with { Rounds = Rounds }).FirstOrDefault()
        : Period is { } period
        ? Of(period.Plus(-spans))
        : Months[^1] - Months[0] + 1 == Months.Count ? Shifted(Months.Count * spans) : null;

    /// <summary>The same span so many years earlier; rounds of screening have none.</summary>
    public Span? YearsBefore(int years) => Period switch
    {
        { Type: PeriodType.ScreeningRound } => null,
        { } period => Of(period.YearsBefore(years)),
        null => Shifted(12 * years),
    };

    private Span Shifted(int months) => new(null, [.. Months.Select(month => month - months)]);
}

using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Questions;

/// <summary>The answer to a <see cref="Question"/>: rows (and the same cells as series), totals, warnings, plan.</summary>
/// <param name="Rows">One row per measure, place and period, in the order asked for.</param>
/// <param name="Totals">The totals asked for.</param>
/// <param name="Warnings">What the asker should know about the question.</param>
/// <param name="Plan">How it was answered.</param>
/// <param name="DataVersion">The warehouse version that answered.</param>
public sealed record Answer(
    IReadOnlyList<AnswerRow> Rows,
    IReadOnlyList<AnswerTotal> Totals,
    IReadOnlyList<AnswerWarning> Warnings,
    AnswerPlan Plan,
    DataVersion DataVersion);

/// <summary>One cell with its keys. What an answer is ordered, filtered and tabled by is at hand; all else of the cell is
/// made when it is first looked at, since a page or a table shows little of it.</summary>
public abstract class AnswerRow
{
    /// <summary>The measure as asked.</summary>
    public abstract MeasureAsk Measure { get; }

    /// <summary>The place; null where the question does not group by one.</summary>
    public abstract OrgUnit? OrgUnit { get; }

    /// <summary>The period; null where the question does not group by one.</summary>
    public abstract Period? Period { get; }

    /// <summary>Its code of each dimension that the question groups by, in that order.</summary>
    public abstract IReadOnlyList<DimensionValue> Dimensions { get; }

    /// <summary>The value of <see cref="Cell"/>.</summary>
    public abstract decimal? Value { get; }

    /// <summary>The state of <see cref="Cell"/>.</summary>
    public abstract ValueState State { get; }

    /// <summary>The figure with all that goes with it.</summary>
    public abstract Cell Cell { get; }

    /// <summary>The comparisons asked for.</summary>
    public abstract IReadOnlyList<Comparison> Comparisons { get; }
}

/// <summary>A total, recomputed from the parts. Row: over the periods of a place; Column: over the places of a period.</summary>
public sealed record AnswerTotal(TotalsLevel Level, MeasureAsk Measure, OrgUnit? OrgUnit, Period? Period, Cell Cell)
{
    /// <summary>Its code of each dimension that the question groups by; none for the grand total, which is over all.</summary>
    public IReadOnlyList<DimensionValue> Dimensions { get; init; } = [];
}

/// <summary>A cell beside another: difference in the value's unit, change in percentage points for rates, percent for counts.</summary>
public sealed record Comparison(CompareKind Kind, Cell Base, decimal? Difference, ChangeUnit ChangeUnit, decimal? Change);

/// <summary>The unit of a change.</summary>
public enum ChangeUnit
{
    PercentagePoint,
    Percent,
    Absolute,
}

/// <summary>Something the asker should know about the question as a whole.</summary>
public sealed record AnswerWarning(string Code, string MessageZh, string MessageEn);

/// <summary>How a question was answered: the statements run, and the rows they gave.</summary>
/// <param name="Sql">The statements with places for their values, in the order in which they are run.</param>
/// <param name="EstimatedCost">Thousands of groups that the statements may give, at least 1.</param>
/// <param name="RowsScanned">Rows that the statements gave; null where nothing was run.</param>
/// <param name="Cached">Whether the answer was kept from an earlier, equal question on the same version.</param>
/// <param name="Rollup">The roll-up that answered in place of the facts; null where none did.</param>
/// <param name="Memory">The roll-ups in memory that answered in place of statements, by name; null where none did.</param>
public sealed record AnswerPlan(
    string Sql, int EstimatedCost, int? RowsScanned, bool Cached, string? Rollup = null, string? Memory = null);

/// <summary>A published warehouse version.</summary>
/// <param name="Id">Its name: <c>v000017</c>.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="LoadedAt">When it was published.</param>
/// <param name="ETag">Changes with every version, and only then.</param>
public sealed record DataVersion(string Id, int Number, DateTimeOffset LoadedAt, string ETag);

namespace McHAnalytics.Models.Forms;

/// <summary>How a large export with one event a line is summed by place and month.</summary>
public sealed record FormBulk
{
    /// <summary>Column with the four-digit year.</summary>
    public required string Year { get; init; }

    /// <summary>Column with the month, 1 to 12.</summary>
    public required string Month { get; init; }

    /// <summary>
    /// Texts that mean the month is unknown: such lines count in the year's last month, with a finding.
    /// </summary>
    public IReadOnlyList<string> UnknownMonths { get; init; } = [];

    /// <summary>Column with the place's code.</summary>
    public required string Place { get; init; }

    /// <summary>What stands before it in the warehouse's codes: <c>BR-</c>.</summary>
    public required string PlacePrefix { get; init; }

    /// <summary>A further division of the counts; null where there is none.</summary>
    public BulkCategory? Category { get; init; }

    /// <summary>The counts.</summary>
    public required IReadOnlyList<BulkMeasure> Measures { get; init; }
}

/// <summary>A division of the counts that adds up to the whole.</summary>
/// <param name="Dimension">Name of the dimension: <c>facility</c>.</param>
/// <param name="Column">Column with the category's code; blank lines are in no category.</param>
public sealed record BulkCategory(string Dimension, string Column);

/// <summary>A count of lines.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Where">Column that must hold one of <paramref name="In"/>; null for all lines.</param>
/// <param name="In">The texts that count.</param>
public sealed record BulkMeasure(string Measure, string? Where, IReadOnlyList<string> In);

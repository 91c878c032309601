namespace McHAnalytics.Models.Forms;

/// <summary>How a large export is summed by place and month: one event a line, or one place and month a line.</summary>
public sealed record FormBulk
{
    /// <summary>Column with the four-digit year.</summary>
    public required string Year { get; init; }

    /// <summary>Column with the month, 1 to 12.</summary>
    public required string Month { get; init; }

    /// <summary>Column with a day of the month (2024-03-01), in place of year and month; null where those are
    /// given.</summary>
    public string? Date { get; init; }

    /// <summary>
    /// Texts that mean the month is unknown: such lines count in the year's last month, with a finding.
    /// </summary>
    public IReadOnlyList<string> UnknownMonths { get; init; } = [];

    /// <summary>Column with the place's code.</summary>
    public required string Place { get; init; }

    /// <summary>What stands before it in the warehouse's codes: <c>BR-</c>.</summary>
    public required string PlacePrefix { get; init; }

    /// <summary>The further division of the counts.</summary>
    public FormDivision Division { get; init; } = FormDivision.None;

    /// <summary>The counts: all of lines, or all sums of columns.</summary>
    public required IReadOnlyList<BulkMeasure> Measures { get; init; }

    /// <summary>Whether the catalogue's checks look at its figures; false for those that were checked where they come
    /// from.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Whether its measures are sums of columns rather than counts of lines.</summary>
    public bool IsSummed => Measures.Any(measure => measure.Sum is not null);

    /// <summary>The columns that a file must have, each once.</summary>
    public IEnumerable<string> Columns => (Date is { } date ? new[] { date, Place } : [Year, Month, Place])
        .Concat(Division.Dimensions.SelectMany(each => new[] { each.Column, each.Until }))
        .Concat(Measures.SelectMany(measure => new[] { measure.Where, measure.Sum }))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);
}

/// <summary>A count of lines, or the sum of a column.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Where">Column that must hold one of <paramref name="In"/>; null for all lines.</param>
/// <param name="In">The texts that count.</param>
/// <param name="Sum">Column whose figures are added, a blank, -1 and -2 saying what they say in a report; null where
/// lines are counted.</param>
public sealed record BulkMeasure(string Measure, string? Where, IReadOnlyList<string> In, string? Sum = null);

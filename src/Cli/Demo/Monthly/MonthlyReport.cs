using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>One township's report of one month, as it will be written down.</summary>
internal sealed class MonthlyReport(DemoUnit unit, int month, IReadOnlyList<SheetCell[]> values, DateOnly reportedOn)
{
    public DemoUnit Unit { get; } = unit;

    /// <summary>Months since year 0.</summary>
    public int Month { get; } = month;

    /// <summary>A line of cells for each row of <see cref="Unit"/>.</summary>
    public IReadOnlyList<SheetCell[]> Values { get; set; } = values;

    public DateOnly ReportedOn { get; set; } = reportedOn;

    /// <summary>Whether the sender's sum counts -1 and -2 as numbers.</summary>
    public bool SumsSentinels { get; set; }

    /// <summary>What the sender's sum of a column is too large by.</summary>
    public Dictionary<int, double> TotalErrors { get; } = [];

    public bool IsMissing { get; set; }

    /// <summary>Whether it replaces an earlier report of the month.</summary>
    public bool IsCorrection { get; init; }

    public MonthlyReport Copy(DateOnly on) =>
        new(Unit, Month, [.. Values.Select(line => line.ToArray())], on) { IsCorrection = true };

    /// <summary>The sum that the sender prints for a column: numbers only, and nothing where no village gave one.</summary>
    public SheetCell Total(int column)
    {
        var numbers = Values
            .Select(line => line[column].Number)
            .Where(number => number >= 0 || (SumsSentinels && number is not null))
            .ToArray();
        if (numbers.Length > 0)
        {
            return (numbers.Sum() ?? 0) + TotalErrors.GetValueOrDefault(column);
        }

        // A column that nobody filled says so once more.
        return Values.Count == 0 ? SheetCell.Empty : Values[0][column];
    }
}

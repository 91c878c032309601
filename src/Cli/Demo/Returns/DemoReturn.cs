namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>A report of an office of the county: what it is called, who sends it, when, and what its columns are.</summary>
/// <param name="Name">What the file is called after: <c>儿童保健季报表</c>.</param>
/// <param name="Title">The title above the table, after the county's name.</param>
/// <param name="Office">Who sends it: <c>富平县妇幼保健院</c>.</param>
/// <param name="PlaceHeading">Heading of the column of places.</param>
/// <param name="Months">Months of a period: 1, 3, 6 or 12.</param>
/// <param name="LastMonths">Calendar months (1 to 12) with which its periods end; all where empty.</param>
/// <param name="DueDay">Day of the month on which it is due, <paramref name="DueAfter"/> months after the period.</param>
/// <param name="DueAfter">Months from the period's last to that of the due day.</param>
/// <param name="Headings">Headings of the columns; group and heading with a slash between where the header has two rows.</param>
/// <param name="Rows">The places of a period with their counts, in the order of the headings.</param>
internal sealed record DemoReturn(
    string Name,
    string Title,
    string Office,
    string PlaceHeading,
    int Months,
    IReadOnlyList<int> LastMonths,
    int DueDay,
    int DueAfter,
    IReadOnlyList<string> Headings,
    Func<ReturnPeriod, IEnumerable<(string Place, double[] Counts)>> Rows)
{
    /// <summary>The first period's last month (since year 0) may not be before this one; null for no bound.</summary>
    public int? From { get; init; }

    /// <summary>Whether the office saves it as CSV.</summary>
    public bool IsCsv { get; init; }

    /// <summary>The last day on which the report of a period is in time.</summary>
    public DateOnly DueOn(ReturnPeriod period)
    {
        var month = period.LastMonth + DueAfter;
        return new DateOnly(month / 12, (month % 12) + 1, DueDay);
    }
}

/// <summary>A period of a report, in months since year 0, both ends included.</summary>
internal readonly record struct ReturnPeriod(int FirstMonth, int LastMonth)
{
    public int Year => LastMonth / 12;

    public int Length => LastMonth - FirstMonth + 1;

    public bool Holds(int month) => month >= FirstMonth && month <= LastMonth;
}

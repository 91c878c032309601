using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>A register of records as an office sends it.</summary>
/// <param name="Form">Code of the form that reads it; the file is called after it.</param>
/// <param name="Title">The title above the table.</param>
/// <param name="Office">Who sends it.</param>
/// <param name="Headings">The headings, with blanks between.</param>
/// <param name="Lines">The lines, in the order of the headings.</param>
internal sealed record DemoRecords(
    string Form, string Title, string Office, string Headings, IReadOnlyList<SheetCell[]> Lines)
{
    /// <summary>The unit that the line above the table says for money.</summary>
    public string MoneyUnit { get; init; } = "元";

    /// <summary>The sheet: title, unit line, header, lines, signatures.</summary>
    public Sheet ToSheet() => new(
        Title,
        [
            [DemoPlaces.CountyName + Title],
            [$"填报单位: {Office}    单位: {MoneyUnit}"],
            [.. Headings.Split(' ').Select(heading => (SheetCell)heading)],
            .. Lines,
            ["单位负责人: 惠某  统计负责人: 党某  填表人: 雷某  联系电话: 0913-8200000"],
        ],
        []);
}

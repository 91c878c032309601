using System.Globalization;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Monthly;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>Lays a report out as offices do: title, unit line, header of one or two rows, places, sum, signatures.</summary>
internal static class ReturnSheet
{
    public static Sheet Of(DemoReturn form, ReturnPeriod period, DateOnly on)
    {
        var lines = form.Rows(period).ToArray();
        var span = period.Length == 1
            ? MonthlySheet.MonthText(period.LastMonth)
            : $"{MonthlySheet.MonthText(period.FirstMonth)}—{MonthlySheet.MonthText(period.LastMonth)}";
        var day = on.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
        IReadOnlyList<SheetCell>[] rows =
        [
            [DemoPlaces.CountyName + form.Title],
            [$"填报单位: {form.Office}    报告期: {span}    单位: 人"],
            .. Header(form),
            .. lines.Select(line =>
                (IReadOnlyList<SheetCell>)[line.Place, .. line.Counts.Select(count => (SheetCell)Math.Round(count, 2))]),
            ["合计", .. form.Headings.Select((_, i) =>
                (SheetCell)Math.Round(lines.Sum(line => (decimal)Math.Round(line.Counts[i], 2)) is var sum ? (double)sum : 0, 2))],
            [$"单位负责人: 惠某  统计负责人: 党某  填表人: 雷某  联系电话: 0913-8200000  报出日期: {day}"],
        ];
        return new Sheet(form.Name, rows, []);
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Header(DemoReturn form)
    {
        var parts = form.Headings.Select(heading => heading.Split('/')).ToArray();
        if (parts.All(part => part.Length == 1))
        {
            return [[form.PlaceHeading, .. form.Headings.Select(heading => (SheetCell)heading)]];
        }

        // A merged group's text stands in its first column only.
        var upper = parts.Select((part, i) =>
            (SheetCell)(part.Length == 2 && i > 0 && parts[i - 1].Length == 2 && parts[i - 1][0] == part[0] ? null : part[0]));
        var lower = parts.Select(part => (SheetCell)(part.Length == 2 ? part[1] : null));
        return [[form.PlaceHeading, .. upper], [SheetCell.Empty, .. lower]];
    }
}

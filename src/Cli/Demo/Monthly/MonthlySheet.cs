using System.Globalization;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>Lays a report out as townships send it: title, unit line, header of two levels, villages, sum, signatures.</summary>
internal static class MonthlySheet
{
    private const int HeaderRow = 2;

    private static readonly string[] s_signers = ["惠某", "党某", "雷某", "仵某", "王某", "李某", "张某", "刘某"];

    /// <summary>Townships whose sender types a blank after a name, breaks a heading's line or adds a note.</summary>
    public static Sheet Of(MonthlyReport report)
    {
        var habit = Habit(report.Unit.Code);
        var columns = MonthlyColumns.All;
        var width = columns.Count + 1;
        var rows = new List<IReadOnlyList<SheetCell>>
        {
            new SheetCell[] { $"{report.Unit.Name}孕产妇及儿童保健工作月报表" },
            new SheetCell[] { UnitLine(report) },
            Row("村别", columns.Select((column, i) => Upper(i, column))),
            Row(string.Empty, columns.Select(column => column.Group is null ? string.Empty : Heading(column.Heading, habit))),
        };

        rows.AddRange(report.Values.Select((line, i) =>
            (IReadOnlyList<SheetCell>)[Name(report.Unit.Rows[i].Name, i, habit), .. line]));
        rows.Add([habit % 5 == 0 ? "合 计" : "合计", .. Enumerable.Range(0, columns.Count).Select(report.Total)]);
        rows.Add([Signature(report)]);
        if (habit % 4 == 1)
        {
            rows.Add(["注: -2 表示未开展此项工作, -1 表示已开展但未收集, 空白或“—”表示不详。"]);
        }

        return new Sheet("月报表", rows, Merges(rows.Count, width, report.Values.Count));
    }

    /// <summary>A number from 0 to 9 that stays with a township.</summary>
    public static int Habit(string code) => ((code[7] - '0') * 3 + (code[8] - '0')) % 10;

    private static SheetCell Upper(int index, MonthlyColumn column)
    {
        if (column.Group is null)
        {
            return column.Heading;
        }

        // The merged cell's text stands in its first column.
        var isFirst = index == 0 || MonthlyColumns.All[index - 1].Group != column.Group;
        return isFirst ? column.Group : SheetCell.Empty;
    }

    private static SheetCell[] Row(string first, IEnumerable<SheetCell> rest) => [first, .. rest];

    private static SheetCell[] Row(string first, IEnumerable<string> rest) => [first, .. rest.Select(text => (SheetCell)text)];

    private static string Heading(string text, int habit) =>
        habit % 3 == 0 && text.Length > 6 ? text.Insert(text.Length - 2, "\n") : text;

    private static string Name(string name, int index, int habit) =>
        habit % 4 == 2 && index % 5 == 1 ? name + " " : habit == 7 && index % 6 == 2 ? "　" + name : name;

    private static string UnitLine(MonthlyReport report)
    {
        var kind = report.Unit.Name.EndsWith("街道", StringComparison.Ordinal) ? "社区卫生服务中心" : "卫生院";
        return $"填报单位: {report.Unit.Name}{kind}    报告期: {MonthText(report.Month)}    表号: 富妇幼月1表    单位: 人";
    }

    private static string Signature(MonthlyReport report)
    {
        var who = Habit(report.Unit.Code);
        var on = report.ReportedOn.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
        return $"单位负责人: {s_signers[who % 8]}  统计负责人: {s_signers[(who + 3) % 8]}  填表人: {s_signers[(who + 5) % 8]}  " +
            $"联系电话: 0913-82000{who}{who}  报出日期: {on}";
    }

    public static string MonthText(int month)
    {
        var yearMonth = Period.ToYearMonth(month);
        return string.Create(CultureInfo.InvariantCulture, $"{yearMonth / 100}年{yearMonth % 100}月");
    }

    private static List<string> Merges(int rows, int width, int villages)
    {
        var merges = new List<string>
        {
            Range(0, 0, 0, width - 1),
            Range(1, 0, 1, width - 1),
            Range(HeaderRow, 0, HeaderRow + 1, 0),
        };
        for (var i = 0; i < MonthlyColumns.All.Count;)
        {
            var group = MonthlyColumns.All[i].Group;
            var end = i + 1;
            while (group is not null && end < MonthlyColumns.All.Count && MonthlyColumns.All[end].Group == group)
            {
                end++;
            }

            merges.Add(group is null ? Range(HeaderRow, i + 1, HeaderRow + 1, i + 1) : Range(HeaderRow, i + 1, HeaderRow, end));
            i = end;
        }

        for (var row = HeaderRow + 3 + villages; row < rows; row++)
        {
            merges.Add(Range(row, 0, row, width - 1));
        }

        return merges;
    }

    private static string Range(int top, int left, int bottom, int right) =>
        $"{Sheet.Reference(top, left)}:{Sheet.Reference(bottom, right)}";
}

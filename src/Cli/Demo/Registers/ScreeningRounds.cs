using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Monthly;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Registers;

/// <summary>The two rounds of women's screening, a row for each township.</summary>
/// <remarks>The county's counts are whole numbers that round to what was published of Fuping: 15.2万 due, 12.92万 checked,
/// 61.8 % diseased; then 17.2万, 15.2万, 86,741 and 72.5 % treated. The published 50.6 % fits no whole numbers.</remarks>
internal sealed class ScreeningRounds(DemoOptions options, DemoPlaces places)
{
    private static readonly string[] s_heading =
        ["乡镇", "20-64岁妇女人数", "应查人数", "实查人数", "查出妇科病人数", "治疗人数", "治愈人数"];

    private readonly DemoRandom _random = new(options.Seed, stream: 11);

    /// <summary>A round: its number, its months and the county's counts from women of the age to cured.</summary>
    public IReadOnlyList<(int Number, int FirstMonth, int LastMonth, int[] County)> Rounds =>
    [
        (1, options.FirstMonthIndex, options.FirstMonthIndex + 14, [214_300, 151_600, 129_245, 79_873, 55_911, 43_052]),
        (2, options.FirstMonthIndex + 18, options.FirstMonthIndex + 32, [213_800, 172_300, 151_500, 86_741, 62_887, 49_680]),
    ];

    public Sheet Make(int number)
    {
        var (_, first, last, county) = Rounds.Single(round => round.Number == number);
        var townships = Split(county);
        var on = new DateOnly((last + 1) / 12, ((last + 1) % 12) + 1, 15);
        IReadOnlyList<SheetCell>[] rows =
        [
            ["富平县妇女常见病筛查情况报表"],
            [$"填报单位: 富平县妇幼保健院    报告期: 第{number}轮 ({MonthlySheet.MonthText(first)}—{MonthlySheet.MonthText(last)})    "
                + "表号: 卫统44    单位: 人"],
            [.. s_heading.Select(text => (SheetCell)text)],
            .. places.Townships.Select((township, i) =>
                (IReadOnlyList<SheetCell>)[township.Name, .. townships[i].Select(count => (SheetCell)count)]),
            ["合计", .. county.Select(count => (SheetCell)count)],
            [$"单位负责人: 惠某  统计负责人: 党某  填表人: 雷某  联系电话: 0913-8200000  报出日期: {on.Year}年{on.Month}月{on.Day}日"],
        ];
        return new Sheet($"第{number}轮", rows, ["A1:G1", "A2:G2", $"A{rows.Length}:G{rows.Length}"]);
    }

    // Each count goes to the townships by the count before it, so that cured <= treated <= ... <= due in each of them.
    private int[][] Split(int[] county)
    {
        var sizes = places.Townships.Select(township => township.Villages.Sum(village => village.MonthlyDeliveries)).ToArray();
        var split = new int[county.Length][];
        for (var step = 0; step < county.Length; step++)
        {
            var limits = step == 0 ? null : split[step - 1];
            var weights = (limits?.Select(limit => (double)limit) ?? sizes)
                .Select(weight => weight * (1 + (0.05 * (_random.Unit() - 0.5))))
                .ToArray();
            split[step] = Share(county[step], weights, limits);
        }

        return [.. places.Townships.Select((_, i) => split.Select(counts => counts[i]).ToArray())];
    }

    // Largest remainders; what passes a limit goes to the township with most room.
    private static int[] Share(int total, double[] weights, int[]? limits)
    {
        var sum = weights.Sum();
        var counts = weights
            .Select((weight, i) => Math.Min((int)(total * weight / sum), limits?[i] ?? int.MaxValue))
            .ToArray();
        for (var rest = total - counts.Sum(); rest > 0; rest--)
        {
            var most = Enumerable.Range(0, counts.Length)
                .MaxBy(i => limits is null ? (total * weights[i] / sum) - counts[i] : limits[i] - counts[i]);
            counts[most]++;
        }

        return counts;
    }
}

using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using static McHAnalytics.Cli.Demo.Records.RecordContext;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>The third round of screening, begun in two pilot townships: who is due, who came, what was found and done.</summary>
internal sealed class ScreeningRecords(RecordContext context)
{
    private const int Round = 3;
    private const int WomenOfVillage = 14;

    private static readonly string[] s_diseases = ["宫颈炎", "阴道炎", "子宫肌瘤", "乳腺增生", "盆腔炎", "其他"];
    private static readonly string[] s_costs = ["宣传", "检查", "药品", "设备", "培训", "车辆"];

    private readonly DemoRandom _random = context.Random;

    public IEnumerable<DemoRecords> All()
    {
        var women = Women().ToList();
        yield return new(
            "screening_due", "妇女病普查应查对象登记册", Station, "轮次 姓名 身份证号 户口所在村 登记日期 应查原因 计划生育家庭 流动人口",
            [.. women.Select(each => Due(each.Woman, each.Home))]);
        yield return new(
            "screening_register", "妇女病普查个案登记册", Station,
            "轮次 姓名 身份证号 户口所在村 出生日期 检查日期 检查地点 血压 体温 B超 乳腺检查 妇科检查 白带常规 宫颈涂片 诊断 治疗日期 "
                + "治疗机构 治疗方式 治疗结果 结果日期 回访日期 回访结果",
            [.. women.Where(_ => _random.Chance(0.88)).Select(each => Visit(each.Woman, each.Home))]);
        yield return new(
            "screening_cost", "妇女病普查经费登记册", Station, "凭证号 县区 轮次 支出日期 费用项目 金额 资金来源", [.. Costs()]) { MoneyUnit = "万元" };
    }

    private IEnumerable<(DemoWoman Woman, string Home)> Women()
    {
        var people = new PeopleDraw(_random);
        foreach (var township in context.Townships.Where(township => township.Merged is null).Take(2))
        {
            foreach (var village in township.Villages)
            {
                for (var each = 0; each < WomenOfVillage; each++)
                {
                    var born = context.Today.AddDays(-_random.Between(20 * 366, 64 * 365));
                    yield return (people.Draw(village, born), $"{township.Name}/{village.Name}");
                }
            }
        }
    }

    private SheetCell[] Due(DemoWoman woman, string home) =>
    [
        Round, woman.Name, woman.IdentityNumber, home, (DateOnly?)context.Since.AddDays(_random.Below(60)),
        _random.Chance(0.9) ? "已婚育龄" : "待孕", YesNo(_random.Chance(0.3)), YesNo(woman.IsFloating),
    ];

    private SheetCell[] Visit(DemoWoman woman, string home)
    {
        var on = context.Since.AddDays(90 + _random.Below(200));
        var isDiseased = _random.Chance(0.57);
        var treated = isDiseased && _random.Chance(0.73) ? context.Later(on, 0, 20) : null;
        var isCured = treated is not null && _random.Chance(0.79);
        var visited = isDiseased ? context.Later(on, _random.Chance(0.86) ? 18 : 46, _random.Chance(0.86) ? 45 : 80) : null;
        return
        [
            Round, woman.Name, woman.IdentityNumber, home, (DateOnly?)woman.BornOn, (DateOnly?)on, _random.Chance(0.6) ? "流动车" : "集中点",
            .. Enumerable.Range(0, 7).Select(_ => (SheetCell)(_random.Chance(0.985) ? "已查" : "未查")),
            isDiseased ? _random.Pick(s_diseases) : "正常", treated, If(treated is not null, _random.Chance(0.31) ? "计生机构" : "医疗机构"),
            If(treated is not null, "药物"), If(treated is not null, isCured ? "治愈" : "好转"),
            treated is { } day ? context.Later(day, 14, 40) : (DateOnly?)null, visited, If(visited is not null, "良好"),
        ];
    }

    private IEnumerable<SheetCell[]> Costs()
    {
        foreach (var month in context.Months.Skip(2).Take(8))
        {
            foreach (var item in s_costs)
            {
                var on = context.DayIn(month);
                yield return
                [
                    context.Number("PZ", on), DemoPlaces.CountyName, Round, (DateOnly?)on, item, Math.Round(0.2 + (3 * _random.Unit()), 2),
                    _random.Chance(0.7) ? "县财政" : "省级",
                ];
            }
        }
    }
}

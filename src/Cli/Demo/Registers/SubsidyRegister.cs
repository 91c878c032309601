using System.Globalization;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Registers;

/// <summary>The register of delivery subsidies: 300 yuan for a rural woman who delivered in a hospital, 200 or 700 more in need.</summary>
internal sealed class SubsidyRegister(DemoOptions options)
{
    private const int Base = 300;
    private const int SecondNormal = 200;
    private const int SecondAbnormal = 700;

    private static readonly string[] s_heading =
    [
        "补助卡编号", "姓名", "身份证号", "户口所在村", "分娩日期", "分娩方式", "医疗机构", "住院费用", "补助金额", "二次救助金额",
        "收回联次", "结算季度", "审核日期", "拨付日期",
    ];

    private readonly DemoRandom _random = new(options.Seed, stream: 10);
    private int _card;

    public Sheet Make(IEnumerable<DemoPregnancy> pregnancies)
    {
        var claims = pregnancies
            .Where(pregnancy => pregnancy.Woman.IsRuralHousehold && pregnancy.Delivery is { IsInHospital: true })
            .OrderBy(pregnancy => pregnancy.Delivery!.On).ThenBy(pregnancy => pregnancy.HandbookNumber, StringComparer.Ordinal)
            .Where(_ => _random.Chance(0.955))
            .Select(Line)
            .ToArray();
        IReadOnlyList<SheetCell>[] rows =
        [
            ["农村孕产妇住院分娩补助登记册"],
            ["填报单位: 富平县妇幼保健院    单位: 元"],
            [.. s_heading.Select(text => (SheetCell)text)],
            .. claims,
        ];
        var last = Sheet.Reference(0, s_heading.Length - 1)[..^1];
        return new Sheet("补助登记", rows, [$"A1:{last}1", $"A2:{last}2"]);
    }

    private SheetCell[] Line(DemoPregnancy pregnancy)
    {
        var delivery = pregnancy.Delivery!;
        var isNormal = delivery.Kind == "顺产";
        var second = _random.Chance(0.008) ? isNormal ? SecondNormal : SecondAbnormal : 0;
        var cost = Math.Round(Math.Exp(_random.Normal(Math.Log(isNormal ? 2_900 : 6_400), 0.18)), 2);
        var quarter = Period.Containing(PeriodType.Quarter, delivery.On);

        // A quarter is settled after its end: checked within a month, paid one to three months later.
        var checkedOn = quarter.End.AddDays(_random.Between(8, 30));
        var paidOn = checkedOn.AddDays(_random.Between(20, 95));
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"BZ{delivery.On:yyyy}{++_card:00000}"),
            pregnancy.Woman.Name, pregnancy.Woman.IdentityNumber,
            PregnancyRegister.Home(pregnancy, delivery.On, options.MergedOn), (DateOnly?)delivery.On, delivery.Kind,
            delivery.Facility, cost, Base, second, _random.Chance(0.985) ? "二、三、四联" : "二、三联", quarter.Id,
            checkedOn <= options.Today ? checkedOn : (DateOnly?)null, paidOn <= options.Today ? paidOn : (DateOnly?)null,
        ];
    }
}

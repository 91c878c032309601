using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Cli.Demo.Returns;
using static McHAnalytics.Cli.Demo.Records.RecordContext;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>The registers of the delivery subsidy: from the village's enrolment to the money that reaches the hospital.</summary>
internal sealed class SubsidyRecords(RecordContext context)
{
    private static readonly string[] s_parts = ["第一联", "第二联", "第三联", "第四联"];

    private readonly DemoRandom _random = context.Random;
    private readonly List<SheetCell[]> _vouchers = [];
    private readonly List<SheetCell[]> _events = [];

    public IEnumerable<DemoRecords> All()
    {
        var rural = context.Registered.Where(woman => woman.Woman.IsRuralHousehold).ToList();
        yield return new(
            "subsidy_enrolment", "孕妇登记汇总表", Station,
            "登记编号 姓名 身份证号 户口所在村 登记日期 早孕凭证 身份证查验 户口簿查验 村上报日期 乡镇审核日期 县核实日期 审核结果 退回原因",
            [.. rural.Select(Enrolment)]);
        yield return new(
            "subsidy_voucher", "补助卡四联单登记册", Station, "四联单编号 姓名 身份证号 户口所在村 发放日期 交到孕妇日期 面值 状态", _vouchers);
        yield return new("voucher_event", "四联单流转登记册", Station, "四联单编号 所在乡镇 联次 环节 日期 经手机构", _events);
        yield return new(
            "subsidy_settlement", "补助资金季度结算表", Bureau,
            "结算单号 医疗机构 结算例数 分娩起日 分娩止日 申报日期 申请金额(元) 卫健审核日期 核定金额(元) 财政批复日期 拨付日期 拨付金额(元)",
            [.. Settlements()]);
        var delivered = context.Delivered.Where(woman => woman.Woman.IsRuralHousehold && woman.Delivery!.IsInHospital).ToList();
        yield return new(
            "second_relief", "贫困孕产妇二次救助登记册", Bureau,
            "申请编号 姓名 身份证号 户口所在村 分娩日期 分娩方式 严重并发症 贫困证明 申请日期 审批日期 审批结果 救助金额 拨付日期",
            [.. delivered.Where(_ => _random.Chance(0.02)).Select(Relief)]);
        yield return new(
            "subsidy_outside", "外地分娩补助登记册", Bureau,
            "申请编号 姓名 身份证号 户口所在村 分娩日期 出院日期 发票金额 准生证 户口簿 申请日期 审核日期 补助金额 拨付日期",
            [.. delivered.Where(woman => IsOutside(woman) && _random.Chance(0.5)).Select(Outside)]);
    }

    private static bool IsOutside(DemoPregnancy woman) => !ReturnPlaces.Facilities.Contains(woman.Delivery!.Facility);

    private SheetCell[] Enrolment(DemoPregnancy woman)
    {
        var on = woman.RegisteredOn!.Value;
        var submitted = context.Later(on, 1, 30);
        var township = submitted is { } first ? context.Later(first, 5, 60) : null;
        var county = township is { } second ? context.Later(second, 3, 30) : null;
        var isPassed = _random.Chance(0.97);
        var number = context.Number("DJ", on);
        if (county is { } verified && isPassed)
        {
            AddVoucher(woman, verified);
        }

        return
        [
            number, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on), (DateOnly?)on,
            isPassed ? _random.Chance(0.6) ? "B超单" : "化验单" : "无", "是", "是", submitted, township, county,
            If(county is not null, isPassed ? "通过" : "退回"), If(county is not null && !isPassed, "缺早孕凭证"),
        ];
    }

    private void AddVoucher(DemoPregnancy woman, DateOnly verified)
    {
        var issued = context.Later(verified, 0, 10);
        if (issued is not { } day)
        {
            return;
        }

        var number = context.Number("BK", day);
        var delivered = context.Later(day, 2, 25);
        var isUsed = woman.Delivery is { IsInHospital: true } delivery && delivery.On >= day;
        var state = isUsed ? "已使用" : _random.Chance(0.02) ? "遗失" : "有效";
        _vouchers.Add(
        [
            number, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, day), (DateOnly?)day, delivered, 300, state,
        ]);
        if (isUsed)
        {
            AddEvents(number, woman);
        }
    }

    // The hospital keeps parts 2 and 3, and takes the third to the county each quarter.
    private void AddEvents(string number, DemoPregnancy woman)
    {
        var township = PathOf(woman.Township);
        DateOnly? at = woman.Delivery!.On;
        Add("第二联", "收回", at, woman.Delivery.Facility);
        Add("第三联", "收回", at, woman.Delivery.Facility);
        at = context.Later(at.Value, 10, 95);
        Add("第三联", "上交", at, woman.Delivery.Facility);
        at = at is { } submitted ? context.Later(submitted, 3, 25) : null;
        Add("第三联", "审核", at, "富平县妇幼保健院");
        at = at is { } audited ? context.Later(audited, 15, 90) : null;
        Add("第三联", "拨付", at, "富平县妇幼保健院");

        void Add(string part, string what, DateOnly? on, string unit)
        {
            if (on is not null)
            {
                _events.Add([number, township, Array.Find(s_parts, each => each == part), what, on, unit]);
            }
        }
    }

    private IEnumerable<SheetCell[]> Settlements()
    {
        for (var quarter = context.Since; quarter.AddMonths(3) <= context.Today; quarter = quarter.AddMonths(3))
        {
            foreach (var facility in ReturnPlaces.Facilities)
            {
                var last = quarter.AddMonths(3).AddDays(-1);
                var claims = context.Delivered.Count(woman => woman.Woman.IsRuralHousehold
                    && woman.Delivery!.Facility == facility && woman.Delivery.On >= quarter && woman.Delivery.On <= last);
                if (context.Later(last, 5, 25) is not { } claimed)
                {
                    continue;
                }

                // Once in a while births of the year before last are settled with the others.
                var from = _random.Chance(0.15) ? quarter.AddYears(-1).AddDays(-20) : quarter;
                var approved = Math.Max(0, claims - (_random.Chance(0.3) ? 1 : 0)) * 300;
                var reviewed = context.Later(claimed, 5, 20);
                var finance = reviewed is { } first ? context.Later(first, 5, 30) : null;
                var paid = finance is { } second ? context.Later(second, 3, 60) : null;
                yield return
                [
                    context.Number("JS", claimed), facility, claims, (DateOnly?)from, (DateOnly?)last, (DateOnly?)claimed, claims * 300,
                    reviewed, approved, finance, paid, approved,
                ];
            }
        }
    }

    private SheetCell[] Relief(DemoPregnancy woman)
    {
        var born = woman.Delivery!.On;
        var applied = context.Later(born, 3, 40) ?? context.Today;
        var approved = context.Later(applied, 5, 30);
        var isGranted = _random.Chance(0.9);
        return
        [
            context.Number("EJ", applied), woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, born), (DateOnly?)born,
            woman.Delivery.Kind, DemoOutcome.IsHeavyLoss(woman.Delivery) ? "产后出血" : "其他", YesNo(_random.Chance(0.97)),
            (DateOnly?)applied, approved, If(approved is not null, isGranted ? "同意" : "不同意"), woman.Delivery.Kind == "顺产" ? 200 : 700,
            isGranted && approved is { } granted ? context.Later(granted, 10, 60) : (DateOnly?)null,
        ];
    }

    private SheetCell[] Outside(DemoPregnancy woman)
    {
        var born = woman.Delivery!.On;
        var left = context.Later(born, 2, 8) ?? context.Today;
        var applied = context.Later(left, 5, 90) ?? context.Today;
        var audited = context.Later(applied, 5, 30);
        return
        [
            context.Number("WD", applied), woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, born), (DateOnly?)born,
            (DateOnly?)left, Math.Round(3_000 + (4_000 * _random.Unit()), 2), YesNo(_random.Chance(0.95)), "是", (DateOnly?)applied, audited,
            300, audited is { } day ? context.Later(day, 10, 60) : (DateOnly?)null,
        ];
    }
}

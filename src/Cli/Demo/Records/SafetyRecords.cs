using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;
using static McHAnalytics.Cli.Demo.Records.RecordContext;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>The registers of the five systems of maternal safety, written of the women as they were.</summary>
internal sealed class SafetyRecords(RecordContext context)
{
    private static readonly string[] s_interviewReasons = ["转诊不及时", "绿色通道不畅", "安全管理薄弱", "剖宫产率居高不下"];

    private readonly DemoRandom _random = context.Random;
    private readonly List<SheetCell[]> _contacts = [];

    public IEnumerable<DemoRecords> All()
    {
        yield return new(
            "risk_screening", "妊娠风险筛查登记", Station,
            "手册编号 姓名 身份证号 现住址(村) 筛查日期 孕周 筛查结果 阳性项目数 转评估 筛查人", [.. Screened.Select(Screening)]);
        yield return new(
            "risk_report", "妊娠风险评估报告单", Station,
            "姓名 身份证号 现住址(村) 评估机构 评估日期 孕周 风险颜色 传染病(紫色) 风险因素 转诊机构 报告日期",
            [.. Screened.Where(IsPositive).Select(Report)]);
        yield return new(
            "special_case", "高危孕产妇专案登记册", Station,
            "专案编号 姓名 身份证号 现住址(村) 颜色 评估日期 建档日期 责任人 管理机构 转归 结案日期",
            [.. Screened.Where(IsSpecial).Select(Case)]);
        yield return new(
            "case_contact", "高危孕产妇专案随访登记册", Station, "专案编号 姓名 现住址(村) 应随访日期 实际随访日期 随访方式 随访人", _contacts);
        yield return new(
            "referral", "高危孕产妇转诊登记册", Station,
            "转诊编号 姓名 身份证号 现住址(村) 转出机构 转入机构 转诊原因 转出日期 到达日期 交接记录 护送人",
            [.. Screened.Where(woman => woman.Condition.Colour >= DemoColour.Orange && _random.Chance(0.4)).Select(Referral)]);
        yield return new(
            "critical_case", "危急重症救治登记册", Station,
            "抢救编号 对象 姓名 身份证号 现住址(村) 救治机构 发生日期 危重标准 用血量ml 转归 转归日期", [.. CriticalCases()]);
        yield return new(
            "death_report", "死亡个案报告", Station,
            "个案编号 类别 姓名 户籍地(村) 出生或分娩日期 死亡日期 报告日期 孕周或日龄 死亡地点 死因ICD-10 评审日期 可避免性", [.. Deaths()]);
        yield return new(
            "unit_interview", "约谈通报登记册", Bureau,
            "约谈编号 被约谈单位 所在乡镇 约谈日期 约谈原因 整改期限 整改完成日期", [.. Interviews()]);
    }

    private IEnumerable<DemoPregnancy> Screened =>
        context.Registered.Where(woman => woman.Delivery is null or { Care.IsRiskScreened: true });

    private static bool IsPositive(DemoPregnancy woman) =>
        woman.Condition.Colour > DemoColour.Green || woman.Condition.AllFlags.Any();

    private static bool IsSpecial(DemoPregnancy woman) =>
        woman.Condition.Colour >= DemoColour.Orange || woman.Condition.IsPurple;

    private static string ColourOf(DemoPregnancy woman) => woman.Condition.Colour switch
    {
        DemoColour.Red => "红色",
        DemoColour.Orange => "橙色",
        DemoColour.Yellow => "黄色",
        _ => "绿色",
    };

    private static int WeekOn(DemoPregnancy woman, DateOnly day) => (day.DayNumber - woman.LastPeriodOn.DayNumber) / 7;

    private SheetCell[] Screening(DemoPregnancy woman)
    {
        var on = woman.RegisteredOn!.Value;
        var isPositive = IsPositive(woman);
        return
        [
            woman.HandbookNumber, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on), (DateOnly?)on,
            WeekOn(woman, on), isPositive ? "阳性" : "阴性", isPositive ? Math.Max(1, woman.Condition.AllFlags.Count()) : 0,
            YesNo(isPositive && _random.Chance(0.97)), "雷某",
        ];
    }

    private SheetCell[] Report(DemoPregnancy woman)
    {
        var on = woman.RegisteredOn!.Value;
        var (least, most) = woman.Condition.Colour switch
        {
            DemoColour.Red => (0, _random.Chance(0.94) ? 1 : 4),
            DemoColour.Orange => (0, _random.Chance(0.95) ? 3 : 9),
            _ => (1, 20),
        };
        var isReferred = woman.Condition.Colour >= DemoColour.Orange;
        return
        [
            woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on), HospitalOf(woman.Township), (DateOnly?)on,
            WeekOn(woman, on), ColourOf(woman), YesNo(woman.Condition.IsPurple),
            string.Join(';', woman.Condition.AllFlags.SelectMany(flag => flag.Codes)), If(isReferred, "富平县医院"),
            context.Later(on, least, most),
        ];
    }

    private SheetCell[] Case(DemoPregnancy woman)
    {
        var assessed = woman.RegisteredOn!.Value;
        var opened = context.Later(assessed, 0, 3) ?? context.Today;
        var number = context.Number("ZA", opened);
        var closed = woman.Delivery is { } delivery ? context.Later(delivery.On, 42, 60) : null;
        if (closed < opened)
        {
            closed = opened;
        }

        var colour = woman.Condition.Colour >= DemoColour.Orange ? ColourOf(woman) : "紫色";
        AddContacts(woman, number, opened, colour == "红色" ? 7 : 14);
        return
        [
            number, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, opened), colour, (DateOnly?)assessed,
            (DateOnly?)opened, "党某", HospitalOf(woman.Township),
            If(closed is not null, woman.Delivery?.MotherOutcome switch { "死亡" => "死亡", "危重存活" => "危重存活", _ => "平安分娩" }),
            closed,
        ];
    }

    // Until the day of delivery; the next one may still lie ahead.
    private void AddContacts(DemoPregnancy woman, string number, DateOnly opened, int days)
    {
        var last = woman.Delivery?.On ?? context.Today.AddDays(days);
        for (var due = opened.AddDays(days); due <= last; due = due.AddDays(days))
        {
            var done = due <= context.Today && _random.Chance(0.94)
                ? context.Later(due, _random.Chance(0.9) ? -2 : 4, _random.Chance(0.9) ? 3 : 9)
                : null;
            _contacts.Add(
            [
                number, woman.Woman.Name, context.Home(woman, due), (DateOnly?)due, done,
                If(done is not null, _random.Chance(0.3) ? "入户" : "电话"), If(done is not null, "党某"),
            ]);
        }
    }

    private SheetCell[] Referral(DemoPregnancy woman)
    {
        var left = context.Later(woman.RegisteredOn!.Value, 0, 60) ?? context.Today;
        var arrived = _random.Chance(0.95) ? context.Later(left, 0, _random.Chance(0.8) ? 0 : 3) : null;
        return
        [
            context.Number("ZZ", left), woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, left),
            HospitalOf(woman.Township), "富平县医院", _random.Chance(0.7) ? "评估高风险" : "超出本机构能力", (DateOnly?)left,
            arrived, YesNo(arrived is not null && _random.Chance(0.9)), "惠某",
        ];
    }

    private IEnumerable<SheetCell[]> CriticalCases()
    {
        foreach (var woman in context.Delivered)
        {
            var delivery = woman.Delivery!;
            if (DemoOutcome.IsSevere(delivery))
            {
                var isDead = delivery.MotherOutcome == "死亡";
                var isHeavy = DemoOutcome.IsHeavyLoss(delivery);
                yield return CriticalCase(
                    woman, "孕产妇", isHeavy ? "产科出血" : "子痫或重度子痫前期", isHeavy ? _random.Between(2, 20) * 200 : 0, isDead);
            }

            if (delivery.Children.Any(child => child.IsLiveBorn && (child.WeightGrams < 1_500 || child.DiedInFirstWeek)))
            {
                yield return CriticalCase(
                    woman, "新生儿", delivery.Weeks < 32 ? "极早产" : "重度窒息", 0, delivery.Children.Any(child => child.DiedInFirstWeek));
            }
        }
    }

    private SheetCell[] CriticalCase(DemoPregnancy woman, string who, string criterion, int blood, bool isDead)
    {
        var on = woman.Delivery!.On;
        return
        [
            context.Number("QJ", on), who, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on),
            woman.Delivery.IsInHospital && !woman.Delivery.Facility.Contains('某', StringComparison.Ordinal)
                ? woman.Delivery.Facility
                : "富平县医院",
            (DateOnly?)on, criterion, blood, isDead ? "死亡" : "抢救成功", context.Later(on, 0, isDead ? 3 : 12),
        ];
    }

    // Deaths of all the demo's years: they are few.
    private IEnumerable<SheetCell[]> Deaths()
    {
        foreach (var woman in context.All.Where(woman => woman.Delivery is not null).OrderBy(woman => woman.Delivery!.On))
        {
            var delivery = woman.Delivery!;
            if (delivery.MotherOutcome == "死亡")
            {
                yield return Death(woman, "孕产妇", context.Later(delivery.On, 0, 5) ?? context.Today, delivery.Weeks, "O72.1");
            }

            foreach (var _ in delivery.Children.Where(child => child.DiedInFirstWeek))
            {
                var died = context.Later(delivery.On, 0, 6) ?? context.Today;
                yield return Death(woman, "新生儿", died, died.DayNumber - delivery.On.DayNumber, delivery.Weeks < 34 ? "P07.3" : "P21.0");
            }
        }
    }

    private SheetCell[] Death(DemoPregnancy woman, string kind, DateOnly died, int age, string cause)
    {
        var reported = context.Later(died, 0, _random.Chance(0.9) ? 6 : 30);
        var reviewed = reported is { } known ? context.Later(known, 20, 90) : null;
        return
        [
            context.Number("SW", died), kind, kind == "孕产妇" ? woman.Woman.Name : woman.Woman.Name + "之子", context.Home(woman, died),
            (DateOnly?)woman.Delivery!.On, (DateOnly?)died, reported ?? context.Today, age, woman.Delivery.IsInHospital ? "医院" : "家中", cause,
            reviewed, If(reviewed is not null, _random.Chance(0.3) ? "可避免" : _random.Chance(0.5) ? "创造条件可避免" : "不可避免"),
        ];
    }

    private IEnumerable<SheetCell[]> Interviews()
    {
        foreach (var month in context.Months.Where(_ => _random.Chance(0.5)))
        {
            var (township, _) = context.AnyVillage();
            var on = context.DayIn(month);
            yield return
            [
                context.Number("YT", on), HospitalOf(township), PathOf(township), (DateOnly?)on, _random.Pick(s_interviewReasons),
                (DateOnly?)on.AddDays(30), context.Later(on, 10, 38),
            ];
        }
    }
}

using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using static McHAnalytics.Cli.Demo.Records.RecordContext;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>The registers of daily work in townships and villages.</summary>
internal sealed class TownshipRecords(RecordContext context)
{
    private const int VillageDueDay = 20;

    private static readonly string[] s_topics = ["孕产妇保健", "儿童保健", "急诊急救", "信息管理"];
    private static readonly string[] s_subjects = ["补助政策", "孕产期保健", "儿童保健", "妇女病普查", "母婴保健法"];
    private static readonly string[] s_scenarios = ["产后出血", "子痫", "羊水栓塞", "新生儿复苏"];
    private static readonly (string Code, double Target, string Direction)[] s_targets =
        [("DEL_HOSP", 99.5, "不低于"), ("MAT_SYS", 90, "不低于"), ("ANC_EARLY", 90, "不低于"), ("DEL_CS", 40, "不高于")];

    private readonly DemoRandom _random = context.Random;
    private readonly List<SheetCell[]> _signatures = [];
    private readonly List<SheetCell[]> _examinations = [];

    public IEnumerable<DemoRecords> All()
    {
        yield return new(
            "village_report", "村级报表收报台帐", Station, "报表编号 户口所在村 期末日期 收到日期 资料齐全 收报人", [.. VillageReports()]);
        yield return new(
            "township_report", "乡镇季报年报收报台帐", Station, "报表编号 所在乡镇 期末日期 应报日期 收到日期 报表 退回更正", [.. TownshipReports()]);
        yield return new(
            "county_review", "县级年报会审登记册", Station, "会审编号 县区 年度末日期 会审日期 表号 发现问题数", [.. Reviews()]);
        yield return new(
            "antenatal_visit", "产前检查登记册", Station,
            "手册编号 姓名 身份证号 现住址(村) 末次月经 检查日期 孕周 收缩压 舒张压 血红蛋白g/L 体重kg 检查机构 高危",
            [.. context.Registered.SelectMany(Antenatal)]);
        yield return new(
            "postnatal_visit", "产后访视登记册", Station, "手册编号 姓名 身份证号 现住址(村) 分娩日期 访视日期 体温 喂养方式 伤口恢复 情绪",
            [.. context.Delivered.Where(woman => woman.Delivery!.VisitedOn is not null).Select(Postnatal)]);
        yield return new(
            "child_register", "儿童保健登记册", Station,
            "儿童编号 姓名 母亲姓名 现住址(村) 出生日期 建册日期 性别 出生体重g 出生孕周 高危儿 听力筛查 疾病筛查",
            [.. context.Delivered.SelectMany(Children)]);
        yield return new(
            "child_visit", "儿童健康检查登记册", Station,
            "儿童编号 姓名 现住址(村) 出生日期 检查日期 体重kg 身长cm 血红蛋白g/L 生长评价 发育筛查", _examinations);
        yield return new(
            "training", "培训登记册", Bureau, "培训编号 所在乡镇 培训日期 天数 培训主题 培训层级 应到人数 实到人数 考核人数 合格人数", [.. Trainings()]);
        yield return new("training_attendance", "培训签到册", Bureau, "培训编号 所在乡镇 姓名 身份证号 培训日期 岗位 成绩 发证", _signatures);
        yield return new(
            "outreach", "健康教育活动登记册", Station, "活动编号 所在乡镇 活动日期 主题 形式 参加人数 发放资料份数 出动车次", [.. Outreach()]);
        yield return new(
            "rescue_team", "急救小组登记册", Station, "小组编号 所在乡镇 所在机构 类别 成立日期 人数 电话已公布 急救包齐全 检查日期", [.. Teams()]);
        yield return new("rescue_drill", "急救演练登记册", Station, "演练编号 所在乡镇 演练日期 演练内容 参加人数 到位分钟", [.. Drills()]);
        yield return new("target_letter", "目标责任书登记册", Bureau, "责任书编号 所在乡镇 签订日期 年度 指标代码 目标值 方向", [.. Targets()]);
    }

    private IEnumerable<SheetCell[]> VillageReports()
    {
        foreach (var month in context.Months)
        {
            foreach (var (township, village) in context.Townships.SelectMany(each => each.Villages, (each, village) => (each, village)))
            {
                var due = new DateOnly(month.Year, month.Month, VillageDueDay);
                var received = _random.Chance(0.97) ? context.Later(due, -5, _random.Chance(0.93) ? 0 : 4) : null;
                yield return
                [
                    context.Number("CB", due), $"{township.Name}/{village.Name}", (DateOnly?)due, received,
                    If(received is not null, YesNo(_random.Chance(0.96))), "雷某",
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> TownshipReports()
    {
        foreach (var last in context.Months.Select(month => month.AddMonths(1).AddDays(-1)).Where(day => day.Month % 3 == 0 && day <= context.Today))
        {
            var due = last.AddDays(last.Month == 9 ? 12 : 10);
            foreach (var township in context.Townships)
            {
                var received = _random.Chance(0.98) ? context.Later(due, -6, _random.Chance(0.94) ? 0 : 5) : null;
                yield return
                [
                    context.Number("XB", last), PathOf(township), (DateOnly?)last, due, received,
                    last.Month switch { 6 => "半年报", 9 => "年报", _ => "季报" }, If(received is not null, YesNo(_random.Chance(0.06))),
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> Reviews()
    {
        var last = new DateOnly(context.Today.Year, 9, 30);
        foreach (var form in (string[])["卫统41", "卫统42", "卫统44", "卫统45", "卫统46"])
        {
            yield return
            [
                context.Number("HS", last), DemoPlaces.CountyName, (DateOnly?)last, context.Later(last, 15, 28), form, _random.Below(7),
            ];
        }
    }

    private IEnumerable<SheetCell[]> Antenatal(DemoPregnancy woman)
    {
        var last = woman.Delivery?.On ?? context.Today;
        for (var on = woman.RegisteredOn!.Value; on <= last; on = on.AddDays(_random.Between(26, 40)))
        {
            var seen = on < woman.LastPeriodOn.AddDays(196) ? woman.Condition.First : woman.Condition.Later;
            var weeks = (on.DayNumber - woman.LastPeriodOn.DayNumber) / 7;
            yield return
            [
                woman.HandbookNumber, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on), (DateOnly?)woman.LastPeriodOn,
                (DateOnly?)on, weeks, seen.Systolic, Math.Min(seen.Diastolic, seen.Systolic - 5),
                If(_random.Chance(0.8), seen.Haemoglobin), Math.Round(52 + (weeks * 0.35) + _random.Normal(0, 5), 1),
                HospitalOf(woman.Township), YesNo(woman.Condition.Colour >= DemoColour.Orange),
            ];
        }
    }

    private SheetCell[] Postnatal(DemoPregnancy woman)
    {
        var on = woman.Delivery!.VisitedOn!.Value;
        return
        [
            woman.HandbookNumber, woman.Woman.Name, woman.Woman.IdentityNumber, context.Home(woman, on), (DateOnly?)woman.Delivery.On,
            (DateOnly?)on, Math.Round(_random.Normal(36.7, 0.2), 1), _random.Chance(0.62) ? "纯母乳" : "混合", "良好",
            _random.Chance(0.05) ? "低落" : "正常",
        ];
    }

    private IEnumerable<SheetCell[]> Children(DemoPregnancy woman)
    {
        foreach (var child in woman.Delivery!.Children.Where(child => child is { IsLiveBorn: true, DiedInFirstWeek: false }))
        {
            if (context.Later(woman.Delivery.On, 3, _random.Chance(0.9) ? 27 : 60) is not { } on)
            {
                continue;
            }

            var (number, name) = (context.Number("ET", on), woman.Woman.Name[..1] + "宝");
            var home = context.Home(woman, on);
            AddExaminations(number, name, home, woman.Delivery.On, child.WeightGrams);
            yield return
            [
                number, name, woman.Woman.Name, home, (DateOnly?)woman.Delivery.On, (DateOnly?)on, child.Sex == 'M' ? "男" : "女",
                child.WeightGrams, woman.Delivery.Weeks, YesNo(child.WeightGrams < 2_500 || woman.Delivery.Weeks < 37),
                _random.Chance(0.93) ? "通过" : "未通过", _random.Chance(0.96) ? "通过" : "未筛",
            ];
        }
    }

    // At 3, 6 and 12 months.
    private void AddExaminations(string number, string name, string home, DateOnly born, int grams)
    {
        foreach (var months in (int[])[3, 6, 12])
        {
            var on = born.AddMonths(months).AddDays(_random.Below(15));
            if (on > context.Today || !_random.Chance(0.9))
            {
                continue;
            }

            var weight = Math.Round((grams / 1_000.0) + (months <= 6 ? months * 0.72 : 4.3 + ((months - 6) * 0.33)) + _random.Normal(0, 0.4), 2);
            _examinations.Add(
            [
                number, name, home, (DateOnly?)born, (DateOnly?)on, Math.Max(2, weight), Math.Round(50 + (months * 2.1) + _random.Normal(0, 2), 1),
                If(months >= 6, Math.Round(_random.Normal(118, 9))), _random.Unit() switch { < 0.02 => "低体重", < 0.035 => "生长迟缓", < 0.07 => "超重", _ => "正常" },
                _random.Chance(0.97) ? "正常" : "可疑",
            ]);
        }
    }

    // One a quarter in each township; the weak stay for another day.
    private IEnumerable<SheetCell[]> Trainings()
    {
        var people = new PeopleDraw(_random);
        var staff = context.Townships.ToDictionary(township => township.Code, township => Enumerable.Range(0, 8)
            .Select(_ => people.Draw(township.Villages[0], context.Today.AddDays(-_random.Between(9_000, 20_000)))).ToList());
        foreach (var month in context.Months.Where((_, i) => i % 3 == 1))
        {
            foreach (var township in context.Townships)
            {
                var on = context.DayIn(month);
                var number = context.Number("PX", on);
                var attended = staff[township.Code].Where(_ => _random.Chance(0.92)).ToList();
                var passed = 0;
                foreach (var person in attended)
                {
                    var score = _random.Between(48, 100);
                    passed += score >= 60 ? 1 : 0;
                    _signatures.Add(
                    [
                        number, PathOf(township), person.Name, person.IdentityNumber, (DateOnly?)on, _random.Chance(0.7) ? "村医" : "助产士",
                        score, YesNo(score >= 60),
                    ]);
                }

                yield return
                [
                    number, PathOf(township), (DateOnly?)on, 1, _random.Pick(s_topics), "乡镇级", staff[township.Code].Count, attended.Count,
                    attended.Count, passed,
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> Outreach()
    {
        foreach (var (month, index) in context.Months.Select((month, index) => (month, index)))
        {
            foreach (var township in context.Townships)
            {
                var on = context.DayIn(month);
                var people = _random.Between(20, 160);
                yield return
                [
                    context.Number("XC", on), PathOf(township), (DateOnly?)on, index % 3 == 0 ? "艾梅乙母婴传播" : _random.Pick(s_subjects),
                    _random.Chance(0.5) ? "讲座" : "街头宣传", people, people + _random.Below(200), _random.Below(3),
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> Teams()
    {
        foreach (var township in context.Townships)
        {
            foreach (var kind in (string[])["孕产妇", "儿童"])
            {
                var on = context.Since.AddDays(_random.Below(40));
                yield return
                [
                    context.Number("JJ", on), PathOf(township), HospitalOf(township), kind, (DateOnly?)on, _random.Between(5, 11), "是",
                    YesNo(_random.Chance(0.9)), context.Later(on, 60, 300),
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> Drills()
    {
        foreach (var township in context.Townships)
        {
            foreach (var month in context.Months.Where((_, i) => i % 6 == 2))
            {
                var on = context.DayIn(month);
                yield return
                [
                    context.Number("YL", on), PathOf(township), (DateOnly?)on, _random.Pick(s_scenarios), _random.Between(6, 20), _random.Between(5, 45),
                ];
            }
        }
    }

    private IEnumerable<SheetCell[]> Targets()
    {
        var on = new DateOnly(context.Since.Year + 1, 1, 15);
        foreach (var township in context.Townships)
        {
            var number = context.Number("ZR", on);
            foreach (var (code, target, direction) in s_targets)
            {
                yield return [number, PathOf(township), (DateOnly?)on, on.Year, code, target, direction];
            }
        }
    }
}

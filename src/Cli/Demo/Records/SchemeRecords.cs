using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Cli.Demo.Returns;
using static McHAnalytics.Cli.Demo.Records.RecordContext;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>The registers of the rural medical scheme, of appraisal, of dedicated funds, support and construction.</summary>
internal sealed class SchemeRecords(RecordContext context)
{
    private const int ClaimsOfTownshipAndMonth = 9;

    // Kind of compensation, its share, its usual cost in yuan, and whether the patient stays.
    private static readonly (string Kind, double Share, double Cost, bool Stays)[] s_kinds =
        [("住院", 0.2, 4_300, true), ("门诊统筹", 0.5, 70, false), ("家庭账户", 0.15, 30, false), ("慢性病", 0.1, 260, false), ("住院正常产", 0.05, 2_900, true)];

    private static readonly string[] s_items = ["公共卫生", "医疗服务", "基本药物", "机构管理", "群众满意"];
    private static readonly string[] s_programmes = ["基本公共卫生", "住院分娩补助", "两癌筛查", "增补叶酸"];
    private static readonly string[] s_inspections = ["基金安全", "产科质量", "母婴安全", "药品"];

    private readonly DemoRandom _random = context.Random;

    public IEnumerable<DemoRecords> All()
    {
        yield return new(
            "ncms_claim", "新型农村合作医疗补偿登记册", Scheme,
            "补偿单号 参合证号 姓名 乡镇 补偿类别 医疗机构 入院日期 出院日期 结算日期 总费用 可报费用 补偿金额", [.. Claims()]);
        yield return new(
            "ncms_fund", "新型农村合作医疗基金收支登记册", Scheme,
            "月份 县区 记账日期 期初余额 个人缴费 中央补助 地方补助 利息收入 可用资金 住院支出 门诊支出 支出合计 期末余额", [.. Fund()]) { MoneyUnit = "万元" };
        yield return new(
            "designation", "定点医疗机构分级管理登记册", Scheme, "医疗机构 评定日期 得分 等级 黄色预警 取消日期", [.. Designations()]);
        yield return new(
            "inspection", "专项检查登记册", Bureau, "检查编号 医疗机构 检查日期 检查类别 发现问题数 整改问题数 整改日期 追回金额", [.. Inspections()]);
        yield return new("appraisal_item", "绩效考核评分登记册", Bureau, "考核编号 所在乡镇 考核日期 考核项目 标准分 得分", [.. Appraisal()]);
        yield return new(
            "fund_allocation", "专项资金拨付登记册", Bureau, "拨款文号 所在乡镇 项目 下达日期 计划金额 批复金额 到位日期 到位金额 支出金额",
            [.. Allocations()]) { MoneyUnit = "万元" };
        yield return new(
            "support_visit", "对口支援登记册", Bureau,
            "支援编号 医疗机构 派出医院 开始日期 结束日期 人数 诊疗人次 手术例数 抢救例数 减免费用 培训人次 新技术项数", [.. Support()]);
        yield return new(
            "construction", "建设项目登记册", Bureau, "项目编号 医疗机构 类别 开工日期 计划竣工日期 竣工日期 面积㎡ 投资额(万元)", [.. Construction()]);
        yield return new("cooperation", "合作项目活动登记册", Bureau, "活动编号 县区 活动日期 合作方 活动类别 参加人数 金额", [.. Cooperation()]);
    }

    private IEnumerable<SheetCell[]> Claims()
    {
        var people = new PeopleDraw(_random);
        foreach (var township in context.Townships)
        {
            var members = Enumerable.Range(0, 40).Select(_ => people.Draw(
                _random.Pick(township.Villages), context.Today.AddDays(-_random.Between(6_600, 25_000)))).ToList();
            foreach (var month in context.Months)
            {
                for (var claim = 0; claim < ClaimsOfTownshipAndMonth; claim++)
                {
                    yield return Claim(township, _random.Pick(members), context.DayIn(month));
                }
            }
        }
    }

    private SheetCell[] Claim(DemoTownship township, DemoWoman member, DateOnly settled)
    {
        var (at, rest) = (0, _random.Unit());
        while (at < s_kinds.Length - 1 && rest >= s_kinds[at].Share)
        {
            rest -= s_kinds[at++].Share;
        }

        var kind = s_kinds[at];
        var left = kind.Stays ? settled.AddDays(_random.Chance(0.9) ? 0 : -_random.Between(1, 20)) : (DateOnly?)null;
        var cost = Math.Round(kind.Cost * Math.Exp(_random.Normal(0, 0.4)), 2);
        var inScope = Math.Round(cost * (0.8 + (0.18 * _random.Unit())), 2);
        return
        [
            context.Number("BC", settled), "HZ" + member.IdentityNumber, member.Name, PathOf(township), kind.Kind,
            kind.Stays ? "富平县医院" : HospitalOf(township), left?.AddDays(-_random.Between(2, 15)), left, (DateOnly?)settled, cost, inScope,
            Math.Round(inScope * (kind.Stays ? 0.65 : 0.5), 2),
        ];
    }

    // In 万元, to two places; each month begins with what the one before left.
    private IEnumerable<SheetCell[]> Fund()
    {
        var opening = 8_000m;
        foreach (var month in context.Months)
        {
            var on = month.AddMonths(1).AddDays(-1);
            if (on > context.Today)
            {
                yield break;
            }

            var personal = month.Month is 12 or 1 ? 9_000m : 20m;
            var (central, local, interest) = (Of(1_300), Of(600), Of(12));
            var (inpatient, outpatient) = (Of(2_100), Of(420));
            var available = opening + personal + central + local + interest;
            var closing = available - inpatient - outpatient;
            yield return
            [
                on.ToString("yyyyMM", System.Globalization.CultureInfo.InvariantCulture), DemoPlaces.CountyName, (DateOnly?)on, (double)opening,
                (double)personal, (double)central, (double)local, (double)interest, (double)available, (double)inpatient, (double)outpatient,
                (double)(inpatient + outpatient), (double)closing,
            ];
            opening = closing;
        }

        decimal Of(double mean) => Math.Round((decimal)(mean * (0.9 + (0.2 * _random.Unit()))), 2);
    }

    private IEnumerable<SheetCell[]> Designations()
    {
        foreach (var month in context.Months.Where((_, i) => i % 6 == 3))
        {
            foreach (var facility in ReturnPlaces.Facilities)
            {
                var score = Math.Clamp((int)_random.Normal(82, 11), 40, 100);
                var grade = score switch { >= 90 => "优", >= 75 => "良", >= 60 => "合格", _ => "差" };
                yield return [facility, (DateOnly?)context.DayIn(month), score, grade, YesNo(score < 70), SheetCell.Empty];
            }
        }
    }

    private IEnumerable<SheetCell[]> Inspections()
    {
        foreach (var month in context.Months)
        {
            var on = context.DayIn(month);
            var found = _random.Below(6);
            var mended = context.Later(on, 10, 40);
            yield return
            [
                context.Number("JC", on), _random.Pick(ReturnPlaces.Facilities.ToList()), (DateOnly?)on, _random.Pick(s_inspections), found,
                mended is null ? 0 : Math.Max(0, found - (_random.Chance(0.2) ? 1 : 0)), mended, _random.Chance(0.2) ? 500 * _random.Between(1, 20) : 0,
            ];
        }
    }

    private IEnumerable<SheetCell[]> Appraisal()
    {
        foreach (var month in context.Months.Where(month => month.Month is 1 or 7))
        {
            foreach (var township in context.Townships)
            {
                var number = context.Number("KH", month);
                foreach (var item in s_items)
                {
                    yield return [number, PathOf(township), (DateOnly?)month.AddDays(14), item, 200, _random.Between(150, 199)];
                }
            }
        }
    }

    private IEnumerable<SheetCell[]> Allocations()
    {
        foreach (var month in context.Months.Where((_, i) => i % 6 == 4))
        {
            var number = $"富卫财{month.Year}{month.Month:00}号";
            foreach (var programme in s_programmes)
            {
                foreach (var township in context.Townships)
                {
                    var planned = _random.Between(20, 400) / 10.0;
                    var arrived = context.Later(month.AddDays(9), 10, 120);
                    var paid = arrived is null ? 0 : planned;
                    yield return
                    [
                        number, PathOf(township), programme, (DateOnly?)month.AddDays(9), planned, planned, arrived, paid,
                        Math.Round(paid * 0.9, 2),
                    ];
                }
            }
        }
    }

    private IEnumerable<SheetCell[]> Support()
    {
        foreach (var month in context.Months.Where((_, i) => i % 2 == 0))
        {
            var on = context.DayIn(month);
            yield return
            [
                context.Number("ZY", on), _random.Pick(ReturnPlaces.Facilities.ToList()), "渭南市中心医院", (DateOnly?)on, context.Later(on, 20, 60),
                _random.Between(2, 6), _random.Between(80, 400), _random.Below(25), _random.Below(4), 100 * _random.Below(60), _random.Between(5, 40),
                _random.Below(3),
            ];
        }
    }

    private IEnumerable<SheetCell[]> Construction()
    {
        foreach (var facility in ReturnPlaces.Facilities)
        {
            var on = context.Since.AddDays(_random.Below(120));
            yield return
            [
                context.Number("JSXM", on), facility, _random.Chance(0.5) ? "维修" : "改扩建", (DateOnly?)on, (DateOnly?)on.AddDays(200),
                context.Later(on, 120, 260), 50 * _random.Between(4, 40), _random.Between(50, 900),
            ];
        }
    }

    private IEnumerable<SheetCell[]> Cooperation()
    {
        foreach (var month in context.Months.Where((_, i) => i % 4 == 1))
        {
            var on = context.DayIn(month);
            yield return
            [
                context.Number("HZHD", on), DemoPlaces.CountyName, (DateOnly?)on, "联合国儿童基金会", _random.Chance(0.5) ? "督导" : "培训",
                _random.Between(10, 60), 1_000 * _random.Between(3, 30),
            ];
        }
    }
}

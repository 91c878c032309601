namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>What is reported of the county as a whole, of its hospitals, its medical scheme and its townships' funds.</summary>
internal sealed class CountyReturns(DemoOptions options, ReturnPlaces places)
{
    private const string Hospital = "富平县妇幼保健院";
    private const string Bureau = "富平县卫生健康局";
    private const string Scheme = "富平县合作医疗经办中心";

    // Women of the ages 15-19 to 45-49 for each woman who delivers in a month: about 1.2 births in a life.
    private static readonly double[] s_womenOfAge = [38, 44, 52, 58, 54, 50, 52];

    private static readonly int[] s_quarters = [3, 6, 9, 12];

    // Claims by days from advance to reimbursement: the last day of each class and its share.
    private static readonly (int First, int Last, double Share)[] s_lags =
        [(5, 30, 0.08), (31, 60, 0.17), (61, 90, 0.35), (91, 120, 0.24), (121, 180, 0.12), (181, 300, 0.04)];

    private readonly ReturnDraw _draw = new(options, stream: 22);

    public IEnumerable<DemoReturn> All() =>
    [
        new(
            "助产医疗机构月报表", "助产医疗机构月报表", Hospital, "医疗机构", 1, [], 10, 1,
            MaternalReturns.Words("机构分娩数 机构活产数 剖宫产例数 阴道助产例数 危重孕产妇例数 危重孕产妇抢救成功例数 产后出血例数 "
                + "妊娠期高血压疾病例数 糖耐量检测人数 妊娠期糖尿病例数 参合住院出院人次 参合住院总费用 住院补偿申报数 出院当日结算数"),
            period => Facilities(period, Delivering)) { IsCsv = true },
        new(
            "医疗机构补助与支援季报表", "医疗机构补助与支援季报表", Hospital, "医疗机构", 3, s_quarters, 25, 1,
            MaternalReturns.Words("补助垫付结算例数 垫付至回款总天数 30天以内例数 31至60天例数 61至90天例数 91至120天例数 "
                + "121至180天例数 181至365天例数 新农合黄色预警次数 对口支援派出人次"),
            period => Facilities(period, Claims)),
        new(
            "母婴安全与补助督导季报表", "母婴安全与补助督导季报表", Hospital, "县区", 3, s_quarters, 25, 1,
            MaternalReturns.Words("四联单发放数 四联单核销不符数 约谈单位数"),
            period => [("富平县", Supervision(places.County(period)))]),
        new(
            "县妇幼安全与机构年报表", "县妇幼安全与机构年报表", Hospital, "县区", 12, [9], 25, 1,
            MaternalReturns.Words("危重及死亡孕产妇数 其中末次评估绿色或未评估数 孕产妇死亡评审数 孕产妇死亡及时报告数 艾滋病暴露婴儿数 "
                + "艾滋病感染婴儿数 围产儿数 出生缺陷例数 乡镇卫生院数 配备急诊急救医师卫生院数 达标卫生院数 具备助产能力卫生院数"),
            period => [("富平县", Safety(places.County(period), period))]),
        new(
            "乡镇卫生院绩效考核半年报表", "乡镇卫生院绩效考核半年报表", Bureau, "乡镇", 6, [6, 12], 25, 1,
            MaternalReturns.Words("考核得分合计 考核标准分合计 可分配业务收入 留存金额"),
            period => places.Townships(period).Select(place => (place.Name, Appraisal(place.Size)))),
        new(
            "新型农村合作医疗补偿月报表", "新型农村合作医疗补偿月报表", Scheme, "乡镇", 1, [], 10, 1,
            MaternalReturns.Words("住院补偿人次 门诊统筹补偿人次 家庭账户补偿人次 慢性病补偿人次 住院正常产补偿人次 住院补偿金额 "
                + "门诊统筹补偿金额 家庭账户补偿金额 慢性病补偿金额 住院正常产补偿金额 医药总费用"),
            period => places.Townships(period).Select(place => (place.Name, Payments(place.Size)))) { IsCsv = true },
        new(
            "新型农村合作医疗情况年报表", "新型农村合作医疗情况年报表", Scheme, "乡镇", 12, [12], 20, 1,
            MaternalReturns.Words("参合人数 农业人口数 财政补助资金 当年筹资总额 当年基金支出"),
            period => places.Townships(period).Select(place => (place.Name, Fund(place.Size, period.Year)))),
        new(
            "人口与生育年报表", "人口与生育年报表", "富平县统计局", "乡镇", 12, [12], 25, 2,
            MaternalReturns.Words("年中人口数 15-19岁妇女数 20-24岁妇女数 25-29岁妇女数 30-34岁妇女数 35-39岁妇女数 40-44岁妇女数 "
                + "45-49岁妇女数 15-19岁产妇活产数 20-24岁产妇活产数 25-29岁产妇活产数 30-34岁产妇活产数 35-39岁产妇活产数 "
                + "40-44岁产妇活产数 45-49岁产妇活产数"),
            period => places.Townships(period).Select(place => (place.Name, People(place.Tally, place.Size))))
        {
            // Births are known from the demo's first month on: the first whole calendar year is the next.
            From = (((options.FirstMonthIndex / 12) + 1) * 12) + 11,
        },
        new(
            "乡镇公共卫生与培训年报表", "乡镇公共卫生与培训年报表", Bureau, "乡镇", 12, [12], 25, 1,
            MaternalReturns.Words("公共卫生经费到位金额 服务人口数 应培训人数 培训人数 参加考核人数 考核合格人数 知晓率调查人数 "
                + "回答正确人数 满意度调查人数 满意人数"),
            period => places.Townships(period).Select(place => (place.Name, Training(place.Size, place.Villages)))),
        new(
            "医疗机构建设年报表", "医疗机构建设年报表", Bureau, "医疗机构", 12, [12], 25, 1,
            MaternalReturns.Words("新建维修面积"),
            period => Facilities(period, (_, _) => [_draw.Random.Chance(0.4) ? 50 * _draw.Random.Between(2, 30) : 0])),
    ];

    private static IEnumerable<(string Place, double[] Counts)> Facilities(
        ReturnPeriod period, Func<string, ReturnPeriod, double[]> counts) =>
        ReturnPlaces.Facilities.Select(name => (name, counts(name, period)));

    private double[] Delivering(string name, ReturnPeriod period)
    {
        var women = places.Facility(name, period);
        var (tested, discharges) = (_draw.Part(women.Women, 0.93), _draw.Count((women.Women * 4) + 25));
        var claims = _draw.Part(discharges, 0.97);
        return
        [
            women.Women, women.Live, women.Caesareans, women.Assisted, women.Severe, women.Severe - women.Deaths,
            women.HeavyLosses, women.Hypertensive, tested, _draw.Part(tested, 0.14), discharges,
            _draw.Amount(discharges, 4_300), claims, _draw.Part(claims, 0.9),
        ];
    }

    private double[] Claims(string name, ReturnPeriod period)
    {
        var settled = _draw.Part(places.Facility(name, period).RuralHospitalWomen, 0.95);
        var classes = new double[s_lags.Length];
        var days = 0;
        for (var claim = 0; claim < settled; claim++)
        {
            var (at, rest) = (0, _draw.Random.Unit());
            while (at < s_lags.Length - 1 && rest >= s_lags[at].Share)
            {
                rest -= s_lags[at++].Share;
            }

            classes[at]++;
            days += _draw.Random.Between(s_lags[at].First, s_lags[at].Last);
        }

        return [settled, days, .. classes, _draw.Count(0.3), _draw.Random.Between(2, 9)];
    }

    private double[] Supervision(DemoTally women) =>
        [women.RuralHospitalWomen, _draw.Part(women.RuralHospitalWomen, 0.012), _draw.Count(0.8)];

    private double[] Safety(DemoTally women, ReturnPeriod period)
    {
        var (exposed, perinatal, hospitals) = (2 + _draw.Count(2), women.Live + women.Fetal, places.TownshipHospitals);
        var lacking = Math.Max(0, (Models.Periods.Period.ToMonthIndex(options.Today) - period.LastMonth) / 12);
        return
        [
            women.Severe, women.SevereMissed, women.Deaths, _draw.Part(women.Deaths, 0.9), exposed, _draw.Part(exposed, 0.02),
            perinatal, _draw.Part(perinatal, 0.011), hospitals, hospitals - lacking, hospitals - (lacking / 2), 1,
        ];
    }

    private double[] Appraisal(double size)
    {
        var income = _draw.Amount(size, 18_000);
        return
        [
            Math.Clamp(Math.Round(_draw.Random.Normal(880, 35)), 700, 1_000), 1_000, income,
            Math.Round(income * (0.22 + (0.09 * _draw.Random.Unit())), 2),
        ];
    }

    private double[] Payments(double size)
    {
        var people = ReturnPlaces.People(size) / 12;
        double[] visits =
        [
            _draw.Count(people * 0.11), _draw.Count(people * 1.3), _draw.Count(people * 0.5), _draw.Count(people * 0.2),
            _draw.Count(size * 0.6),
        ];
        double[] paid =
        [
            _draw.Amount(visits[0], 2_600), _draw.Amount(visits[1], 32), _draw.Amount(visits[2], 21),
            _draw.Amount(visits[3], 190), _draw.Amount(visits[4], 700),
        ];
        return [.. visits, .. paid, Math.Round(paid.Sum() / (0.56 + (0.05 * _draw.Random.Unit())), 2)];
    }

    private double[] Fund(double size, int year)
    {
        var farmers = _draw.Count(ReturnPlaces.People(size) * 0.78);
        var members = _draw.Part(farmers, 0.962 + (0.005 * (year % 5)));

        // The subsidy a head rises by 30 to 60 yuan a year.
        var (subsidy, own) = (610 + (45 * (year - 2022)), 350 + (30 * (year - 2022)));
        var raised = members * (double)(subsidy + own);
        return [members, farmers, members * (double)subsidy, raised, Math.Round(raised * (0.88 + (0.07 * _draw.Random.Unit())), 2)];
    }

    private double[] People(DemoTally women, double size) =>
    [
        _draw.Count(ReturnPlaces.People(size)),
        .. s_womenOfAge.Select(each => (double)_draw.Count(each * size)),
        .. s_womenOfAge.Select((_, i) => (double)women.LiveAtAge(i == 0 ? 0 : 15 + (5 * i), i == 6 ? 99 : 19 + (5 * i))),
    ];

    private double[] Training(double size, int villages)
    {
        var (people, staff) = (_draw.Count(ReturnPlaces.People(size)), villages + 12 + _draw.Random.Below(5));
        var trained = _draw.Part(staff, 0.95);
        var (asked, satisfied) = (60 + _draw.Random.Below(20), 60 + _draw.Random.Below(20));
        return
        [
            _draw.Amount(people, 84), people, staff, trained, trained, _draw.Part(trained, 0.93), asked, _draw.Part(asked, 0.9),
            satisfied, _draw.Part(satisfied, 0.94),
        ];
    }
}

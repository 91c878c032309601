namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>What the county's maternal and child health hospital reports of its townships, by month, quarter and MCH year.</summary>
internal sealed class MaternalReturns(DemoOptions options, ReturnPlaces places)
{
    private const string Office = "富平县妇幼保健院";

    private static readonly int[] s_quarters = [3, 6, 9, 12];

    private readonly ReturnDraw _draw = new(options, stream: 21);

    public IEnumerable<DemoReturn> All() =>
    [
        new(
            "妇幼健康工作补充月报表", "妇幼健康工作补充月报表", Office, "乡镇", 1, [], 25, 1,
            Words("农业户籍活产数 农业户籍住院分娩活产数 农业户籍住院分娩产妇数 农业户籍高危产妇数 农业户籍高危产妇住院分娩数 "
                + "孕12周前建册人数 活产称重数 筛查阳性评估人数 橙红色评估人数 橙红色及时报告人数 高危应随访人次 高危按期随访人次 "
                + "高危转诊人数 转诊到位人数 产前筛查人数 应种儿童数 全程接种儿童数"),
            period => places.Townships(period).Select(place => (place.Name, Monthly(place.Tally, place.Size)))),
        new(
            "县妇幼卫生季报表", "县妇幼卫生季报表", Office, "乡镇", 3, s_quarters, 25, 1,
            Words("非住院分娩活产数 非住院分娩新法接生数 非法接生案件数 橙红色产妇分娩数 橙红色分级分娩符合数 孕前检查目标夫妇数 "
                + "孕前检查夫妇数 档案抽查数 档案规范数 村医培训次数"),
            period => places.Townships(period).Select(place => (place.Name, Quarterly(place.Tally, place.Size)))),
        new(
            "儿童保健季报表", "儿童保健季报表", Office, "乡镇", 3, s_quarters, 25, 1,
            Words("3岁以下儿童数 3岁以下儿童系统管理数 7岁以下儿童数 7岁以下儿童健康管理数 高危儿筛出数 高危儿管理数 "
                + "肺炎腹泻病例数 肺炎腹泻规范治疗数"),
            period => places.Townships(period).Select(place => (place.Name, Children(place.Size)))),
        new(
            "计划生育技术服务情况季报表_卫统45", "计划生育技术服务数量和质量情况季报表", Office, "乡镇", 3, s_quarters, 25, 1,
            Words("放置宫内节育器例数 取出宫内节育器例数 输精管绝育例数 输卵管绝育例数 负压吸引术例数 钳刮术例数 药物流产例数 "
                + "中期妊娠引产例数"),
            period => places.Townships(period).Select(place => (place.Name, FamilyPlanning(place.Size * 3)))),
        new(
            "婚前保健情况季报表_卫统46", "婚前保健情况季报表", Office, "乡镇", 3, s_quarters, 25, 1,
            Words("结婚登记人数 婚前医学检查人数 婚前卫生咨询人数 检出疾病人数"),
            period => places.Townships(period).Select(place => (place.Name, Premarital(place.Size * 3)))),
        new(
            "孕产妇保健和健康情况年报表_卫统41", "孕产妇保健和健康情况年报表", Office, "乡镇", 12, [9], 25, 1,
            Words("活产数/男 活产数/女 活产数/性别不明 产妇孕产期贫血人数 孕产妇艾滋病病毒感染人数 产妇梅毒感染人数 "
                + "产妇乙肝表面抗原阳性人数 孕产妇产前筛查高危人数 孕产妇产前诊断人数 孕产妇产前诊断确诊人数 剖宫产活产数 "
                + "孕产妇死亡/人数 孕产妇死亡/产科出血 孕产妇死亡/其他 巨大儿数 新生儿破伤风发病人数"),
            period => places.Townships(period).Select(place => (place.Name, Maternal(place.Tally)))),
        new(
            "七岁以下儿童保健和健康情况年报表_卫统42", "七岁以下儿童保健和健康情况年报表", Office, "乡镇", 12, [9], 25, 1,
            Words("活产数 5岁以下儿童数 6个月内婴儿母乳喂养/调查人数 6个月内婴儿母乳喂养/母乳喂养人数 "
                + "6个月内婴儿母乳喂养/纯母乳喂养人数 新生儿苯丙酮尿症筛查人数 新生儿甲状腺功能减低症筛查人数 新生儿听力筛查人数 "
                + "5岁以下儿童身高体重检查人数 低体重人数 生长迟缓人数 超重人数 肥胖人数 血红蛋白检测人数 贫血患病人数"),
            period => places.Townships(period).Select(place => (place.Name, Nutrition(place.Tally, place.Size)))),
        new(
            "妇女常见病筛查情况年报表_卫统44", "妇女常见病筛查情况年报表", Office, "乡镇", 12, [9], 25, 1,
            Words("滴虫性阴道炎 宫颈炎 尖锐湿疣 子宫肌瘤 宫颈癌筛查/应查人数 宫颈癌筛查/检查人数 宫颈癌筛查/宫颈上皮内病变人数 "
                + "宫颈癌筛查/宫颈癌人数 乳腺癌筛查/应查人数 乳腺癌筛查/检查人数 乳腺癌筛查/乳腺癌人数"),
            period => places.Townships(period).Select(place => (place.Name, Cancers(place.Size)))),
        new(
            "数据质量核查年报表", "数据质量核查年报表", Office, "乡镇", 12, [9], 25, 1,
            Words("抽查上报数 原始登记复核数 漏报调查查出活产数 漏报活产数"),
            period => places.Townships(period).Select(place => (place.Name, Audit(place.Tally)))),
    ];

    internal static string[] Words(string headings) => headings.Split(' ');

    private double[] Monthly(DemoTally women, double size)
    {
        var (contacts, referred) = ((women.HighRisk * 3) + _draw.Count(1), _draw.Part(women.OrangeRed, 0.55));
        var eligible = _draw.Count(size);
        return
        [
            women.RuralLive, women.RuralHospitalLive, women.RuralHospitalWomen, women.RuralHighRisk,
            women.RuralHighRiskHospital, _draw.Part(women.Early, 0.9), _draw.Part(women.Live, 0.996),
            _draw.Part(women.Positive, 0.985), women.OrangeRed, _draw.Part(women.OrangeRed, 0.93), contacts,
            _draw.Part(contacts, 0.88), referred, _draw.Part(referred, 0.95), _draw.Part(women.Women, 0.925), eligible,
            _draw.Part(eligible, 0.972),
        ];
    }

    private double[] Quarterly(DemoTally women, double size)
    {
        var (couples, audited) = (_draw.Count(size * 2.6), 30 + _draw.Random.Below(15));
        return
        [
            women.HomeLive, _draw.Part(women.HomeLive, 0.8), _draw.Count(0.02), women.OrangeRed,
            _draw.Part(women.OrangeRed, 0.94), couples, _draw.Part(couples, 0.92), audited, _draw.Part(audited, 0.88),
            _draw.Random.Chance(0.12) ? 2 : 1,
        ];
    }

    private double[] Children(double size)
    {
        var (underThree, underSeven) = (_draw.Count(size * 35.6), _draw.Count(size * 83));
        var (atRisk, ill) = (_draw.Count(size * 0.16), _draw.Count(size * 1.7));
        return
        [
            underThree, _draw.Part(underThree, 0.938), underSeven, _draw.Part(underSeven, 0.946), atRisk,
            _draw.Part(atRisk, 0.93), ill, _draw.Part(ill, 0.91),
        ];
    }

    private double[] FamilyPlanning(double births) =>
    [
        _draw.Count(births * 0.08), _draw.Count(births * 0.1), _draw.Count(0.05), _draw.Count(0.4),
        _draw.Count(births * 0.16), _draw.Count(0.2), _draw.Count(births * 0.09), _draw.Count(0.3),
    ];

    private double[] Premarital(double births)
    {
        var people = 2 * _draw.Count(births * 0.7);
        var examined = _draw.Part(people, 0.74);
        return [people, examined, _draw.Part(people, 0.9), _draw.Part(examined, 0.06)];
    }

    private double[] Maternal(DemoTally women)
    {
        var (atRisk, haemorrhages) = (_draw.Part(women.Women, 0.05), _draw.Part(women.Deaths, 0.3));
        var diagnosed = _draw.Part(atRisk, 0.6);
        return
        [
            women.LiveOf('M'), women.LiveOf('F'), women.LiveOf('U'), _draw.Part(women.Women, 0.14), _draw.Count(0.15),
            _draw.Count(0.5), _draw.Part(women.Women, 0.03), atRisk, diagnosed, _draw.Part(diagnosed, 0.15),
            women.CaesareanLive, women.Deaths, haemorrhages, women.Deaths - haemorrhages, women.Large, 0,
        ];
    }

    private double[] Nutrition(DemoTally women, double size)
    {
        var (underFive, surveyed) = (_draw.Count(size * 59), _draw.Count(size * 2));
        var breastfed = _draw.Part(surveyed, 0.93);
        var measured = _draw.Part(underFive, 0.93);
        var tested = _draw.Part(measured, 0.6);
        return
        [
            women.Live, underFive, surveyed, breastfed, _draw.Part(breastfed, 0.62), _draw.Part(women.Live, 0.99),
            _draw.Part(women.Live, 0.99), _draw.Part(women.Live, 0.975), measured, _draw.Part(measured, 0.009),
            _draw.Part(measured, 0.011), _draw.Part(measured, 0.035), _draw.Part(measured, 0.012), tested,
            _draw.Part(tested, 0.065),
        ];
    }

    private double[] Cancers(double size)
    {
        var (cervix, breast) = (_draw.Count(size * 430), _draw.Count(size * 460));
        var (cervixScreened, breastScreened) = (_draw.Part(cervix, 0.66), _draw.Part(breast, 0.52));
        return
        [
            _draw.Count(size * 4), _draw.Count(size * 9), _draw.Count(0.6), _draw.Count(size * 3), cervix, cervixScreened,
            _draw.Part(cervixScreened, 0.006), _draw.Part(cervixScreened, 0.0002), breast, breastScreened,
            _draw.Part(breastScreened, 0.0005),
        ];
    }

    private double[] Audit(DemoTally women)
    {
        // A quarter of the year's births are looked up in the books of villages and hospitals.
        var sample = _draw.Part(women.Live, 0.25);
        var missed = _draw.Part(sample, 0.012);
        return [sample - missed, sample - missed + _draw.Count(0.4) - _draw.Part(sample, 0.004), sample, missed];
    }
}

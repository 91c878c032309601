namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>A column of the township's monthly report: the measure and its heading in one or two levels.</summary>
internal sealed record MonthlyColumn(string Code, string? Group, string Heading);

/// <summary>The columns of 乡镇孕产妇及儿童保健工作月报表, in their order.</summary>
internal static class MonthlyColumns
{
    private const string Births = "活产数";
    private const string Register = "孕产妇管理";
    private const string Antenatal = "产前检查";
    private const string Haemoglobin = "血红蛋白";
    private const string Infections = "艾梅乙检测";
    private const string Risk = "妊娠风险";
    private const string HighRisk = "高危孕产妇";
    private const string Delivery = "分娩";
    private const string ChildDeaths = "儿童死亡";

    public static IReadOnlyList<MonthlyColumn> All { get; } =
    [
        new("live_births_male", Births, "男"),
        new("live_births_female", Births, "女"),
        new("live_births_unknown_sex", Births, "性别不明"),
        new("live_births", Births, "合计"),
        new("women_delivered", null, "产妇数"),
        new("pregnancies_registered", Register, "新建册人数"),
        new("registered_before_13w", Register, "早孕建册人数"),
        new("anc_1plus", Antenatal, "1次及以上人数"),
        new("anc_5plus", Antenatal, "5次及以上人数"),
        new("anc_8plus", Antenatal, "8次及以上人数"),
        new("folic_acid_compliant", null, "叶酸服用依从人数"),
        new("hb_tested", Haemoglobin, "检测人数"),
        new("anaemia_moderate_severe", Haemoglobin, "中重度贫血人数"),
        new("hiv_tested", Infections, "艾滋病检测人数"),
        new("syphilis_tested", Infections, "梅毒检测人数"),
        new("hbv_tested", Infections, "乙肝检测人数"),
        new("risk_screened", Risk, "筛查人数"),
        new("risk_positive", Risk, "筛查阳性人数"),
        new("risk_green", Risk, "绿色"),
        new("risk_yellow", Risk, "黄色"),
        new("risk_orange", Risk, "橙色"),
        new("risk_red", Risk, "红色"),
        new("risk_purple", Risk, "紫色"),
        new("high_risk_women", HighRisk, "人数"),
        new("high_risk_managed", HighRisk, "专案管理人数"),
        new("high_risk_hospital", HighRisk, "住院分娩人数"),
        new("hospital_live_births", Delivery, "住院分娩活产数"),
        new("caesarean_live_births", Delivery, "剖宫产活产数"),
        new("assisted_vaginal", Delivery, "阴道助产数"),
        new("postnatal_visited", null, "产后访视人数"),
        new("postnatal_42d", null, "产后42天检查人数"),
        new("systematic_managed", null, "系统管理人数"),
        new("maternal_deaths", null, "孕产妇死亡人数"),
        new("fetal_deaths_28w", null, "死胎死产数"),
        new("deaths_0_6d", ChildDeaths, "0-6天"),
        new("deaths_0_27d", ChildDeaths, "新生儿"),
        new("deaths_under1", ChildDeaths, "婴儿"),
        new("deaths_under5", ChildDeaths, "5岁以下"),
        new("low_birth_weight", null, "低出生体重儿数"),
        new("preterm_births", null, "早产儿数"),
        new("newborn_visited", null, "新生儿访视人数"),
        new("children_0_36m_managed", null, "3岁以下儿童系统管理人数"),
        new("children_under7_managed", null, "7岁以下儿童健康管理人数"),
    ];

    /// <summary>Where a measure stands, from 0.</summary>
    public static int IndexOf(string code)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Code == code)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(code), code, "The monthly report has no such column.");
    }
}

namespace McHAnalytics.Tests.Etl.Records;

/// <summary>What the demo county's registers must be counted as, each worked out from the lines of its file.</summary>
public static class RecordCounts
{
    public static TheoryData<RecordCount> Safety => new(
        new("screenings_positive_referred", "risk_screening", "筛查日期", line => line["筛查结果"] == "阳性" && line["转评估"] == "是"),
        new("screenings_recorded", "risk_screening", "筛查日期"),
        new("risk_reports_orange_3d", "risk_report", "评估日期", line =>
            line["风险颜色"] == "橙色" && line.Days("评估日期", "报告日期") is <= 3),
        new("risk_reports_red_1d", "risk_report", "评估日期", line =>
            line["风险颜色"] == "红色" && line.Days("评估日期", "报告日期") is <= 1),
        new("risk_reports_purple", "risk_report", "评估日期", line => line["传染病(紫色)"] == "是"),
        new("special_cases_orange", "special_case", "建档日期", line => line["颜色"] == "橙色"),
        new("special_cases_closed_safe", "special_case", "结案日期", line => line["转归"] == "平安分娩"),
        new("case_contacts_due", "case_contact", "应随访日期"),
        new("case_contacts_on_time", "case_contact", "应随访日期", line => line.Days("应随访日期", "实际随访日期") is >= -7 and <= 3),
        new("referrals_same_day", "referral", "转出日期", line => line.Days("转出日期", "到达日期") is 0),
        new("referrals_handed_over", "referral", "转出日期", line => line["交接记录"] == "是"),
        new("critical_mothers", "critical_case", "发生日期", line => line["对象"] == "孕产妇"),
        new("critical_newborns_saved", "critical_case", "发生日期", line => line["对象"] == "新生儿" && line["转归"] == "抢救成功"),
        new("critical_transfused", "critical_case", "发生日期", line => line.Number("用血量ml") > 0),
        new("death_reports_newborn", "death_report", "死亡日期", line => line["类别"] == "新生儿"),
        new("death_reports_7d", "death_report", "死亡日期", line => line.Days("死亡日期", "报告日期") is <= 7),
        new("death_reports_avoidable", "death_report", "死亡日期", line => line["可避免性"] is "可避免" or "创造条件可避免"),
        new("interviews_held", "unit_interview", "约谈日期"),
        new("interviews_mended_in_time", "unit_interview", "约谈日期", line => line.Days("整改完成日期", "整改期限") is >= 0));

    public static TheoryData<RecordCount> Subsidy => new(
        new("enrolments", "subsidy_enrolment", "登记日期"),
        new("enrolments_verified", "subsidy_enrolment", "县核实日期", line => line["审核结果"] == "通过"),
        new("enrolment_days", "subsidy_enrolment", "县核实日期", _ => true, line => line.Days("登记日期", "县核实日期")!.Value),
        new("vouchers_face_amount", "subsidy_voucher", "发放日期", _ => true, line => line.Number("面值")),
        new("vouchers_used", "subsidy_voucher", "发放日期", line => line["状态"] == "已使用"),
        new("vouchers_delivered", "subsidy_voucher", "交到孕妇日期"),
        new("voucher_parts_collected", "voucher_event", "日期", line => line["环节"] == "收回"),
        new("voucher_parts_paid", "voucher_event", "日期", line => line["环节"] == "拨付"),
        new("settlement_claims", "subsidy_settlement", "申报日期", _ => true, line => line.Number("结算例数")),
        new("settlement_approved_amount", "subsidy_settlement", "卫健审核日期", _ => true, line => line.Number("核定金额(元)")),
        new("settlement_days", "subsidy_settlement", "拨付日期", _ => true, line => line.Days("申报日期", "拨付日期")!.Value),
        new("settlements_carried_over", "subsidy_settlement", "申报日期", line => line.Days("分娩起日", "申报日期") >= 366),
        new("second_relief_granted", "second_relief", "审批日期", line => line["审批结果"] == "同意"),
        new("second_relief_paid_amount", "second_relief", "拨付日期", _ => true, line => line.Number("救助金额")),
        new("outside_births", "subsidy_outside", "申请日期"),
        new("outside_births_subsidy_amount", "subsidy_outside", "审核日期", _ => true, line => line.Number("补助金额")));

    public static TheoryData<RecordCount> Screening => new(
        new("screening_listed", "screening_due", "登记日期"),
        new("screening_listed_floating", "screening_due", "登记日期", line => line["流动人口"] == "是"),
        new("screening_visits_complete", "screening_register", "检查日期", line =>
            "血压 体温 B超 乳腺检查 妇科检查 白带常规 宫颈涂片".Split(' ').All(item => line[item] == "已查")),
        new("screening_visits_diseased", "screening_register", "检查日期", line => line["诊断"] != "正常"),
        new("screening_visits_cured", "screening_register", "检查日期", line => line["治疗结果"] == "治愈"),
        new("screening_visits_treated_fp", "screening_register", "检查日期", line => line["治疗机构"] == "计生机构"),
        new("screening_visits_returned", "screening_register", "检查日期", line => line.Days("检查日期", "回访日期") is >= 15 and <= 45),
        new("screening_spent_amount", "screening_cost", "支出日期", _ => true, line => line.Number("金额") * 10_000),
        new("screening_spent_drugs_amount", "screening_cost", "支出日期", line => line["费用项目"] == "药品", line => line.Number("金额") * 10_000));

    public static TheoryData<RecordCount> Township => new(
        new("village_reports_due", "village_report", "期末日期"),
        new("village_reports_on_time", "village_report", "期末日期", line => line.Day("收到日期")?.Day <= 20),
        new("township_reports_on_time", "township_report", "应报日期", line => line.Days("应报日期", "收到日期") <= 0),
        new("antenatal_visits", "antenatal_visit", "检查日期"),
        new("antenatal_visits_hypertensive", "antenatal_visit", "检查日期", line => line.Number("收缩压") >= 140),
        new("antenatal_visits_anaemic", "antenatal_visit", "检查日期", line => line.Has("血红蛋白g/L") && line.Number("血红蛋白g/L") < 110),
        new("postnatal_visits_7d", "postnatal_visit", "访视日期", line => line.Days("分娩日期", "访视日期") <= 7),
        new("postnatal_visits_exclusive", "postnatal_visit", "访视日期", line => line["喂养方式"] == "纯母乳"),
        new("child_registrations_28d", "child_register", "建册日期", line => line.Days("出生日期", "建册日期") <= 28),
        new("child_registrations_low_weight", "child_register", "建册日期", line => line.Number("出生体重g") < 2_500),
        new("child_visits", "child_visit", "检查日期"),
        new("child_visits_underweight", "child_visit", "检查日期", line => line["生长评价"] is "低体重" or "生长迟缓"),
        new("training_attendances", "training", "培训日期", _ => true, line => line.Number("实到人数")),
        new("training_scored_60", "training_attendance", "培训日期", line => line.Number("成绩") >= 60),
        new("outreach_events_pmtct", "outreach", "活动日期", line => line["主题"] == "艾梅乙母婴传播"),
        new("outreach_leaflets", "outreach", "活动日期", _ => true, line => line.Number("发放资料份数")),
        new("rescue_team_members", "rescue_team", "成立日期", _ => true, line => line.Number("人数")),
        new("rescue_teams_kit_complete", "rescue_team", "检查日期", line => line["急救包齐全"] == "是"),
        new("rescue_drills_30min", "rescue_drill", "演练日期", line => line.Number("到位分钟") <= 30),
        new("target_letters", "target_letter", "签订日期"));

    public static TheoryData<RecordCount> Scheme => new(
        new("claims", "ncms_claim", "结算日期"),
        new("claims_cost_amount", "ncms_claim", "结算日期", _ => true, line => line.Number("总费用")),
        new("claims_compensated_amount", "ncms_claim", "结算日期", _ => true, line => line.Number("补偿金额")),
        new("claims_same_day", "ncms_claim", "结算日期", line => line.Days("出院日期", "结算日期") is 0),
        new("claims_bed_days", "ncms_claim", "结算日期", line => line.Has("入院日期"), line => line.Days("入院日期", "出院日期")!.Value),
        new("fund_spent_amount", "ncms_fund", "记账日期", _ => true, line => line.Number("支出合计") * 10_000),
        new("fund_balance_amount", "ncms_fund", "记账日期", _ => true, line => line.Number("期末余额") * 10_000),
        new("designation_points", "designation", "评定日期", _ => true, line => line.Number("得分")),
        new("designation_warnings", "designation", "评定日期", line => line["黄色预警"] == "是"),
        new("inspection_findings", "inspection", "检查日期", _ => true, line => line.Number("发现问题数")),
        new("inspection_recovered_amount", "inspection", "检查日期", _ => true, line => line.Number("追回金额")),
        new("appraisal_item_points", "appraisal_item", "考核日期", _ => true, line => line.Number("得分")),
        new("appraisal_items_public_health", "appraisal_item", "考核日期", line => line["考核项目"] == "公共卫生", line => line.Number("得分")),
        new("allocation_planned_amount", "fund_allocation", "下达日期", _ => true, line => line.Number("计划金额") * 10_000),
        new("allocation_spent_amount", "fund_allocation", "到位日期", _ => true, line => line.Number("支出金额") * 10_000),
        new("support_patients", "support_visit", "开始日期", _ => true, line => line.Number("诊疗人次")),
        new("support_waived_amount", "support_visit", "开始日期", _ => true, line => line.Number("减免费用")),
        new("construction_invested_amount", "construction", "开工日期", _ => true, line => line.Number("投资额(万元)") * 10_000),
        new("constructions_on_time", "construction", "竣工日期", line => line.Days("竣工日期", "计划竣工日期") >= 0),
        new("cooperation_people", "cooperation", "活动日期", _ => true, line => line.Number("参加人数")));
}

/// <summary>What a measure must be, month by month, by the lines of its file.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Form">Code of the form.</param>
/// <param name="Date">Heading of the day that says the month.</param>
/// <param name="When">Which lines count; all where null.</param>
/// <param name="Sum">What is summed of a line; 1 where null.</param>
public sealed record RecordCount(string Measure, string Form, string Date, Func<object, bool>? When = null, Func<object, decimal>? Sum = null)
{
    internal RecordCount(string measure, string form, string date, Func<RecordFileLine, bool> when, Func<RecordFileLine, decimal>? sum = null)
        : this(measure, form, date, line => when((RecordFileLine)line), sum is null ? null : line => sum((RecordFileLine)line))
    {
    }

    internal bool Counts(RecordFileLine line) => When?.Invoke(line) ?? true;

    internal decimal Total(IEnumerable<RecordFileLine> lines) => lines.Sum(line => Sum?.Invoke(line) ?? 1);

    public override string ToString() => Measure;
}

using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;

namespace McHAnalytics.Cli.Demo.Registers;

/// <summary>The county's register of pregnancies, one line each, as exported from its system.</summary>
internal sealed class PregnancyRegister(DemoOptions options)
{
    private static readonly string[] s_heading =
    [
        "手册编号", "姓名", "身份证号", "联系电话", "现住址(村)", "户籍类型", "流动人口", "出生日期", "文化程度", "孕次", "产次",
        "末次月经", "预产期", "建册日期", "建册孕周", "身高cm", "孕前体重kg", "收缩压", "舒张压", "血红蛋白g/L", "血小板",
        "空腹血糖", "既往史", "剖宫产史", "产检次数", "分娩日期", "分娩孕周", "分娩方式", "分娩机构", "新生儿体重g", "新生儿结局",
        "产后出血ml", "产妇结局", "产后访视日期", "42天检查日期", "分娩并发症", "胎数",
    ];

    // Said in the words of the register; what the colour rules ask stands in the assessment file.
    private static readonly Dictionary<string, string> s_history = new(StringComparer.Ordinal)
    {
        ["hx_preterm"] = "早产史",
        ["hx_ectopic"] = "异位妊娠史",
        ["hx_perinatal_death"] = "围产儿死亡史",
        ["hx_birth_defect"] = "出生缺陷史",
        ["hx_pelvic_surgery"] = "盆腔手术史",
        ["hx_cancer"] = "恶性肿瘤病史",
        ["dx_thyroid"] = "甲状腺疾病",
        ["dx_diabetes"] = "糖尿病",
        ["dx_asthma"] = "哮喘",
        ["lab_hbsag_pos"] = "乙肝表面抗原阳性",
        ["hx_drug_allergy"] = "药物过敏史",
    };

    private readonly DemoRandom _random = new(options.Seed, stream: 8);

    public Sheet Make(IEnumerable<DemoPregnancy> pregnancies) =>
        new("孕产妇登记", [Texts(s_heading), .. pregnancies.Select(Line)], []);

    /// <summary>Where she lives, in the names valid on a day: township/village.</summary>
    public static string Home(DemoPregnancy pregnancy, DateOnly day, DateOnly mergedOn) =>
        day <= mergedOn && pregnancy.OldVillage is { } old
            ? $"{pregnancy.Township.Merged!.Name}/{old.Name}"
            : $"{pregnancy.Township.Name}/{pregnancy.Woman.Village.Name}";

    private static SheetCell[] Texts(IEnumerable<string> texts) => [.. texts.Select(text => (SheetCell)text)];

    private SheetCell[] Line(DemoPregnancy pregnancy)
    {
        var woman = pregnancy.Woman;
        var condition = pregnancy.Condition;
        var delivery = pregnancy.Delivery;
        var seenOn = pregnancy.RegisteredOn ?? delivery!.On;
        var isMeasured = pregnancy.RegisteredOn is not null;
        var weight = condition.BodyMassIndex * condition.HeightCm * condition.HeightCm / 10_000;
        var history = condition.FirstFlags
            .SelectMany(flag => flag.Codes)
            .Where(s_history.ContainsKey)
            .Select(code => s_history[code]);
        return
        [
            pregnancy.HandbookNumber, woman.Name, woman.IdentityNumber, woman.Telephone,
            Home(pregnancy, seenOn, options.MergedOn), woman.IsRuralHousehold ? "农业" : "非农业", woman.IsFloating ? "是" : "否",
            Day(woman.BornOn), Sometimes(woman.Education, 0.03), condition.Gravidity, condition.Parity,
            Day(pregnancy.LastPeriodOn), Day(pregnancy.ExpectedOn), Day(pregnancy.RegisteredOn),
            isMeasured ? (seenOn.DayNumber - pregnancy.LastPeriodOn.DayNumber) / 7 : SheetCell.Empty,
            Sometimes(condition.HeightCm, 0.015), Sometimes(Math.Round(weight, 1), 0.02),
            Measured(isMeasured, condition.First.Systolic, 0.01), Measured(isMeasured, condition.First.Diastolic, 0.01),
            Measured(isMeasured, condition.First.Haemoglobin, 0.02), Measured(isMeasured, condition.First.Platelets, 0.03),
            Measured(isMeasured, condition.First.Glucose, 0.08), Sometimes(string.Join("、", history), 0.02),
            condition.PriorCaesareans,
            .. delivery is null ? new SheetCell[11] : Delivered(delivery),
            delivery is null ? SheetCell.Empty : string.Join(';', delivery.Complications), condition.Fetuses,
        ];
    }

    private SheetCell[] Delivered(DemoDelivery delivery)
    {
        // Of twins the register keeps the worse outcome and the first weight.
        var outcome = DemoOutcome.IsStillbirth(delivery) ? "死胎死产"
            : delivery.Children.Any(child => child.DiedInFirstWeek) ? "早期新生儿死亡" : "活产";
        return
        [
            delivery.Visits, Day(delivery.On), delivery.Weeks, delivery.Kind, delivery.Facility,
            Sometimes(delivery.Children[0].WeightGrams, 0.01), outcome,
            Sometimes(delivery.BloodLossMillilitres, delivery.IsInHospital ? 0.02 : 0.7), delivery.MotherOutcome,
            Day(delivery.VisitedOn), Day(delivery.CheckedOn),
        ];
    }

    private SheetCell Measured(bool isMeasured, double value, double missing) =>
        isMeasured ? Sometimes(value, missing) : SheetCell.Empty;

    private SheetCell Sometimes(SheetCell cell, double missing) => _random.Chance(missing) ? SheetCell.Empty : cell;

    private static SheetCell Day(DateOnly? day) => day;
}

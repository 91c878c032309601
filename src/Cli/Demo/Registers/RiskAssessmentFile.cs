using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;

namespace McHAnalytics.Cli.Demo.Registers;

/// <summary>What was asked and found at each risk assessment: at registration, and again in the third trimester.</summary>
internal sealed class RiskAssessmentFile(DemoOptions options)
{
    private const int LaterWeek = 28;

    private static readonly string[] s_heading =
    [
        "手册编号", "身份证号", "评估机构", "评估日期", "孕周", "评估类型", "异常项目", "未询问项目",
        "age_years", "height_cm", "bmi_prepreg", "birth_interval_months", "months_since_uterine_surgery", "uterine_surgeries",
        "prior_cs", "miscarriages", "fetuses", "gest_weeks", "sbp", "dbp", "hb_g_l", "plt_e9_l", "fpg_mmol_l",
        "ferritin_ug_l", "creatinine_xuln", "pulm_art_pressure", "nyha", "lvef_pct", "spo2_pct", "cyst_or_fibroid_cm",
        "steroid_pred_mg_day", "steroid_months", "urine_ml_day",
    ];

    // What a busy first visit leaves out.
    private static readonly string[] s_mayBeUnasked =
    [
        "lab_hiv_pos", "lab_syphilis_pos", "lab_hbsag_pos", "lab_liver_abnormal", "hx_family_coagulation", "hx_drug_abuse",
        "hx_family_genetic", "dx_genital_malformation", "dx_contracted_pelvis", "dx_thyroid", "sx_neuro_psych", "hx_infertility",
    ];

    private readonly DemoRandom _random = new(options.Seed, stream: 9);

    public Sheet Make(IEnumerable<DemoPregnancy> pregnancies) => new(
        "妊娠风险评估", [[.. s_heading.Select(text => (SheetCell)text)], .. pregnancies.SelectMany(Lines)], []);

    private IEnumerable<SheetCell[]> Lines(DemoPregnancy pregnancy)
    {
        if (pregnancy.RegisteredOn is not { } registeredOn || pregnancy.Delivery is { Care.IsRiskScreened: false })
        {
            yield break;
        }

        yield return First(pregnancy, registeredOn);
        var laterOn = pregnancy.LastPeriodOn.AddDays((LaterWeek * 7) + _random.Below(28));
        var end = pregnancy.Delivery?.On ?? options.Today.AddDays(1);

        // About one in twelve women is not assessed again.
        if (laterOn > registeredOn.AddDays(14) && laterOn < end && _random.Chance(0.92))
        {
            yield return Later(pregnancy, laterOn);
        }
    }

    private SheetCell[] First(DemoPregnancy pregnancy, DateOnly on)
    {
        var condition = pregnancy.Condition;
        var unasked = _random.Chance(0.06) ? _random.Sample(s_mayBeUnasked, _random.Between(1, 3)) : [];
        var found = Codes(condition.FirstFlags).Concat(condition.IsScarred ? ["dx_scarred_uterus"] : []).Except(unasked);
        return
        [
            pregnancy.HandbookNumber, pregnancy.Woman.IdentityNumber, Institution(pregnancy), (DateOnly?)on, Weeks(pregnancy, on),
            "初次评估", string.Join(';', found), string.Join(';', unasked),
            condition.Age, Sometimes(condition.HeightCm, 0.003), Sometimes(condition.BodyMassIndex, 0.012),
            Number(condition.BirthIntervalMonths), Number(condition.MonthsSinceSurgery, 0.04), condition.UterineSurgeries,
            condition.PriorCaesareans, condition.Miscarriages, condition.Fetuses, Weeks(pregnancy, on),
            .. Measured(condition.First),
            Math.Round(0.5 + (0.4 * _random.Unit()), 2), condition.PulmonaryPressure, condition.HeartClass,
            condition.EjectionPercent, _random.Between(97, 99), Sometimes(condition.CystCm, 0.004), 0, 0, 1_500,
        ];
    }

    private SheetCell[] Later(DemoPregnancy pregnancy, DateOnly on) =>
    [
        pregnancy.HandbookNumber, pregnancy.Woman.IdentityNumber, Institution(pregnancy), (DateOnly?)on, Weeks(pregnancy, on),
        "动态评估", string.Join(';', Codes(pregnancy.Condition.LaterFlags)), SheetCell.Empty,
        .. new SheetCell[9], Weeks(pregnancy, on), .. Measured(pregnancy.Condition.Later), .. new SheetCell[9],
    ];

    private SheetCell[] Measured(DemoMeasurement seen) =>
    [
        Sometimes(seen.Systolic, 0.003), Sometimes(seen.Diastolic, 0.003), Sometimes(seen.Haemoglobin, 0.008),
        Sometimes(seen.Platelets, 0.008), Sometimes(seen.Glucose, 0.05), Sometimes(seen.Ferritin, 0.4),
    ];

    private static IEnumerable<string> Codes(IReadOnlyList<DemoFlag> flags) => flags.SelectMany(flag => flag.Codes).Distinct();

    private static int Weeks(DemoPregnancy pregnancy, DateOnly on) => (on.DayNumber - pregnancy.LastPeriodOn.DayNumber) / 7;

    private string Institution(DemoPregnancy pregnancy) =>
        _random.Chance(0.6) ? $"{pregnancy.Township.Name}卫生院" : "富平县妇幼保健院";

    private SheetCell Number(int? value, double missing = 0) =>
        value is { } number ? Sometimes(number, missing) : SheetCell.Empty;

    private SheetCell Sometimes(SheetCell cell, double missing) => _random.Chance(missing) ? SheetCell.Empty : cell;
}

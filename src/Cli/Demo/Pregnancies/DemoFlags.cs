using static McHAnalytics.Cli.Demo.Pregnancies.DemoColour;

namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>The conditions that the demo's women can have.</summary>
/// <remarks>Shares are set so that the colours come out near the published ones (Chaoyang 2017-20: green 47.66, yellow
/// 39.03, orange 12.21, red 1.10 %; Huishan 2019-22: purple 2.09 %); effects are invented, but point the way that is known.</remarks>
internal static class DemoFlags
{
    public static IReadOnlyList<DemoFlag> All { get; } =
    [
        Of("hx_preterm", Yellow, 0.020, 0, 1.1, DemoFlagNeed.EarlierBirth),
        Of("hx_perinatal_death", Yellow, 0.008, 0, 0.8, DemoFlagNeed.EarlierBirth),
        Of("hx_birth_defect", Yellow, 0.005, 0, 0.2, DemoFlagNeed.EarlierBirth),
        Of("hx_ectopic", Yellow, 0.008, 0, 0.1),
        Of("hx_gtd", Yellow, 0.001, 0, 0.2),
        Of("hx_pelvic_surgery", Yellow, 0.005, 0, 0.1),
        Of("cond_art", Yellow, 0.012, 0, 0.5),
        Of("dx_genital_malformation", Yellow, 0.002, 0, 0.8),
        Of("dx_contracted_pelvis", Yellow, 0.003, 0, 0.1),
        Of("dx_heart_no_drug_normal_function", Yellow, 0.004, 0, 0.3),
        Of("dx_kidney_stable_normal", Yellow, 0.002, 0, 0.6),
        Of("lab_hbsag_pos", Yellow, 0.040, 0, 0.05),
        Of("dx_thyroid", Yellow, 0.014, 0, 0.1),
        Of("dx_diabetes", Yellow, 0.002, 0.030, 0.4),
        Of("dx_condyloma", Yellow, 0.002, 0, 0.1),
        Of("dx_hdp_mild", Yellow, 0, 0.018, 0.9),
        Of("dx_threatened_preterm", Yellow, 0, 0.014, 1.3),
        Of("dx_icp", Yellow, 0, 0.009, 0.6),
        Of("dx_fgr", Yellow, 0, 0.005, 1.0),
        Of("dx_oligohydramnios", Yellow, 0, 0.009, 0.3),
        Of("dx_low_lying_placenta", Yellow, 0, 0.008, 0.8),
        Of("dx_macrosomia", Yellow, 0, 0.010, 0.4),

        Together(["dx_thyroid", "cond_endocrine_drug"], Orange, 0.042, 0, 0.15),
        Together(["dx_diabetes", "cond_endocrine_drug"], Orange, 0.004, 0.007, 0.7),
        Of("dx_asthma", Orange, 0.006, 0, 0.3),
        Of("dx_arrhythmia_on_drug", Orange, 0.003, 0, 0.5),
        Of("dx_valve_mild", Orange, 0.002, 0, 0.5),
        Of("dx_thrombophilia", Orange, 0.003, 0, 0.8),
        Of("dx_intellectual_disability", Orange, 0.002, 0, 0.4),
        Of("dx_psychosis_remission", Orange, 0.001, 0, 0.3),
        Of("dx_epilepsy_absence", Orange, 0.001, 0, 0.3),
        Of("hx_cancer", Orange, 0.001, 0, 0.3),
        Of("dx_liver_unexplained", Orange, 0, 0.004, 0.5),
        Of("dx_severe_preeclampsia", Orange, 0, 0.007, 2.4),
        Of("dx_central_praevia", Orange, 0, 0.014, 2.0, DemoFlagNeed.Scar),

        Of("dx_epilepsy_generalised", Red, 0.0014, 0, 0.6),
        Of("dx_complex_chd", Red, 0.0008, 0, 1.2),
        Of("dx_cardiomyopathy", Red, 0.0006, 0, 1.4),
        Of("dx_cerebrovascular_malformation", Red, 0.0006, 0, 0.8),
        Together(["dx_autoimmune", "cond_autoimmune_active"], Red, 0.0015, 0, 1.3),
        Of("dx_vte", Red, 0.0006, 0, 0.7),
        Of("dx_other_severe", Red, 0.0014, 0, 1.0),
        Of("cond_plt_falling", Red, 0, 0.0008, 1.0),
        Of("dx_abruption", Red, 0, 0.0015, 2.6),
        Of("dx_pernicious_praevia", Red, 0, 0.006, 2.4, DemoFlagNeed.Scar),

        Infection("dx_viral_hepatitis", 0.0115, 0.2),
        Infection("lab_syphilis_pos", 0.0055, 0.3),
        Infection("dx_tuberculosis", 0.0015, 0.5),
        Infection("lab_hiv_pos", 0.0004, 0.3),

        Of("hx_family_dm", Green, 0.030, 0, 0.05),
        Of("hx_family_htn", Green, 0.060, 0, 0.1),
        Of("hx_infertility", Green, 0.018, 0, 0.15),
        Of("hx_hystero_laparoscopy", Green, 0.028, 0, 0.05),
        Of("hx_drug_allergy", Green, 0.020, 0, 0),
        Of("lab_urine_abnormal_twice", Green, 0.010, 0, 0.4),
    ];

    private static DemoFlag Of(
        string code, DemoColour colour, double atFirst, double afterFirst, double effect,
        DemoFlagNeed needs = DemoFlagNeed.Nothing) => new([code], colour, atFirst, afterFirst, effect, needs);

    private static DemoFlag Together(
        IReadOnlyList<string> codes, DemoColour colour, double atFirst, double afterFirst, double effect) =>
        new(codes, colour, atFirst, afterFirst, effect);

    private static DemoFlag Infection(string code, double atFirst, double effect) =>
        new([code], Green, atFirst, 0, effect, IsInfectious: true);
}

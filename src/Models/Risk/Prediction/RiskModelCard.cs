using System.Globalization;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Writes the model card: what the model is, what it learnt from, what it is worth and what it is not
/// for.</summary>
internal static class RiskModelCard
{
    public static string Zh(RiskModel model, RiskModelSetting setting)
    {
        var report = model.Report;
        var tests = string.Join('\n', report.Tests.Select(test => Text($"""
            [{NameZh(test.Name, setting)}] {test.Cases} 次预测,{test.Events} 次结局(发生率 {test.Prevalence:P2})
              AUROC {test.Auroc.Value:0.000}(95% 区间 {test.Auroc.Low:0.000}–{test.Auroc.High:0.000}),
                仅用颜色 {test.ColourAuroc.Value:0.000};AUPRC {test.Auprc:0.000}(随机为 {test.Prevalence:0.000})
              Brier {test.Calibration.Brier:0.0000},技巧分 {test.Calibration.BrierSkill:0.000}
              校准斜率 {test.Calibration.Slope:0.00},截距 {test.Calibration.Intercept:0.00},
                ECE {test.Calibration.ExpectedCalibrationError:0.0000},观察/预期 {test.Calibration.ObservedToExpected:0.00}
              高概率组占 {test.TopBandShare:P1},包含 {test.TopBandCaught:P1} 的结局
              橙色和红色占 {test.OrangeShare:P1},包含 {test.OrangeCaught:P1} 的结局
              净获益(阈值: 模型/全部随访/橙红随访): {Benefits(test)}
            """)));
        return Text($"""
            模型 {model.Code} v{model.Version}:{setting.NameZh}(带岭惩罚的逻辑回归,Platt 校准)
            预测目标:预测日之后发生的{model.Outcome.NameZh}
            预测日:建册后 {setting.DaysAfterRegistration} 天,以及孕 {setting.GestationalWeek} 周;只用预测日已知的资料
            数据版本 {model.DataVersion},训练于 {model.TrainedAt:yyyy-MM-dd HH:mm} UTC
            训练:预产期 {report.TrainedFrom:yyyy-MM-dd} 至 {report.TrainedTo:yyyy-MM-dd},{report.TrainingWomen} 名妇女,
              {report.TrainingCases} 次预测,{report.TrainingEvents} 次结局;岭惩罚 {report.Ridge:0.##}(按妇女分组五折交叉验证)
            检验:预产期 {report.TestedFrom:yyyy-MM-dd} 至 {report.TestedTo:yyyy-MM-dd},与训练期无同一妇女
            {tests}
            未纳入:{string.Join(",", report.LeftOut.Select(entry => $"{ReasonZh(entry.Key)} {entry.Value}"))}
            使用的特征:{string.Join("、", Used(model).Select(feature => feature.NameZh))}
            资料不足而未用:{ListOr("无", Unused(model).Select(feature => feature.NameZh))}
            缺失值取平均并单独标记,不剔除任何人
            用途与限制:供妇幼专干安排随访,不是诊断。颜色由规则决定,模型从不降低颜色。规则为草案,需临床签署。
            """);
    }

    public static string En(RiskModel model, RiskModelSetting setting)
    {
        var report = model.Report;
        var tests = string.Join('\n', report.Tests.Select(test => Text($"""
            [{test.Name}] {test.Cases} predictions, {test.Events} outcomes (prevalence {test.Prevalence:P2})
              AUROC {test.Auroc.Value:0.000} (95 % interval {test.Auroc.Low:0.000}-{test.Auroc.High:0.000}),
                colour alone {test.ColourAuroc.Value:0.000}; AUPRC {test.Auprc:0.000} (chance {test.Prevalence:0.000})
              Brier {test.Calibration.Brier:0.0000}, skill {test.Calibration.BrierSkill:0.000}
              Calibration slope {test.Calibration.Slope:0.00}, intercept {test.Calibration.Intercept:0.00},
                ECE {test.Calibration.ExpectedCalibrationError:0.0000},
                observed to expected {test.Calibration.ObservedToExpected:0.00}
              The top band holds {test.TopBandShare:P1} of the cases and {test.TopBandCaught:P1} of the outcomes
              Orange and red hold {test.OrangeShare:P1} of the cases and {test.OrangeCaught:P1} of the outcomes
              Net benefit (threshold: model/everyone/orange and red): {Benefits(test)}
            """)));
        return Text($"""
            Model {model.Code} v{model.Version}: {setting.NameEn}
              (logistic regression, ridge penalty, Platt calibration)
            Target: {model.Outcome.NameEn}, after the day of prediction
            Predicted {setting.DaysAfterRegistration} days after registration and at week {setting.GestationalWeek},
              from what was known by then
            Data version {model.DataVersion}, trained {model.TrainedAt:yyyy-MM-dd HH:mm} UTC
            Learnt from expected deliveries {report.TrainedFrom:yyyy-MM-dd} to {report.TrainedTo:yyyy-MM-dd}:
              {report.TrainingWomen} women, {report.TrainingCases} predictions, {report.TrainingEvents} outcomes;
              ridge {report.Ridge:0.##} (five folds grouped by woman)
            Tested on expected deliveries {report.TestedFrom:yyyy-MM-dd} to {report.TestedTo:yyyy-MM-dd},
              no woman in common
            {tests}
            Left out: {string.Join(", ", report.LeftOut.Select(entry => $"{entry.Key} {entry.Value}"))}
            Features used: {string.Join(", ", Used(model).Select(feature => feature.NameEn))}
            Not used for want of data: {ListOr("none", Unused(model).Select(feature => feature.NameEn))}
            Missing values take the mean and are marked; nobody is dropped
            Use and limits: to plan follow-up, not a diagnosis. The rules decide the colour; the model never lowers it.
            The rules are a draft that needs clinical sign-off.
            """);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<RiskFeature> Used(RiskModel model) =>
        model.Features.Where(feature => model.Columns.Any(column => column.Feature == feature.Code));

    private static IEnumerable<RiskFeature> Unused(RiskModel model) =>
        model.Features.Where(feature => model.Columns.All(column => column.Feature != feature.Code));

    private static string ListOr(string none, IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? list : none;

    private static string Benefits(RiskModelTest test) => string.Join("; ", test.NetBenefits.Select(each =>
        Text($"{each.Threshold:0.00}: {each.Model:0.0000}/{each.TreatAll:0.0000}/{each.ColourOrange:0.0000}")));

    private static string NameZh(string name, RiskModelSetting setting) => name switch
    {
        "registration" => "建册后",
        _ => Text($"孕 {setting.GestationalWeek} 周"),
    };

    private static string ReasonZh(string reason) => reason switch
    {
        "no_dates" => "缺日期",
        "before_the_register_is_complete" => "登记起始前",
        "still_in_follow_up" => "随访未满",
        "lost_to_follow_up" => "失访",
        _ => "结局未登记",
    };
}

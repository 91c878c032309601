namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>A model cannot be trained on what there is.</summary>
/// <param name="code">Stable code, <c>MCH-R2xx</c>.</param>
/// <param name="messageZh">Chinese, for users.</param>
/// <param name="messageEn">English.</param>
public sealed class RiskTrainingException(string code, string messageZh, string messageEn) : Exception(messageEn)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Chinese message.</summary>
    public string MessageZh { get; } = messageZh;

    /// <summary>No version of a model has been trained yet.</summary>
    public static RiskTrainingException NoModel(string code) => new(
        "MCH-R202",
        $"模型 {code} 尚未训练,请先运行 mch train。",
        $"The model {code} has not been trained yet. Run mch train first.");

    internal static RiskTrainingException TooFew(int learnt, int learntNeeded, int tested, int testedNeeded) => new(
        "MCH-R201",
        $"结局太少,不能训练模型:训练期有 {learnt} 例(至少需要 {learntNeeded}),检验期有 {tested} 例(至少需要 {testedNeeded})。请先导入更多年份的已分娩登记。",
        $"Too few outcomes to train a model: {learnt} in the training years (at least {learntNeeded} are needed) "
        + $"and {tested} in the test year (at least {testedNeeded}). Load the registers of more years first.");
}

namespace McHAnalytics.Models.Risk;

/// <summary>What a record says about one variable of the risk catalogue; what was not asked has no answer.</summary>
/// <param name="Variable">Code of the variable: <c>hb_g_l</c>, <c>dx_diabetes</c>, or <c>done_SECTION</c>.</param>
/// <param name="Number">The value of a number variable, in the catalogue's unit.</param>
/// <param name="Flag">The value of a yes-or-no variable.</param>
/// <param name="AnsweredOn">The day on which it was known; null where the record does not say.</param>
public sealed record RiskAnswer(string Variable, double? Number = null, bool? Flag = null, DateOnly? AnsweredOn = null);

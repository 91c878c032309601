namespace McHAnalytics.Models.Catalogue;

/// <summary>Another reading of an indicator that is in use beside the usual one, mostly over another denominator.</summary>
/// <param name="Code">Short lower-case name under which it is asked for: <c>facility</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Definition">The whole definition; its <see cref="Indicator.VariantCode"/> is <paramref name="Code"/>.</param>
public sealed record IndicatorVariant(string Code, string NameZh, string NameEn, Indicator Definition);

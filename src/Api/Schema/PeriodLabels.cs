using McHAnalytics.Models.Periods;

namespace McHAnalytics.Api.Schema;

/// <summary>Periods in words.</summary>
internal static class PeriodLabels
{
    public static string Of(Period period, string? lang) => Language.Pick(lang, period.LabelZh, period.LabelEn);
}

namespace McHAnalytics.Api.Schema;

/// <summary>Picks the wording that the asker reads: Chinese unless English is asked for.</summary>
internal static class Language
{
    public static string Pick(string? lang, string zh, string en) =>
        lang is not null && lang.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? en : zh;
}

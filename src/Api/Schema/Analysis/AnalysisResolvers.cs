using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary><c>analyze</c>: one question, one answer.</summary>
public static class AnalysisResolvers
{
    /// <summary>Asks the warehouse; the asker's faults come back with their code.</summary>
    public static async Task<AnalysisResult> AnalyzeAsync(AnalyzeInput input, IAnalyst analyst, CancellationToken cancel) =>
        new(await ToldFault.TellAsync(() => analyst.AnswerAsync(QuestionOfInput.From(input), cancel)));
}

/// <summary>Fields of <c>AnalysisRow</c> that the row itself names otherwise.</summary>
public static class AnalysisRowResolvers
{
    /// <summary>Alias or code.</summary>
    public static string Measure(AnswerRow parent) => parent.Measure.Name;
}

/// <summary>Fields of <c>AnalysisTotal</c> that the total itself names otherwise.</summary>
public static class AnalysisTotalResolvers
{
    /// <summary>Alias or code.</summary>
    public static string Measure(AnswerTotal parent) => parent.Measure.Name;
}

/// <summary>Wording of warnings.</summary>
public static class AnalysisWarningResolvers
{
    /// <summary>The warning in the asker's language.</summary>
    public static string Message(AnswerWarning parent, string? lang) =>
        Language.Pick(lang, parent.MessageZh, parent.MessageEn);
}

/// <summary>Wording of quality flags.</summary>
public static class QualityFlagResolvers
{
    /// <summary>The flag in the asker's language.</summary>
    public static string Message(QualityFlag parent, string? lang) =>
        Language.Pick(lang, parent.MessageZh, parent.MessageEn);
}

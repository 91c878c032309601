using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary><c>analyze</c>: one question, one answer.</summary>
public static class AnalysisResolvers
{
    /// <summary>Asks the warehouse; the asker's faults come back with their code.</summary>
    public static async Task<AnalysisResult> AnalyzeAsync(
        AnalyzeInput input, IAnalyst analyst, Asker asker, CancellationToken cancel) =>
        new(await ToldFault.TellAsync(() => analyst.AnswerAsync(QuestionOfInput.From(input), asker, cancel)));

    /// <summary>Compiles the question and says how it would be answered; nothing is run.</summary>
    public static Task<AnswerPlan> ExplainAsync(
        AnalyzeInput input, IAnalyst analyst, Asker asker, CancellationToken cancel) =>
        ToldFault.TellAsync(() => analyst.ExplainAsync(QuestionOfInput.From(input), asker, cancel));
}

/// <summary>Where figures come from.</summary>
public static class CellResolvers
{
    /// <summary>The reported cells behind each figure, read for all figures of a level together; null where a figure was
    /// not made from reports of its own.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<Connection<SourceCell>?>> LineageAsync(
        IReadOnlyList<Cell> parents, int? first, string? after, IAnalyst analyst, Asker asker, CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var figures = parents.Select(cell => cell.Origin).OfType<CellOrigin>().ToList();
        var found = await ToldFault.TellAsync(() => analyst.LineageAsync(figures, asker, page.Offset, page.Limit, cancel));
        var next = 0;
        return
        [
            .. parents.Select(cell => cell.Origin is null
                ? null
                : new Connection<SourceCell>(found[next].Items, found[next++].TotalCount, page.Offset)),
        ];
    }
}

/// <summary>What figures can still become.</summary>
public static class CellBoundsResolvers
{
    /// <summary>Between which values each figure must lie once the missing reports arrive, for all figures of a level
    /// together; null where a figure was not made from reports of its own.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<ValueBounds?>> BoundsAsync(
        IReadOnlyList<Cell> parents, IAnalyst analyst, Asker asker, CancellationToken cancel)
    {
        // Missing reports are not known by dimension: nothing can be said of a part of them.
        var figures = parents.Where(cell => cell.Origin is { Division: null }).ToList();
        var found = await ToldFault.TellAsync(() => analyst.BoundsAsync(figures, asker, cancel));
        var next = 0;
        return [.. parents.Select(cell => cell.Origin is { Division: null } ? found[next++] : null)];
    }
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

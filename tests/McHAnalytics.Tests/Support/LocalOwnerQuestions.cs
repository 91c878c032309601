using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Performance;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Tests.Support;

/// <summary>Questions by the owner of all places, as a local server asks them: what most tests are about.</summary>
internal static class LocalOwnerQuestions
{
    public static Task<Answer> AnswerAsync(this IAnalyst analyst, Question question, CancellationToken cancel) =>
        analyst.AnswerAsync(question, Asker.LocalOwner, cancel);

    public static Task<AnswerPlan> ExplainAsync(this IAnalyst analyst, Question question, CancellationToken cancel) =>
        analyst.ExplainAsync(question, Asker.LocalOwner, cancel);

    public static Task<IReadOnlyList<Page<SourceCell>>> LineageAsync(
        this IAnalyst analyst, IReadOnlyList<CellOrigin> figures, int skip, int take, CancellationToken cancel) =>
        analyst.LineageAsync(figures, Asker.LocalOwner, skip, take, cancel);

    public static Task<IReadOnlyList<ValueBounds>> BoundsAsync(
        this IAnalyst analyst, IReadOnlyList<Cell> figures, CancellationToken cancel) =>
        analyst.BoundsAsync(figures, Asker.LocalOwner, cancel);

    public static Task<Page<Finding>> FindAsync(
        this IFindings findings, FindingFilter filter, int skip, int take, CancellationToken cancel) =>
        findings.FindAsync(filter, Asker.LocalOwner, skip, take, cancel);

    public static Task<Finding?> GetAsync(this IFindings findings, long id, CancellationToken cancel) =>
        findings.GetAsync(id, Asker.LocalOwner, cancel);

    public static Task<PregnancyRiskPage> ListAsync(
        this IPregnancyRisks risks, PregnancyRiskQuery query, CancellationToken cancel) =>
        risks.ListAsync(query, Asker.LocalOwner, cancel);

    public static Task<PregnancyRisk?> FindAsync(this IPregnancyRisks risks, string id, CancellationToken cancel) =>
        risks.FindAsync(id, Asker.LocalOwner, cancel);

    public static Task<PerformanceAnswer> RunAsync(
        this TownshipPerformance performance, PerformanceQuestion question, CancellationToken cancel) =>
        performance.RunAsync(question, Asker.LocalOwner, cancel);
}

using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Quality;

/// <summary>Results of the quality checks.</summary>
public static class FindingQueries
{
    /// <summary>Findings, the gravest first.</summary>
    public static async Task<Connection<Finding>> FindingsAsync(
        int? first, string? after, FindingFilterInput? where, IFindings findings, Asker asker, CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var filter = new FindingFilter
        {
            Rule = where?.Rule,
            Severities = where?.Severity ?? [],
            Under = where?.Under,
            Period = where?.Period,
        };
        var found = await ToldFault.TellAsync(() => findings.FindAsync(filter, asker, page.Offset, page.Limit, cancel));
        return new Connection<Finding>(found.Items, found.TotalCount, page.Offset);
    }
}

/// <summary>Wording of findings.</summary>
public static class FindingResolvers
{
    /// <summary>What was seen and why it matters.</summary>
    public static string Evidence(Finding parent, string? lang) =>
        Language.Pick(lang, parent.EvidenceZh, parent.EvidenceEn);

    /// <summary>The waiver of it that holds today; null where nobody lets it stand.</summary>
    public static async Task<WaiverView?> WaiverAsync(Finding parent, WaiverBoard board, CancellationToken cancel) =>
        await board.OfAsync(parent, cancel) is { } waiver ? new WaiverView(waiver, board.Today) : null;
}

/// <summary>A filter of findings.</summary>
public sealed record FindingFilterInput(string? Rule, IReadOnlyList<Severity>? Severity, string? Under, Period? Period);

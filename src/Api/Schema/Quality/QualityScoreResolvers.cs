using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Quality;

/// <summary>How good the data of each unit's months are.</summary>
public static class QualityScoreQueries
{
    /// <summary>Scores, the worst first.</summary>
    public static async Task<Connection<QualityScore>> DataQualityAsync(
        string? under, Period? period, int? first, string? after, IQualityScores scores, Asker asker, CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var found = await ToldFault.TellAsync(() => scores.FindAsync(under, period, asker, page.Offset, page.Limit, cancel));
        return new Connection<QualityScore>(found.Items, found.TotalCount, page.Offset);
    }
}

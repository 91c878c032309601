using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Access;
using McHAnalytics.Warehouse.Records;

namespace McHAnalytics.Api.Schema.Records;

/// <summary>Single records of registers.</summary>
public static class RecordQueries
{
    /// <summary>Current records of a form, the newest first; for their owners only.</summary>
    public static async Task<Connection<RegisterRecord>> RecordsAsync(
        string form,
        string? under,
        DateOnly? from,
        DateOnly? to,
        int? first,
        string? after,
        IRegisterRecords records,
        Asker asker,
        CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var filter = new RegisterRecordFilter(form, under, from, to, page.Offset, page.Limit);
        var found = await ToldFault.TellAsync(() => records.FindAsync(filter, asker, cancel));
        return new Connection<RegisterRecord>(found.Items, found.TotalCount, page.Offset);
    }
}

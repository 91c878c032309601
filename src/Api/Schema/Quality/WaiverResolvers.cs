using System.Globalization;
using McHAnalytics.Api.Schema.Loads;
using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Quality;

/// <summary>Findings that somebody lets stand.</summary>
public static class WaiverQueries
{
    /// <summary>Waivers on the asker's places, the last one first.</summary>
    public static async Task<Connection<WaiverView>> WaiversAsync(
        int? first,
        string? after,
        bool? holding,
        LedgerDoor door,
        WaiverBoard board,
        PublishedWarehouse warehouse,
        Asker asker,
        CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        await using var ledger = await door.OpenAsync(cancel);
        var own = (await WaiverLists.AllAsync(ledger, holding ?? true, cancel))
            .Where(WaiverLists.OwnedBy(asker, warehouse))
            .Select(waiver => new WaiverView(waiver, board.Today));
        return page.Cut([.. own]);
    }
}

/// <summary>Giving waivers and taking them back.</summary>
public static class WaiverMutations
{
    /// <summary>Lets a finding stand.</summary>
    public static async Task<WaiverView> WaiveFindingAsync(
        string id,
        string by,
        string why,
        DateOnly until,
        LedgerDoor door,
        WaiverBoard board,
        IFindings findings,
        Asker asker,
        CancellationToken cancel)
    {
        // Read as the asker: a finding outside his area is none of his.
        var finding = await ToldFault.TellAsync(() => findings.GetAsync(NumberOf(id), asker, cancel))
            ?? throw new GraphQLUserException($"There is no finding \"{id}\". Take an id from findings. 没有这条发现。", "MCH-A014");
        var waiver = new Waiver
        {
            Rule = finding.Rule,
            Subject = WaiverBoard.SubjectOf(finding),
            Observed = finding.Observed,
            By = by.Trim(),
            Why = why.Trim(),
            Until = until,
        };
        return await TellAsync(door, board, ledger => ledger.WaiveAsync(waiver, cancel), cancel);
    }

    /// <summary>Takes a waiver back.</summary>
    public static async Task<WaiverView> WithdrawWaiverAsync(
        string id, string by, LedgerDoor door, WaiverBoard board, PublishedWarehouse warehouse, Asker asker, CancellationToken cancel)
    {
        var number = NumberOf(id);
        var isOwn = WaiverLists.OwnedBy(asker, warehouse);
        return await TellAsync(
            door,
            board,
            async ledger =>
            {
                var found = (await WaiverLists.AllAsync(ledger, holdingOnly: false, cancel)).Find(each => each.Id == number);
                return found is not null && isOwn(found)
                    ? await ledger.WithdrawWaiverAsync(number, by, cancel)
                    : throw new GraphQLUserException($"There is no waiver \"{id}\". Take an id from waivers. 没有这条豁免。", "MCH-A015");
            },
            cancel);
    }

    private static async Task<WaiverView> TellAsync(
        LedgerDoor door, WaiverBoard board, Func<LedgerStore, Task<Waiver>> write, CancellationToken cancel)
    {
        try
        {
            await using var ledger = await door.OpenAsync(cancel);
            return new WaiverView(await write(ledger), board.Today);
        }
        catch (WaiverException fault)
        {
            throw new GraphQLUserException(
                fault.Message, fault.Code, new Dictionary<string, object?> { ["messageZh"] = fault.MessageZh });
        }
        finally
        {
            board.Changed();
        }
    }

    // What is no number is no finding's number.
    private static long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>Whose waivers they are.</summary>
internal static class WaiverLists
{
    public static async Task<List<Waiver>> AllAsync(LedgerStore ledger, bool holdingOnly, CancellationToken cancel)
    {
        var all = new List<Waiver>();
        while (true)
        {
            var part = await ledger.ListWaiversAsync(
                holdingOnly, new LedgerPageRequest(all.Count, LedgerPageRequest.MostTaken), cancel);
            all.AddRange(part.Items);
            if (part.Items.Count == 0 || all.Count >= part.TotalCount)
            {
                return all;
            }
        }
    }

    /// <summary>Owners see the waivers of their places, and of published figures; others none.</summary>
    public static Func<Waiver, bool> OwnedBy(Asker asker, PublishedWarehouse warehouse)
    {
        if (!asker.IsOwner)
        {
            throw new GraphQLUserException(
                "Waivers are told to those who own the figures only. 豁免只对数据所属单位可见。", "MCH-A016");
        }

        if (asker.Area is not { } code)
        {
            return _ => true;
        }

        using var lease = warehouse.LeaseOrTell();
        var (places, version) = (lease.Places, lease.Version);
        var area = places.Find(code) is { } place ? version.CurrentOf(place) : null;
        return waiver => waiver.Subject.Split('/') is not [var at, _, _]
            || (area is not null && places.Find(at) is { } own && PlaceTree.IsWithin(version.CurrentOf(own), area));
    }
}

/// <summary>A waiver on a day.</summary>
public sealed record WaiverView([property: GraphQLIgnore] Waiver Waiver, [property: GraphQLIgnore] DateOnly Today)
{
    /// <summary>Its number.</summary>
    public long Id => Waiver.Id;

    /// <summary>The rule.</summary>
    public string Rule => Waiver.Rule;

    /// <summary>What it is about.</summary>
    public string Subject => Waiver.Subject;

    /// <summary>The figure that was seen.</summary>
    public string Observed => Waiver.Observed;

    /// <summary>Who answers for it.</summary>
    public string By => Waiver.By;

    /// <summary>Why.</summary>
    public string Why => Waiver.Why;

    /// <summary>Its last day.</summary>
    public DateOnly Until => Waiver.Until;

    /// <summary>When it was given.</summary>
    public DateTimeOffset At => Waiver.At;

    /// <summary>Whether it holds today.</summary>
    public bool Holds => Waiver.HoldsOn(Today);

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy => Waiver.WithdrawnBy;

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt => Waiver.WithdrawnAt;
}

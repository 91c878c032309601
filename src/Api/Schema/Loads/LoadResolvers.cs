using System.Globalization;
using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Access;
using McHAnalytics.Warehouse.Access;

namespace McHAnalytics.Api.Schema.Loads;

/// <summary>What was loaded and what was not taken.</summary>
public static class LoadQueries
{
    /// <summary>Loads, newest first.</summary>
    public static async Task<Connection<LoadRun>> LoadRunsAsync(
        int? first,
        string? after,
        LoadRunFilterInput? where,
        LedgerDoor door,
        LoadsInArea loads,
        Asker asker,
        CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var owned = await ToldFault.TellAsync(() => loads.RunsAsync(asker, cancel));
        await using var ledger = await door.OpenAsync(cancel);
        var found = await ledger.ListRunsAsync(
            new LoadRunFilter { Ids = owned, Source = TextFilters.From(where?.Source), Statuses = where?.Status },
            new LedgerPageRequest(page.Offset, page.Limit),
            cancel);
        return new Connection<LoadRun>(found.Items, found.TotalCount, page.Offset);
    }

    /// <summary>What was not taken, newest first.</summary>
    public static async Task<Connection<RejectedRow>> RejectedRowsAsync(
        int? first,
        string? after,
        RejectedRowFilterInput? where,
        LedgerDoor door,
        LoadsInArea loads,
        Asker asker,
        CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var owned = await ToldFault.TellAsync(() => loads.RunsAsync(asker, cancel));
        await using var ledger = await door.OpenAsync(cancel);
        var found = await ledger.ListRejectedRowsAsync(
            new RejectedRowFilter { RunId = RunIdOf(where?.RunId), RunIds = owned, RuleCode = TextFilters.From(where?.RuleCode) },
            new LedgerPageRequest(page.Offset, page.Limit),
            cancel);
        return new Connection<RejectedRow>(found.Items, found.TotalCount, page.Offset);
    }

    private static long? RunIdOf(string? id) => id switch
    {
        null => null,
        _ when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new GraphQLUserException(
            $"\"{id}\" is no load run. Take an id from loadRuns. 没有这条装载记录。", "MCH-A005"),
    };
}

/// <summary>Fields of <c>LoadRun</c> that the entity names otherwise.</summary>
public static class LoadRunResolvers
{
    /// <summary>The form that was recognised.</summary>
    public static string? Form(LoadRun parent) => parent.FormCode;

    /// <summary>The version that it published.</summary>
    public static string? DataVersion(LoadRun parent) =>
        parent.DataVersion is { } number ? string.Create(CultureInfo.InvariantCulture, $"v{number:000000}") : null;
}

/// <summary>Fields of <c>RejectedRow</c> that the entity names otherwise.</summary>
public static class RejectedRowResolvers
{
    /// <summary>What is wrong and what to do.</summary>
    public static string Message(RejectedRow parent, string? lang) =>
        Language.Pick(lang, parent.MessageZh, parent.MessageEn);
}

/// <summary>A filter of loads.</summary>
public sealed record LoadRunFilterInput(StringOperationFilterInput? Source, IReadOnlyList<LoadStatus>? Status);

/// <summary>A filter of what was not taken.</summary>
public sealed record RejectedRowFilterInput(string? RunId, StringOperationFilterInput? RuleCode);

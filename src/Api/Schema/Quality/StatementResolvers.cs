using System.Globalization;
using McHAnalytics.Api.Schema.Loads;
using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Statements;
using McHAnalytics.Models.Statements;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Quality;

/// <summary>Published figures with their verdicts.</summary>
public static class StatementQueries
{
    // Statements come from a handful of documents; all are read to be joined with the Ledger's verdicts.
    private const int All = 100_000;

    /// <summary>Statements in the order of their source.</summary>
    public static async Task<Connection<StatementView>> StatementsAsync(
        int? first, string? after, StatementFilterInput? where, IStatements statements, LedgerDoor door, CancellationToken cancel)
    {
        var printed = await statements.FindAsync(new StatementFilter(), 0, All, cancel);
        await using var ledger = await door.OpenAsync(cancel);
        var verdicts = new Dictionary<string, StatementVerdict>(StringComparer.Ordinal);
        LedgerPage<StatementVerdict> part;
        do
        {
            part = await ledger.ListVerdictsAsync(
                new StatementVerdictFilter(), new LedgerPageRequest(verdicts.Count, Page.Largest), cancel);
            foreach (var verdict in part.Items)
            {
                verdicts[verdict.StatementId] = verdict;
            }
        }
        while (part.Items.Count > 0 && verdicts.Count < part.TotalCount);

        var views = printed.Items
            .Select(statement => new StatementView(
                statement, verdicts.GetValueOrDefault(statement.Id.ToString(CultureInfo.InvariantCulture))))
            .Where(view => where?.Holds(view) ?? true);
        return Page.Of(first, after).Cut([.. views]);
    }
}

/// <summary>A published figure beside its verdict.</summary>
public sealed record StatementView(
    [property: GraphQL.Binding.GraphQLIgnore] PublishedStatement Printing,
    [property: GraphQL.Binding.GraphQLIgnore] StatementVerdict? Judged)
{
    /// <summary>Number within the sources.</summary>
    public int Id => Printing.Id;

    /// <summary>The place as printed.</summary>
    public string Place => Printing.Place;

    /// <summary>The period as printed.</summary>
    public string Period => Printing.Period;

    /// <summary>What is stated.</summary>
    public string Measure => Printing.Measure;

    /// <summary>The figure as printed.</summary>
    public string Printed => Printing.Printed;

    /// <summary>The unit as printed.</summary>
    public string Unit => Printing.Unit;

    /// <summary>The source document.</summary>
    public string Source => Printing.Source;

    /// <summary>Whether it can be true; not judged yet counts as uncheckable.</summary>
    public Verdict Verdict => Judged?.Verdict ?? Verdict.Uncheckable;

    /// <summary>Why.</summary>
    public string Explanation(string? lang) => Language.Pick(
        lang,
        Judged?.ExplanationZh ?? "尚未核对:请运行 mch reconcile。",
        Judged?.ExplanationEn ?? "Not judged yet: run mch reconcile.");
}

/// <summary>A filter of statements.</summary>
public sealed record StatementFilterInput(IReadOnlyList<Verdict>? Verdict, StringOperationFilterInput? Place)
{
    internal bool Holds(StatementView view) =>
        (Verdict?.Contains(view.Verdict) ?? true) && (Place?.Holds(view.Place) ?? true);
}

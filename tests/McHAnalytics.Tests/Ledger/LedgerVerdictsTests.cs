using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Statements;
using Judged = McHAnalytics.Models.Statements.Verdict;

namespace McHAnalytics.Tests.Ledger;

public sealed class LedgerVerdictsTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reconciling_again_replaces_a_statements_verdict()
    {
        await using var ledger = await _folder.OpenAsync();
        await ledger.SaveVerdictsAsync(
            [Verdict("1", Judged.Uncheckable), Verdict("2", Judged.Holds)], default);
        _folder.Clock.Now += TimeSpan.FromDays(1);
        await ledger.SaveVerdictsAsync([Verdict("1", Judged.Contradicted)], default);

        var kept = await ledger.ListVerdictsAsync(new StatementVerdictFilter(), new LedgerPageRequest(0, 10), default);
        var wrong = await ledger.ListVerdictsAsync(
            new StatementVerdictFilter { Verdicts = [Judged.Contradicted], Place = new TextFilter { Contains = "富平" } },
            new LedgerPageRequest(0, 10), default);

        Assert.Equal(["1", "2"], kept.Items.Select(verdict => verdict.StatementId));
        Assert.Equal(TimeSpan.FromDays(1), kept.Items[0].At - kept.Items[1].At);
        Assert.Equal("1", Assert.Single(wrong.Items).StatementId);
    }

    private static StatementVerdict Verdict(string id, Judged verdict) => new()
    {
        StatementId = id,
        Place = "富平县",
        Period = "2013",
        Measure = "SCREENING_DISEASE_RATE",
        Printed = "50.6%",
        Verdict = verdict,
        ExplanationZh = "按人数计算为 57.07%",
        ExplanationEn = "The counts give 57.07 %",
    };
}

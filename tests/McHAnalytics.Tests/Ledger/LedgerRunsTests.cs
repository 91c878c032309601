using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Ledger;

public sealed class LedgerRunsTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_finished_run_is_read_back_as_it_was_written()
    {
        await using var ledger = await _folder.OpenAsync();
        long id;
        await using (var run = await ledger.BeginRunAsync(
            new NewLoadRun("county/三月/月报表.xlsx", LedgerFolder.Sha.ToUpperInvariant(), null, CountUnit.Rows), default))
        {
            id = run.Id;
            _folder.Clock.Now += TimeSpan.FromSeconds(12.5);
            await run.FinishAsync(
                new LoadOutcome(LoadStatus.Partial, new LoadCounts(100, 60, 5, 20, 15), 17,
                    [new ProblemSummary("DQ-L1", 15, "分子大于分母", "part > whole")])
                { FormCode = "cn-township-month", Unit = CountUnit.Cells },
                default);
        }

        var kept = await ledger.FindRunAsync(id, default);

        Assert.NotNull(kept);
        Assert.Equal("月报表.xlsx", kept.Source);
        Assert.Equal(LedgerFolder.Sha, kept.Sha256);
        Assert.Equal("cn-township-month", kept.FormCode);
        Assert.Equal(CountUnit.Cells, kept.Unit);
        Assert.Equal(LoadStatus.Partial, kept.Status);
        Assert.Equal(new LoadCounts(100, 60, 5, 20, 15), kept.Counts);
        Assert.Equal(65, kept.Counts.Accepted);
        Assert.Equal(17, kept.DataVersion);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 0, 30, 0, TimeSpan.Zero), kept.StartedAt);
        Assert.Equal(TimeSpan.Zero, kept.StartedAt.Offset);
        Assert.Equal(TimeSpan.FromSeconds(12.5), kept.FinishedAt - kept.StartedAt);
        Assert.Equal([new ProblemSummary("DQ-L1", 15, "分子大于分母", "part > whole")], kept.Problems);
    }

    [Fact]
    public async Task The_runs_of_a_batch_begin_in_their_order_hold_one_file_and_end_all_or_none()
    {
        await using var ledger = await _folder.OpenAsync();
        var names = Enumerable.Range(1, 300).Select(number => $"{number}.xlsx").ToList();

        var runs = await ledger.BeginRunsAsync([.. names.Select(name => LedgerFolder.Load(name))], default);
        Assert.Single(Locks());
        var good = LedgerFolder.Ended(LoadStatus.Succeeded, new LoadCounts(2, 1, 0, 1, 0), version: 3);
        var bad = LedgerFolder.Ended(LoadStatus.Succeeded, new LoadCounts(2, 1, 0, 0, 0));
        await Assert.ThrowsAsync<UnbalancedReceiptException>(() => ledger.FinishRunsAsync([(runs[0], good), (runs[1], bad)], default));
        var begun = await ledger.ListRunsAsync(
            new LoadRunFilter { OldestFirst = true }, new LedgerPageRequest(0, 1000), default);

        Assert.Equal(names, begun.Items.Select(run => run.Source));
        Assert.All(begun.Items, run => Assert.Equal(LoadStatus.Running, run.Status));

        await ledger.FinishRunsAsync([.. runs.Skip(1).Select(run => (run, good))], default);
        Assert.Single(Locks());
        await runs[0].DisposeAsync();
        Assert.Empty(Locks());
        var ended = await ledger.ListRunsAsync(new LoadRunFilter { OldestFirst = true }, new LedgerPageRequest(0, 1000), default);
        Assert.Equal(
            [LoadStatus.Failed, .. Enumerable.Repeat(LoadStatus.Succeeded, 299)], ended.Items.Select(run => run.Status));
        Assert.Equal(3, ended.Items[299].DataVersion);
    }

    private string[] Locks() => Directory.GetFiles(Path.Combine(_folder.Root, "ledger.runs"));

    [Theory]
    [InlineData(100, 60, 5, 20, 14)]
    [InlineData(100, 60, 5, 20, 16)]
    [InlineData(10, 11, 0, 0, -1)]
    public async Task A_receipt_that_does_not_balance_is_refused(
        long read, long inserted, long updated, long unchanged, long rejected)
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        var counts = new LoadCounts(read, inserted, updated, unchanged, rejected);

        var refused = await Assert.ThrowsAsync<UnbalancedReceiptException>(
            () => run.FinishAsync(LedgerFolder.Ended(LoadStatus.Succeeded, counts), default));

        Assert.Equal(counts, refused.Counts);
    }

    [Fact]
    public async Task A_load_without_a_receipt_is_written_down_as_interrupted()
    {
        await using var ledger = await _folder.OpenAsync();
        var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);

        await run.DisposeAsync();

        var kept = await ledger.FindRunAsync(run.Id, default);
        Assert.Equal(LoadStatus.Failed, kept!.Status);
        Assert.Equal(ProblemSummary.InterruptedCode, Assert.Single(kept.Problems).Code);
        Assert.Equal(_folder.Clock.Now, kept.FinishedAt);
    }

    [Fact]
    public async Task A_run_is_finished_once()
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        await run.FinishAsync(LedgerFolder.Ended(LoadStatus.Succeeded, default, 1), default);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => run.FinishAsync(LedgerFolder.Ended(LoadStatus.Failed, default), default));
    }

    [Fact]
    public async Task The_same_content_by_the_same_form_is_found_only_where_it_was_published()
    {
        await using var ledger = await _folder.OpenAsync();
        await FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.DryRun);
        await FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Failed);
        Assert.Null(await ledger.FindRunAsync(LedgerFolder.Sha, "cn-township-month", default));

        var first = await FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Partial);
        var second = await FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Succeeded);
        await FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Failed);

        Assert.True(second > first);
        Assert.Equal(second, (await ledger.FindRunAsync(LedgerFolder.Sha, "cn-township-month", default))!.Id);
        Assert.Null(await ledger.FindRunAsync(LedgerFolder.Sha, "kenya-district-month", default));
        Assert.Null(await ledger.FindRunAsync(new string('b', 64), "cn-township-month", default));
    }

    [Fact]
    public async Task A_hash_that_is_none_is_refused()
    {
        await using var ledger = await _folder.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.BeginRunAsync(LedgerFolder.Load(sha: "abc"), default));
    }

    [Fact]
    public async Task Runs_are_listed_by_page_the_latest_first_and_counted_whole()
    {
        await using var ledger = await _folder.OpenAsync();
        var ids = new List<long>();
        for (var month = 1; month <= 5; month++)
        {
            ids.Add(await FinishedRunAsync(ledger, LedgerFolder.Load($"2024-0{month}.csv"), LoadStatus.Succeeded));
        }

        var page = await ledger.ListRunsAsync(new LoadRunFilter(), new LedgerPageRequest(1, 2), default);
        var oldest = await ledger.ListRunsAsync(new LoadRunFilter { OldestFirst = true }, new LedgerPageRequest(0, 1), default);
        var none = await ledger.ListRunsAsync(new LoadRunFilter(), new LedgerPageRequest(0, 0), default);

        Assert.Equal([ids[3], ids[2]], page.Items.Select(run => run.Id));
        Assert.Equal(5, page.TotalCount);
        Assert.Equal(ids[0], Assert.Single(oldest.Items).Id);
        Assert.Empty(none.Items);
        Assert.Equal(5, none.TotalCount);
    }

    [Fact]
    public async Task Runs_are_narrowed_by_status_and_form()
    {
        await using var ledger = await _folder.OpenAsync();
        await FinishedRunAsync(ledger, LedgerFolder.Load(form: "a"), LoadStatus.Succeeded);
        var failed = await FinishedRunAsync(ledger, LedgerFolder.Load(form: "b"), LoadStatus.Failed);
        await using var running = await ledger.BeginRunAsync(LedgerFolder.Load(form: "b"), default);

        var stopped = await ledger.ListRunsAsync(
            new LoadRunFilter { Statuses = [LoadStatus.Failed, LoadStatus.DryRun] }, new LedgerPageRequest(0, 10), default);
        var ofForm = await ledger.ListRunsAsync(
            new LoadRunFilter { FormCode = "b" }, new LedgerPageRequest(0, 10), default);

        Assert.Equal([failed], stopped.Items.Select(run => run.Id));
        Assert.Equal([running.Id, failed], ofForm.Items.Select(run => run.Id));
    }

    [Fact]
    public async Task A_page_larger_than_the_limit_is_refused()
    {
        await using var ledger = await _folder.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => ledger.ListRunsAsync(new LoadRunFilter(), new LedgerPageRequest(0, 1_001), default));
    }

    internal static async Task<long> FinishedRunAsync(LedgerStore ledger, NewLoadRun begun, LoadStatus status)
    {
        await using var run = await ledger.BeginRunAsync(begun, default);
        await run.FinishAsync(LedgerFolder.Ended(status, new LoadCounts(3, 1, 1, 1, 0)), default);
        return run.Id;
    }
}

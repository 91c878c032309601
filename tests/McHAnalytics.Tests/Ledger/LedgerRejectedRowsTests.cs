using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Ledger;

public sealed class LedgerRejectedRowsTests : IDisposable
{
    private static readonly LedgerPageRequest s_all = new(0, 100);

    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rejected_row_keeps_where_it_stood_and_what_stood_there()
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        await run.AddRejectedRowsAsync([LedgerFolder.Rejected(7)], default);

        var listed = Assert.Single((await ledger.ListRejectedRowsAsync(new RejectedRowFilter(), s_all, default)).Items);
        var kept = await ledger.FindRejectedRowAsync(listed.Id, default);

        Assert.NotNull(kept);
        Assert.Equal(run.Id, kept.RunId);
        Assert.Equal(LoadStatus.Running, kept.Run!.Status);
        Assert.Equal("月报表.xlsx", kept.File);
        Assert.Equal("表一", kept.Sheet);
        Assert.Equal(7, kept.Row);
        Assert.Equal("活产数", kept.Column);
        Assert.Equal("DQ-L1", kept.RuleCode);
        Assert.Equal("分子大于分母", kept.MessageZh);
        Assert.Equal("""{"活产数":"12","住院分娩活产数":"13"}""", kept.Raw);
        Assert.Equal(_folder.Clock.Now, kept.At);
        Assert.False(kept.Resolved);
    }

    [Fact]
    public async Task Many_rejected_rows_are_kept_in_the_order_in_which_they_were_met()
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        await run.AddRejectedRowsAsync([.. Enumerable.Range(1, 4_500).Select(row => LedgerFolder.Rejected(row))], default);

        var page = await ledger.ListRejectedRowsAsync(
            new RejectedRowFilter { RunId = run.Id }, new LedgerPageRequest(1_990, 20), default);

        Assert.Equal(4_500, page.TotalCount);
        Assert.Equal(Enumerable.Range(1_991, 20), page.Items.Select(row => row.Row));
    }

    [Fact]
    public async Task Resolving_rows_counts_those_that_were_open()
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        await run.AddRejectedRowsAsync([LedgerFolder.Rejected(1), LedgerFolder.Rejected(2), LedgerFolder.Rejected(3)], default);
        var ids = (await ledger.ListRejectedRowsAsync(new RejectedRowFilter(), s_all, default)).Items.Select(row => row.Id).ToList();

        Assert.Equal(1, await ledger.MarkResolvedAsync([ids[0]], default));
        Assert.Equal(1, await ledger.MarkResolvedAsync([ids[0], ids[1]], default));

        var open = await ledger.ListRejectedRowsAsync(new RejectedRowFilter { Resolved = false }, s_all, default);
        Assert.Equal([ids[2]], open.Items.Select(row => row.Id));
    }

    // Rules R1, r1, R2 and O4 in the files a.csv, A.csv, b.csv and 甲.csv: rows 1 to 4.
    public static TheoryData<TextFilter, int[]> RuleConditions => new()
    {
        { new TextFilter(), [1, 2, 3, 4] },
        { new TextFilter { Eq = "DQ-R1" }, [1] },
        { new TextFilter { Neq = "DQ-R1" }, [2, 3, 4] },
        { new TextFilter { Contains = "-R" }, [1, 3] },
        { new TextFilter { StartsWith = "DQ-R" }, [1, 3] },
        { new TextFilter { StartsWith = "DQ-O4-longer" }, [] },
        { new TextFilter { EndsWith = "1" }, [1, 2] },
        { new TextFilter { EndsWith = "a-longer-text-than-any" }, [] },
        { new TextFilter { In = ["DQ-R2", "DQ-O4"] }, [3, 4] },
        { new TextFilter { Nin = ["DQ-R2", "DQ-O4"] }, [1, 2] },
        { new TextFilter { StartsWith = "DQ", EndsWith = "2" }, [3] },
        { new TextFilter { Contains = "%" }, [] },
    };

    [Theory]
    [MemberData(nameof(RuleConditions))]
    public async Task Rows_are_narrowed_by_conditions_on_their_rule(TextFilter rule, int[] expected)
    {
        await using var ledger = await _folder.OpenAsync();
        await using var run = await ledger.BeginRunAsync(LedgerFolder.Load(), default);
        await run.AddRejectedRowsAsync(
            [
                LedgerFolder.Rejected(1, "DQ-R1"), LedgerFolder.Rejected(2, "DQ-r1"),
                LedgerFolder.Rejected(3, "DQ-R2"), LedgerFolder.Rejected(4, "DQ-O4"),
            ],
            default);

        var rows = await ledger.ListRejectedRowsAsync(new RejectedRowFilter { RuleCode = rule }, s_all, default);

        Assert.Equal(expected, rows.Items.Select(row => row.Row));
        Assert.Equal(expected.Length, rows.TotalCount);
    }
}

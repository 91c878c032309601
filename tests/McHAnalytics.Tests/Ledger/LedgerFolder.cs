using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Ledger;

/// <summary>A data folder of one test's own and a clock that stands still until it is moved.</summary>
public sealed class LedgerFolder : IDisposable
{
    public static readonly string Sha = new('a', 64);

    public LedgerFolder()
    {
        Directory.CreateDirectory(Root);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "mch-ledger-" + Guid.NewGuid().ToString("N"));

    public FixedClock Clock { get; } = new();

    public Task<LedgerStore> OpenAsync(LedgerUse use = LedgerUse.Write) =>
        LedgerStore.OpenAsync(Root, use, Clock, CancellationToken.None);

    public static NewLoadRun Load(string source = "月报表.xlsx", string form = "cn-township-month", string? sha = null) =>
        new(source, sha ?? Sha, form, CountUnit.Cells);

    public static LoadOutcome Ended(LoadStatus status, LoadCounts counts, int? version = null) =>
        new(status, counts, version, []);

    public static RejectedRow Rejected(int row, string rule = "DQ-L1", string file = "月报表.xlsx") => new()
    {
        File = file,
        Sheet = "表一",
        Row = row,
        Column = "活产数",
        RuleCode = rule,
        MessageZh = "分子大于分母",
        MessageEn = "The part is larger than its whole",
        Raw = """{"活产数":"12","住院分娩活产数":"13"}""",
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 3, 5, 8, 30, 0, TimeSpan.FromHours(8));

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

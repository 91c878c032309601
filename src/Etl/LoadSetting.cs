using McHAnalytics.Ledger;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Risk;
using McHAnalytics.Warehouse.Publishing;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Etl;

/// <summary>What loading works with.</summary>
public sealed record LoadSetting
{
    /// <summary>The data folder: <c>warehouse/</c> and <c>keys/</c> lie in it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The warehouse's folder; another one while it is rebuilt beside the published one.</summary>
    public string WarehouseFolder
    {
        get => field ?? Path.Combine(DataFolder, "warehouse");
        init;
    }

    /// <summary>Whether versions are made again from the journal, which is not written then.</summary>
    internal bool IsRebuild { get; init; }

    /// <summary>The number of the version that is made again; otherwise it is counted up.</summary>
    internal int? NextVersion { get; init; }

    /// <summary>From how many facts on a small change is added to what stands, instead of all being made again.</summary>
    public long LeastFactsToAddTo { get; init; } = WarehousePublisher.UsualLeastFactsToAddTo;

    internal WarehousePublisher Publisher =>
        new(WarehouseFolder, Clock) { NextVersion = NextVersion, LeastFactsToAddTo = LeastFactsToAddTo };

    /// <summary>The forms that files may be of.</summary>
    public required IReadOnlyList<FormDefinition> Forms { get; init; }

    /// <summary>The checks, as <c>catalogue/checks.yaml</c> says them.</summary>
    public required CheckCatalogue Checks { get; init; }

    /// <summary>The colour rules, by which a register's answers are read; null where no register is loaded.</summary>
    public RiskRuleSet? RiskRules { get; init; }

    /// <summary>What is protected from those who do not own it; as in the version before where null.</summary>
    public SuppressionRules? Suppression { get; init; }

    /// <summary>Where receipts and rejected rows are kept; null: nowhere.</summary>
    public LedgerStore? Ledger { get; init; }

    /// <summary>How databases of each kind are reached: given a connection string, by <c>sqlite</c> and others.</summary>
    public IReadOnlyDictionary<string, Action<DbContextOptionsBuilder, string>> Databases { get; init; } =
        new Dictionary<string, Action<DbContextOptionsBuilder, string>>
        {
            ["sqlite"] = (options, text) => options.UseSqlite(text),
        };

    /// <summary>Says which day it is.</summary>
    public required TimeProvider Clock { get; init; }
}

/// <summary>How a batch is loaded.</summary>
/// <param name="DryRun">Whether everything is done but publishing: <c>mch check</c>.</param>
public sealed record LoadOptions(bool DryRun = false)
{
    /// <summary>The encoding of all text files, one of <see cref="KnownEncodings"/>; null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What the path <c>-</c> stands for; null where it stands for nothing.</summary>
    public Stream? Input { get; init; }

    /// <summary>The names of encodings.</summary>
    public static IReadOnlyList<string> KnownEncodings => Reading.TextEncodings.Names;
}

/// <summary>How far a load has come.</summary>
/// <param name="Step">What is done, in English: "reading", "merging", "checking", "publishing".</param>
/// <param name="Done">Files read.</param>
/// <param name="Total">Files of the batch.</param>
/// <param name="File">The file at hand; null in the other steps.</param>
public sealed record LoadProgress(string Step, int Done, int Total, string? File);

using McHAnalytics.Ledger;

namespace McHAnalytics.Api.Schema.Loads;

/// <summary>Opens the Ledger for reading, where the data folder holds it.</summary>
public sealed class LedgerDoor(string dataFolder, TimeProvider clock)
{
    /// <summary>A store to be disposed of after the question.</summary>
    public Task<LedgerStore> OpenAsync(CancellationToken cancel) =>
        LedgerStore.OpenAsync(dataFolder, LedgerUse.Read, clock, cancel);
}

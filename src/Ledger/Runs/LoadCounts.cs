namespace McHAnalytics.Ledger.Runs;

/// <summary>What became of everything a load read, in the run's own unit (<see cref="CountUnit"/>).</summary>
/// <remarks>A receipt's law: read = accepted + rejected + unchanged, where accepted = inserted + updated.</remarks>
public readonly record struct LoadCounts(long Read, long Inserted, long Updated, long Unchanged, long Rejected)
{
    /// <summary>What changes the warehouse.</summary>
    public long Accepted => Inserted + Updated;

    /// <summary>Whether nothing is negative and everything read is accounted for once.</summary>
    public bool Balance =>
        Inserted >= 0 && Updated >= 0 && Unchanged >= 0 && Rejected >= 0 && Read == Accepted + Rejected + Unchanged;

    /// <exception cref="UnbalancedReceiptException">Where something read is not accounted for, or twice.</exception>
    internal LoadCounts Checked() => Balance ? this : throw new UnbalancedReceiptException(this);
}

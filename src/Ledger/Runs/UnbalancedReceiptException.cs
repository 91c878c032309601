namespace McHAnalytics.Ledger.Runs;

/// <summary>On a receipt something read is missing or counted twice: a fault of the loader.</summary>
public sealed class UnbalancedReceiptException : InvalidOperationException
{
    internal UnbalancedReceiptException(LoadCounts counts)
        : base(
            $"A receipt must satisfy read = inserted + updated + unchanged + rejected, but {counts.Read} is not "
            + $"{counts.Inserted} + {counts.Updated} + {counts.Unchanged} + {counts.Rejected}. "
            + "Count each row or cell once.")
    {
        Counts = counts;
    }

    /// <summary>The counts that do not add up.</summary>
    public LoadCounts Counts { get; }
}

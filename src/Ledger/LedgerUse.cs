namespace McHAnalytics.Ledger;

/// <summary>What a process opens the Ledger for.</summary>
public enum LedgerUse
{
    /// <summary>To show what is in it.</summary>
    Read,

    /// <summary>To load: runs that a killed process left behind are closed first.</summary>
    Write,
}

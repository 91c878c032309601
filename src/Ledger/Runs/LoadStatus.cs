namespace McHAnalytics.Ledger.Runs;

/// <summary>How a load stands. Stored and shown in capitals: <c>RUNNING</c>, <c>DRY_RUN</c>.</summary>
public enum LoadStatus
{
    /// <summary>Begun and not finished; its process holds the run's lock.</summary>
    Running,

    /// <summary>Everything read was accepted or already there.</summary>
    Succeeded,

    /// <summary>Published, with some of it rejected.</summary>
    Partial,

    /// <summary>Nothing was published; the problems say why.</summary>
    Failed,

    /// <summary>Checked only (<c>mch check</c>): nothing was to be published.</summary>
    DryRun,
}

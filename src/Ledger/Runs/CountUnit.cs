namespace McHAnalytics.Ledger.Runs;

/// <summary>What a run's counts are counts of; one run never mixes them.</summary>
public enum CountUnit
{
    /// <summary>Rows of records: one birth, one pregnancy, one claim.</summary>
    Rows,

    /// <summary>Cells of a report: one place, one month, one measure.</summary>
    Cells,
}

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Where a value was read: the cell of a file that somebody sent.</summary>
/// <param name="File">Name of the file or source.</param>
/// <param name="Sheet">Name of the sheet; null where the source has none.</param>
/// <param name="Row">Row in the sheet or file, from 1; null where the value was derived, not read.</param>
/// <param name="Column">Column in letters (A, B ...); null where the value was derived, not read.</param>
/// <param name="LedgerRun">The Ledger's id of the load that brought it.</param>
/// <param name="Contribution">What it adds to the figure; null where it was reported as missing.</param>
public sealed record SourceCell(
    string File, string? Sheet, int? Row, string? Column, string LedgerRun, decimal? Contribution);

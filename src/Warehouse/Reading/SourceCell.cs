namespace McHAnalytics.Warehouse.Reading;

/// <summary>A place in a file that somebody sent.</summary>
/// <param name="File">Name of the file or source.</param>
/// <param name="Sheet">Name of the sheet; null where the source has none.</param>
/// <param name="Row">Row in the sheet or file, from 1; null where the value was derived, not read.</param>
/// <param name="Column">Column in letters (A, B ...); null where the value was derived, not read.</param>
/// <param name="LoadRunId">The Ledger's id of the load that brought it.</param>
public record SourcePlace(string File, string? Sheet, int? Row, string? Column, string LoadRunId);

/// <summary>A reported cell behind a figure.</summary>
/// <param name="File">Name of the file or source.</param>
/// <param name="Sheet">Name of the sheet; null where the source has none.</param>
/// <param name="Row">Row in the sheet or file, from 1; null where the value was derived, not read.</param>
/// <param name="Column">Column in letters (A, B ...); null where the value was derived, not read.</param>
/// <param name="LoadRunId">The Ledger's id of the load that brought it.</param>
/// <param name="State">What the cell said.</param>
/// <param name="Contribution">What it adds to the figure's numerator; 0 where the state says that it is missing.</param>
public sealed record SourceCell(
    string File, string? Sheet, int? Row, string? Column, string LoadRunId, SourceState State, decimal Contribution)
    : SourcePlace(File, Sheet, Row, Column, LoadRunId);

/// <summary>What a reported cell said. The numbers are those of <c>fact_value.status</c>.</summary>
public enum SourceState
{
    /// <summary>A figure.</summary>
    Reported = 0,

    /// <summary>Nothing.</summary>
    Blank = 1,

    /// <summary>-1: work was done, the figure was not collected.</summary>
    NotCollected = 2,

    /// <summary>-2: no work was done.</summary>
    NotCarriedOut = 3,

    /// <summary>A figure, marked as an estimate.</summary>
    Estimated = 4,

    /// <summary>A dash.</summary>
    Dash = 5,

    /// <summary>XXX in place of a figure.</summary>
    Placeholder = 6,
}

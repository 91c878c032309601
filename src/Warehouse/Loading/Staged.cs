namespace McHAnalytics.Warehouse.Loading;

/// <summary>A file of a batch.</summary>
/// <param name="Form">Code of the form by which it is read.</param>
/// <param name="Source">Name of the file, without its folder.</param>
/// <param name="Sha256">Of its bytes, 64 hexadecimal digits.</param>
/// <param name="LedgerRun">Number of its receipt in the Ledger; empty in a dry run.</param>
public sealed record StagedFile(string Form, string Source, string Sha256, string LedgerRun);

/// <summary>A unit's report of a month.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="AreaId">The unit that sent it: its facts stand at the unit or under it.</param>
/// <param name="Month">The reported month, written 202403.</param>
/// <param name="ReceivedOn">The day it was sent; null where it does not say.</param>
public sealed record StagedReport(int File, int AreaId, int Month, DateOnly? ReceivedOn);

/// <summary>A value to be loaded, with where it stands.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Report">Number that <see cref="LoadStage.AddReport"/> gave; null where the file has no reports.</param>
/// <param name="MeasureId">Number that <see cref="LoadStage.MeasureId"/> gave.</param>
/// <param name="Month">Month, written 202403.</param>
/// <param name="AreaId">Place.</param>
/// <param name="CategoryId">0 for the undivided value.</param>
/// <param name="Value">Null unless the status is reported or estimated.</param>
/// <param name="Status">What the cell says.</param>
/// <param name="Sheet">Number of the worksheet, from 1.</param>
/// <param name="Row">Row in it, from 1.</param>
/// <param name="Column">Column in it, from 1.</param>
public readonly record struct StagedCell(
    int File,
    int? Report,
    short MeasureId,
    int Month,
    int AreaId,
    int CategoryId,
    decimal? Value,
    ValueStatus Status,
    short? Sheet,
    int? Row,
    short? Column);

/// <summary>What a cell says; the numbers are the warehouse's.</summary>
public enum ValueStatus
{
    /// <summary>A number.</summary>
    Reported = 0,

    /// <summary>Nothing: unknown, and not zero.</summary>
    Blank = 1,

    /// <summary>-1: work was done and not counted.</summary>
    NotCollected = 2,

    /// <summary>-2: no such work was done.</summary>
    NoWork = 3,

    /// <summary>A number that the sender estimated.</summary>
    Estimated = 4,

    /// <summary>A dash: the sender says that there is nothing to say.</summary>
    Dash = 5,

    /// <summary>XXX: a figure that was to be filled in and was not.</summary>
    Placeholder = 6,
}

/// <summary>What became of a file's values: read = inserted + updated + unchanged + rejected.</summary>
/// <remarks>Of a bulk export, lines are counted instead of values.</remarks>
/// <param name="Inserted">Values of keys that had none.</param>
/// <param name="Updated">Values that replaced others.</param>
/// <param name="Unchanged">Values that were there already, or stand in an older report than the known one.</param>
/// <param name="Withdrawn">Former values that a new report no longer holds; not among what was read.</param>
/// <param name="Arrived">Reports of units and months that had none.</param>
/// <param name="Replaced">Reports that replaced another of the same unit and month.</param>
/// <param name="Older">Reports that were not taken because a later one is known.</param>
public sealed record MergedCounts(
    long Inserted, long Updated, long Unchanged, long Withdrawn, long Arrived, long Replaced, long Older)
{
    /// <summary>A file of which nothing was staged.</summary>
    public static MergedCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Older reports that tell of a day of sending that was not known.</summary>
    public long News { get; init; }

    /// <summary>Whether the warehouse is changed by the file.</summary>
    public bool Changes => Inserted + Updated + Withdrawn + Arrived + News > 0;
}

/// <summary>What became of the lines of a register, or of a file of places.</summary>
/// <param name="Inserted">Lines that were new.</param>
/// <param name="Updated">Lines that changed.</param>
/// <param name="Unchanged">Lines that were there already.</param>
public sealed record RegisterCounts(long Inserted, long Updated, long Unchanged)
{
    /// <summary>No lines.</summary>
    public static RegisterCounts None { get; } = new(0, 0, 0);

    /// <summary>All lines taken.</summary>
    public long Total => Inserted + Updated + Unchanged;
}

/// <summary>A finding that only the file shows, not the facts.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Kind">Kind of check, as <c>catalogue/checks.yaml</c> names it.</param>
/// <param name="AreaId">The reporting unit.</param>
/// <param name="Month">The reported month.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Observed">What was seen.</param>
/// <param name="Expected">What was to be expected.</param>
/// <param name="Sheet">Number of the worksheet.</param>
/// <param name="Row">Row in it.</param>
/// <param name="Column">Column in it.</param>
public sealed record StagedFinding(
    int File,
    string Kind,
    int AreaId,
    int Month,
    string Measure,
    string Observed,
    string Expected,
    short Sheet,
    int Row,
    short Column);

namespace McHAnalytics.Ledger.Runs;

/// <summary>A row or cell that a load did not accept, kept with its reason for correction and replay.</summary>
public sealed class RejectedRow
{
    public long Id { get; internal set; }

    /// <summary>The run that rejected it.</summary>
    public long RunId { get; internal set; }

    public LoadRun? Run { get; internal set; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>The worksheet's name; null in a file without sheets.</summary>
    public string? Sheet { get; init; }

    /// <summary>Counted from 1, as a spreadsheet program shows it.</summary>
    public required int Row { get; init; }

    /// <summary>The column's heading or letter as the sender sees it; null where the whole row is meant.</summary>
    public string? Column { get; init; }

    /// <summary>The check that rejected it, as <c>DQ-L1</c> or <c>MCH-1003</c>.</summary>
    public required string RuleCode { get; init; }

    public required string MessageZh { get; init; }

    public required string MessageEn { get; init; }

    /// <summary>The row's cells as they stood in the file: a JSON object of heading to text.</summary>
    public required string Raw { get; init; }

    /// <summary>What may be meant in the column; null where nothing comes near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether someone corrected it or settled that it stays out.</summary>
    public bool Resolved { get; internal set; }

    /// <summary>The run that read the row again, corrected or not; what it did not take stands in its own receipt.</summary>
    public long? SettledBy { get; internal set; }

    /// <summary>When it was rejected.</summary>
    public DateTimeOffset At { get; internal set; }
}

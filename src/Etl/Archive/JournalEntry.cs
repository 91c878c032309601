namespace McHAnalytics.Etl.Archive;

/// <summary>What made a version: files, places, or going back to a kept one.</summary>
public sealed record JournalEntry
{
    /// <summary>The version that was about to be published.</summary>
    public required int Version { get; init; }

    /// <summary>The loading clock's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The files that changed it, in the order of reading.</summary>
    public IReadOnlyList<JournalFile> Files { get; init; } = [];

    /// <summary>The places that were imported by themselves; null where none were.</summary>
    public JournalPlaces? Places { get; init; }

    /// <summary>Whether the version was gone back to, not made.</summary>
    public bool IsGoneBackTo { get; init; }
}

/// <summary>A file whose original is kept.</summary>
/// <param name="Name">Name, without its folder.</param>
/// <param name="Sha256">Under which <see cref="OriginalFiles"/> has it.</param>
/// <param name="LedgerRun">Number of its receipt; empty where none is kept.</param>
public sealed record JournalFile(string Name, string Sha256, string LedgerRun)
{
    /// <summary>The encoding of its text as its sender told it; null where it was found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>The receipt, by which the Ledger is completed after a crash between publishing and signing.</summary>
    public JournalReceipt? Receipt { get; init; }
}

/// <summary>A receipt as it is to be signed.</summary>
public sealed record JournalReceipt(
    string? Form, string Status, string Unit, long Read, long Inserted, long Updated, long Unchanged, long Rejected);

/// <summary>Places that were imported by themselves.</summary>
/// <param name="HasDivisions">Whether China's place codes were among them.</param>
/// <param name="VillageCounties">The counties whose villages were.</param>
/// <param name="Files">Files of places.</param>
public sealed record JournalPlaces(
    bool HasDivisions, IReadOnlyList<string> VillageCounties, IReadOnlyList<JournalFile> Files);

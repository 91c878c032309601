using McHAnalytics.Etl.Problems;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Etl;

/// <summary>What became of a batch.</summary>
/// <param name="Files">A receipt a file, in the order of reading.</param>
/// <param name="Version">The version published; null where nothing changed, or in a dry run.</param>
/// <param name="Findings">Findings of the checks that are new.</param>
/// <param name="Took">How long it took.</param>
public sealed record LoadReceipt(IReadOnlyList<FileReceipt> Files, int? Version, long Findings, TimeSpan Took);

/// <summary>What became of a file: read = inserted + updated + unchanged + rejected.</summary>
/// <param name="File">Name, without its folder.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Form">Code of its form; null where none was recognised; <c>places</c> for a file of places.</param>
/// <param name="UnitName">The reporting unit; null where rows name their own places.</param>
/// <param name="Period">The reported month, written 202403; null where rows name their own.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Unit">What the counts count.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Problems">What was met: the first of each kind, with how often.</param>
public sealed record FileReceipt(
    string File,
    string Sha256,
    string? Form,
    string? UnitName,
    string? Period,
    LoadStatus Status,
    CountUnit Unit,
    LoadCounts Counts,
    IReadOnlyList<MetProblem> Problems);

/// <summary>A kind of problem in a file.</summary>
/// <param name="First">The first that was met.</param>
/// <param name="Count">How many cells, rows or lines it concerns.</param>
public sealed record MetProblem(LoadProblem First, long Count);

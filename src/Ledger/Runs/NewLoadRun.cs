namespace McHAnalytics.Ledger.Runs;

/// <summary>What is known of a load when it begins.</summary>
/// <param name="Source">The file's name (a folder before it is dropped), or the source table's name.</param>
/// <param name="Sha256">Of the source's bytes, 64 hexadecimal digits.</param>
/// <param name="FormCode">The catalogue's form, or null where it is not recognised yet.</param>
/// <param name="Unit">What the run will count.</param>
public sealed record NewLoadRun(string Source, string Sha256, string? FormCode, CountUnit Unit);

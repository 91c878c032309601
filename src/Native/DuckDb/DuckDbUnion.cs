namespace McHAnalytics.Native.DuckDb;

/// <summary>A value of DuckDB's UNION type: one of several named types.</summary>
/// <param name="Tag">The member's name.</param>
/// <param name="Value">Its value; null where the member itself is NULL.</param>
public readonly record struct DuckDbUnion(string Tag, object? Value);

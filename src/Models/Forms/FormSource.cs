namespace McHAnalytics.Models.Forms;

/// <summary>The table or query of a database from which a form is read.</summary>
/// <param name="Connection">Name of the connection in the data folder's <c>sources.json</c>.</param>
/// <param name="Table">The table, with or without its schema; null where a query says it.</param>
/// <param name="Query">A SELECT; null where a table says it.</param>
/// <param name="Watermark">A column that grows with every change: only rows at or above the value last seen are read. All
/// rows of one place and month must change together. Null to read all.</param>
public sealed record FormSource(string Connection, string? Table, string? Query, string? Watermark);

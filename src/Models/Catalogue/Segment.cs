namespace McHAnalytics.Models.Catalogue;

/// <summary>A filter of facts with a name: what analysts ask for often is said once, and means the same everywhere.</summary>
/// <param name="Code">Stable code, lower case with underscores: <c>older_mothers</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Tests">What must hold, all of it; at least one.</param>
public sealed record Segment(string Code, string NameZh, string NameEn, IReadOnlyList<SegmentTest> Tests);

/// <summary>Codes of a dimension that are in a segment.</summary>
/// <param name="Dimension">Code of the dimension.</param>
/// <param name="In">Codes that count, at least one.</param>
public sealed record SegmentTest(string Dimension, IReadOnlyList<string> In);

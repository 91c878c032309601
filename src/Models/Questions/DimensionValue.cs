namespace McHAnalytics.Models.Questions;

/// <summary>A row's code of a dimension that the question groups by.</summary>
/// <param name="Dimension">Code of the dimension: <c>age_group</c>.</param>
/// <param name="Code">The code: <c>20_24</c>, or <c>unknown</c>.</param>
/// <param name="LabelZh">Its Chinese name.</param>
/// <param name="LabelEn">Its English name.</param>
public sealed record DimensionValue(string Dimension, string Code, string LabelZh, string LabelEn);

/// <summary>Which part of the undivided figures a cell is made of.</summary>
/// <param name="Values">Its code of each dimension grouped by; none for all that pass the filter.</param>
/// <param name="Where">The filter before aggregation; null where there is none.</param>
/// <param name="Dimensions">Every dimension grouped or filtered by: they decide which of the kept divisions answered.</param>
public sealed record CellDivision(
    IReadOnlyList<DimensionValue> Values, FactFilter? Where, IReadOnlyList<string> Dimensions);

using System.Collections.Frozen;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Which families of categories a version holds, with their codes, and which measures have them.</summary>
/// <param name="codes">Every code of every dimension of every family.</param>
/// <param name="carried">Every family of every measure.</param>
internal sealed class DivisionIndex(
    IReadOnlyCollection<(string Family, string Dimension, string Code)> codes,
    IReadOnlyCollection<(short Measure, string Family)> carried)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _dimensions = codes
        .GroupBy(row => row.Family)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.Select(row => row.Dimension).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    private readonly FrozenDictionary<(string Family, string Dimension), FrozenSet<string>> _codes = codes
        .GroupBy(row => (row.Family, row.Dimension))
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => row.Code).ToFrozenSet(StringComparer.Ordinal));

    private readonly ILookup<short, string> _families = carried.ToLookup(row => row.Measure, row => row.Family);

    /// <summary>The dimensions of a family.</summary>
    public IReadOnlySet<string> DimensionsIn(string family) => _dimensions[family];

    /// <summary>The dimensions that a measure has in any family.</summary>
    public IEnumerable<string> DimensionsOf(short measure) => _families[measure]
        .SelectMany(family => _dimensions[family])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>The codes that a version's categories have of a dimension.</summary>
    public IReadOnlySet<string> CodesOf(string family, string dimension) =>
        _codes.GetValueOrDefault((family, dimension), FrozenSet<string>.Empty);

    /// <summary>Every code that any category has of a dimension.</summary>
    public IEnumerable<string> CodesOf(string dimension) => _codes
        .Where(pair => pair.Key.Dimension == dimension)
        .SelectMany(pair => pair.Value)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The measure's family of fewest dimensions that has them all; null where none has.</summary>
    public string? FamilyOf(short measure, IEnumerable<string> needed) => _families[measure]
        .Where(family => _dimensions[family].IsSupersetOf(needed))
        .OrderBy(family => _dimensions[family].Count)
        .ThenBy(family => family, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The measures that have a family with all of the dimensions.</summary>
    public IEnumerable<short> Carrying(IEnumerable<string> needed) => _families
        .Where(measure => measure.Any(family => _dimensions[family].IsSupersetOf(needed)))
        .Select(measure => measure.Key);
}

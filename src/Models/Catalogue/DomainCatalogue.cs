using System.Collections.Frozen;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Catalogue;

/// <summary>What the domain decides, read at start from <c>catalogue/</c>: measures, indicators, targets.</summary>
public sealed class DomainCatalogue(
    IReadOnlyList<Measure> measures,
    IReadOnlyList<Indicator> indicators,
    IReadOnlyList<Target> targets)
{
    private readonly FrozenDictionary<string, Measure> _measures =
        measures.ToFrozenDictionary(measure => measure.Code, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Indicator> _indicators =
        indicators.ToFrozenDictionary(indicator => indicator.Code, StringComparer.Ordinal);

    private readonly ILookup<string, Target> _targets =
        targets.ToLookup(target => target.Indicator, StringComparer.Ordinal);

    /// <summary>All measures, in the order of the file.</summary>
    public IReadOnlyList<Measure> Measures { get; } = measures;

    /// <summary>All indicators, in the order of the file.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = indicators;

    /// <summary>All targets, in the order of the file.</summary>
    public IReadOnlyList<Target> Targets { get; } = targets;

    /// <summary>The named groups of places.</summary>
    public PlaceGroups Groups { get; private set; } = PlaceGroups.None;

    /// <summary>The same catalogue with groups of places.</summary>
    public DomainCatalogue With(PlaceGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var copy = (DomainCatalogue)MemberwiseClone();
        copy.Groups = groups;
        return copy;
    }

    /// <summary>What figures can be divided by beside place and time, in the order of the file.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];

    /// <summary>The named filters, in the order of the file.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>The dimension with a code, or null.</summary>
    public Dimension? FindDimension(string code) => Dimensions.FirstOrDefault(each => each.Code == code);

    /// <summary>The measure with a code, or null.</summary>
    public Measure? FindMeasure(string code) => _measures.GetValueOrDefault(code);

    /// <summary>The indicator with a code, or null.</summary>
    public Indicator? FindIndicator(string code) => _indicators.GetValueOrDefault(code);

    /// <summary>
    /// The target of an indicator in a year, or null; where several sources set one, the latest that began.
    /// </summary>
    public Target? FindTarget(string indicator, int year) => _targets[indicator]
        .Where(target => year >= target.FromYear && year <= target.ToYear)
        .MaxBy(target => target.FromYear);

    /// <summary>
    /// Codes of indicators and measures that look like one that is not there, nearest first, at most three.
    /// </summary>
    public IReadOnlyList<string> Suggest(string code) =>
        NearestWords.To(code, Indicators.Select(each => each.Code).Concat(Measures.Select(each => each.Code)));
}

using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads the domain's catalogue and refuses it whole where anything in it is wrong.</summary>
public sealed partial class CatalogueReader
{
    private readonly CatalogueYaml _yaml = new();
    private readonly Dictionary<string, Measure> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dimension> _dimensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Segment> _segments = new(StringComparer.Ordinal);
    private readonly List<Target> _targets = [];

    private CatalogueReader()
    {
    }

    /// <summary>Reads and checks measures, indicators and targets, in whatever files they stand.</summary>
    /// <param name="texts">The files.</param>
    /// <exception cref="CatalogueException">
    /// Any fault at all; it lists every one with file, line, column and what to do.
    /// </exception>
    public static DomainCatalogue Read(IReadOnlyList<CatalogueText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new CatalogueReader().ReadAll(texts);
    }

    private DomainCatalogue ReadAll(IReadOnlyList<CatalogueText> texts)
    {
        var roots = texts
            .Select(text => (text.Name, Root: _yaml.Root(text)))
            .Where(file => file.Root is not null)
            .Select(file => (file.Name, Root: file.Root!))
            .ToList();
        foreach (var (name, root) in roots)
        {
            _yaml.Enter(name);
            _yaml.CheckKeys(root, "measures", "indicators", "targets", "dimensions", "segments");
        }

        Each(roots, "dimensions", entry => new DimensionReader(_yaml).Read(entry), each => each.Code, _dimensions);

        Each(roots, "segments", new SegmentReader(_yaml, _dimensions).Read, each => each.Code, _segments);

        // In this order, because each names codes of the one before.
        Each(roots, "measures", entry => new MeasureReader(_yaml).Read(entry), measure => measure.Code, _measures);
        var indicators = new IndicatorReader(_yaml, _measures, CodesOf(roots));
        Each(roots, "indicators", indicators.Read, indicator => indicator.Code, _indicators);
        var links = new ChangeLinks(_yaml, _indicators);
        foreach (var (name, list) in Lists(roots, "indicators").Where(file => file.List is YamlSequenceNode))
        {
            _yaml.Enter(name);
            foreach (var entry in ((YamlSequenceNode)list).OfType<YamlMappingNode>())
            {
                links.Join(entry, CodeOf(entry) ?? string.Empty);
            }
        }

        var targets = new TargetReader(_yaml, _indicators.Keys);
        foreach (var (name, list) in Lists(roots, "targets"))
        {
            _yaml.Enter(name);
            _targets.AddRange(_yaml.Entries(list).Select(targets.Read).OfType<Target>());
        }

        return _yaml.Faults.Count == 0
            ? new([.. _measures.Values], [.. _indicators.Values], _targets) 
            {
                Dimensions = [.. _dimensions.Values],
                Segments = [.. _segments.Values],
            }
            : throw new CatalogueException(InOrder(texts));
    }

    private void Each<T>(
        IReadOnlyList<(string Name, YamlMappingNode Root)> roots,
        string key,
        Func<YamlMappingNode, T?> read,
        Func<T, string> codeOf,
        Dictionary<string, T> into)
        where T : class
    {
        foreach (var (name, list) in Lists(roots, key))
        {
            _yaml.Enter(name);
            foreach (var entry in _yaml.Entries(list))
            {
                if (read(entry) is { } item && !into.TryAdd(codeOf(item), item))
                {
                    _yaml.Fault(
                        entry,
                        "MCH-C004",
                        $"代码“{codeOf(item)}”重复,请改名或删除其一",
                        $"the code '{codeOf(item)}' stands twice: rename or take away one");
                }
            }
        }
    }

    private static IEnumerable<(string Name, YamlNode List)> Lists(
        IEnumerable<(string Name, YamlMappingNode Root)> roots, string key) => roots
            .Where(file => file.Root.Children.ContainsKey(key))
            .Select(file => (file.Name, file.Root.Children[key]));

    /// <summary>All indicator codes before any is read, so that an expression that names one is recognised.</summary>
    private static HashSet<string> CodesOf(IEnumerable<(string Name, YamlMappingNode Root)> roots) =>
        Lists(roots, "indicators")
        .SelectMany(file => (file.List as YamlSequenceNode)?.OfType<YamlMappingNode>() ?? [])
        .Select(CodeOf)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static string? CodeOf(YamlMappingNode entry) =>
        entry.Children.TryGetValue("code", out var code) ? (code as YamlScalarNode)?.Value : null;

    private List<CatalogueFault> InOrder(IReadOnlyList<CatalogueText> texts)
    {
        var order = texts.Select(text => text.Name).ToList();
        return
        [
            .. _yaml.Faults
                .OrderBy(fault => order.IndexOf(fault.File))
                .ThenBy(fault => fault.Line)
                .ThenBy(fault => fault.Column),
        ];
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    internal static partial Regex MeasureCode();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    internal static partial Regex IndicatorCode();
}

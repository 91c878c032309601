using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Risk;

/// <summary>Reads values out of a YAML file and gathers what is wrong with it, each with its line.</summary>
internal sealed class RiskYaml(string fileName)
{
    private readonly List<RiskCatalogueFault> _faults = [];

    public bool HasFaults => _faults.Count > 0;

    /// <summary>The mapping at the root; null, with a fault, where the text is not YAML or not a mapping.</summary>
    public YamlMappingNode? Root(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }

            Fault(1, "MCH-R002", "文件应为一个 YAML 映射", "the file should be one YAML mapping");
        }
        catch (YamlException fault)
        {
            Fault((int)fault.Start.Line, "MCH-R001", $"YAML 语法错误:{fault.Message}", $"not YAML: {fault.Message}");
        }
        catch (InvalidOperationException)
        {
            // The scanner gives this, without a position, for some broken flow mappings.
            var line = (int)(parser.Current?.End.Line ?? 1);
            Fault(line, "MCH-R001", "YAML 语法错误(此行或下一行)", "not YAML: a bracket or comma is missing hereabouts");
        }

        return null;
    }

    public void Fault(YamlNode node, string code, string zh, string en) => Fault((int)node.Start.Line, code, zh, en);

    public RiskCatalogueException Exception() => new([.. _faults.OrderBy(fault => fault.Line)]);

    /// <summary>The mapping under a key; empty, with a fault, where there is none.</summary>
    public YamlMappingNode Map(YamlMappingNode parent, string key) => Child(parent, key) switch
    {
        YamlMappingNode map => map,
        null => [],
        var other => Wrong(other, key, "a mapping", new YamlMappingNode()),
    };

    /// <summary>The mappings listed under a key.</summary>
    public IEnumerable<YamlMappingNode> List(YamlMappingNode parent, string key) => Child(parent, key) switch
    {
        YamlSequenceNode list => list.Select(item => item as YamlMappingNode
            ?? Wrong<YamlMappingNode>(item, key, "a list of mappings", [])),
        null => [],
        var other => Wrong<IEnumerable<YamlMappingNode>>(other, key, "a list", []),
    };

    /// <summary>The entries of a mapping whose values are mappings.</summary>
    public IEnumerable<(string Key, YamlMappingNode Value)> Entries(YamlMappingNode map)
    {
        foreach (var (key, value) in map.Children)
        {
            if (value is YamlMappingNode child)
            {
                yield return (key.ToString(), child);
            }
            else
            {
                Fault(value, "MCH-R002", $"“{key}” 应为映射", $"'{key}' should be a mapping");
            }
        }
    }

    /// <summary>The text under a key that must be there.</summary>
    public string Text(YamlMappingNode parent, string key)
    {
        var child = Child(parent, key);
        return child switch
        {
            YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value,
            null => string.Empty,
            _ => Wrong(child, key, "text", string.Empty),
        };
    }

    /// <summary>The text under a key that may be absent or null.</summary>
    public static string? OptionalText(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var child)
        && child is YamlScalarNode { Value: { Length: > 0 } text } scalar
        && !(scalar.Style == ScalarStyle.Plain && text is "null" or "~")
            ? text
            : null;

    /// <summary>The number under a key; null where the key is absent.</summary>
    public double? OptionalNumber(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var child) ? Number(child, key) : null;

    /// <summary>The numbers listed under a key; null where the key is absent.</summary>
    public IReadOnlyList<double>? OptionalNumbers(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var child) && child is YamlSequenceNode list
            ? [.. list.Select(item => Number(item, key) ?? double.NaN)]
            : null;

    /// <summary>The texts listed under a key; none where the key is absent.</summary>
    public static IReadOnlyList<string> Texts(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var child) && child is YamlSequenceNode list
            ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? string.Empty)]
            : [];

    private double? Number(YamlNode node, string key) =>
        node is YamlScalarNode { Value: { } text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<double?>(node, key, "a number", null);

    private YamlNode? Child(YamlMappingNode parent, string key)
    {
        if (parent.Children.TryGetValue(key, out var child))
        {
            return child;
        }

        Fault(parent, "MCH-R002", $"缺少 “{key}”", $"'{key}' is missing");
        return null;
    }

    private T Wrong<T>(YamlNode node, string key, string expected, T instead)
    {
        Fault(node, "MCH-R002", $"“{key}” 的形式不对", $"'{key}' should be {expected}");
        return instead;
    }

    private void Fault(int line, string code, string zh, string en) => _faults.Add(new(fileName, line, code, zh, en));
}

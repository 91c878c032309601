using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Forms;

/// <summary>A mapping of a form's file; what it lacks or has too much is gathered with its line.</summary>
internal sealed class FormNode(YamlMappingNode map, string fileName, List<FormFault> faults)
{
    private readonly HashSet<string> _read = [];

    public static FormNode Read(string yaml, string fileName, List<FormFault> faults)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new FormNode(root, fileName, faults);
            }

            faults.Add(new(fileName, 1, "MCH-F001", "文件应为一个 YAML 映射", "the file should be one YAML mapping"));
        }
        catch (YamlException fault)
        {
            faults.Add(new(fileName, (int)fault.Start.Line, "MCH-F001", $"YAML 语法错误：{fault.Message}",
                $"not YAML: {fault.Message}"));
        }
        catch (InvalidOperationException)
        {
            // The scanner gives this, without a position, for some broken flow mappings.
            var line = (int)(parser.Current?.End.Line ?? 1);
            faults.Add(new(fileName, line, "MCH-F001", "YAML 语法错误：括号或逗号缺失", "not YAML: a bracket or comma is missing"));
        }

        return new FormNode([], fileName, faults);
    }

    public bool IsEmpty => map.Children.Count == 0;

    public string Text(string key) => OptionalText(key) ?? Missing(key);

    public string? OptionalText(string key) => Child(key) is YamlScalarNode { Value: { Length: > 0 } text } ? text
        : null;

    public int Integer(string key, int absent, int low, int high)
    {
        if (OptionalText(key) is not { } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= low && value <= high)
        {
            return value;
        }

        Wrong(key, $"应为 {low} 到 {high} 的整数", $"should be a whole number from {low} to {high}");
        return low;
    }

    public decimal? OptionalNumber(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Wrong(key, "应为数字", "should be a number");
        return null;
    }

    public bool Flag(string key) => OptionalText(key) == "true";

    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return value;
        }

        var choices = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        Wrong(key, $"应为以下之一：{choices}", $"should be one of {choices}");
        return default;
    }

    public IReadOnlyList<string> Texts(string key) => Child(key) switch
    {
        YamlSequenceNode list => TextsOf(list),
        YamlScalarNode { Value: { } text } => [text],
        _ => [],
    };

    /// <summary>The lists of texts in a list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists(string key) => Child(key) is YamlSequenceNode lists
        ? [.. lists.OfType<YamlSequenceNode>().Select(TextsOf)]
        : [];

    /// <summary>The texts, one or several, under each name of a mapping.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> Named(string key) => Child(key) is YamlMappingNode named
        ?
        [
            .. named.Children.Select(child => (
                (child.Key as YamlScalarNode)?.Value ?? string.Empty,
                child.Value is YamlSequenceNode list ? TextsOf(list) : [(child.Value as YamlScalarNode)?.Value ?? string.Empty])),
        ]
        : [];

    public FormNode? Map(string key) =>
        Child(key) is YamlMappingNode child ? new FormNode(child, fileName, faults) : null;

    public IReadOnlyList<FormNode> Maps(string key) => Child(key) is YamlSequenceNode list
        ? [.. list.OfType<YamlMappingNode>().Select(child => new FormNode(child, fileName, faults))]
        : [];

    public void Wrong(string key, string zh, string en)
    {
        var node = map.Children.TryGetValue(key, out var child) ? child : map;
        faults.Add(new(fileName, (int)node.Start.Line, "MCH-F002", $"“{key}” {zh}", $"'{key}' {en}"));
    }

    /// <summary>Names every key that nothing has read: a misspelt key would otherwise be dropped in silence.</summary>
    public void RefuseOthers()
    {
        foreach (var (key, _) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && !_read.Contains(name))
            {
                faults.Add(new(fileName, (int)key.Start.Line, "MCH-F002", $"不认识的键 “{name}”", $"unknown key '{name}'"));
            }
        }
    }

    private static IReadOnlyList<string> TextsOf(YamlSequenceNode list) =>
        [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? string.Empty)];

    private YamlNode? Child(string key)
    {
        _read.Add(key);
        return map.Children.TryGetValue(key, out var child) ? child : null;
    }

    private string Missing(string key)
    {
        Wrong(key, "缺失", "is missing");
        return string.Empty;
    }
}

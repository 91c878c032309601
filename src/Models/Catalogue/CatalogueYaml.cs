using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads values out of catalogue files and gathers what is wrong with them, each with its place.</summary>
internal sealed class CatalogueYaml
{
    private readonly List<CatalogueFault> _faults = [];
    private string _file = string.Empty;

    /// <summary>The faults so far, in the order of the files given.</summary>
    public IReadOnlyList<CatalogueFault> Faults => _faults;

    /// <summary>The mapping at the root; null, with a fault, where the text is not YAML or not a mapping.</summary>
    public YamlMappingNode? Root(CatalogueText text)
    {
        _file = text.Name;
        var parser = new Parser(new StringReader(text.Text));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            Fault(Mark.Empty, "MCH-C002", "文件应为一个 YAML 映射", "the file should be one YAML mapping");
        }
        catch (YamlException fault)
        {
            Fault(fault.Start, "MCH-C001", $"YAML 语法错误:{fault.Message}", $"not YAML: {fault.Message}");
        }
        catch (InvalidOperationException)
        {
            // The scanner gives this, without a position, for some broken flow mappings.
            Fault(
                parser.Current?.End ?? Mark.Empty,
                "MCH-C001",
                "YAML 语法错误(此行或下一行缺少括号或逗号)",
                "not YAML: a bracket or comma is missing on this line or the next");
        }

        return null;
    }

    /// <summary>Says of which file the nodes that follow are.</summary>
    public void Enter(string file) => _file = file;

    public void Fault(YamlNode node, string code, string zh, string en) => Fault(node.Start, code, zh, en);

    /// <summary>The mappings listed under a key of the root.</summary>
    public IEnumerable<YamlMappingNode> Entries(YamlNode list)
    {
        if (list is not YamlSequenceNode sequence)
        {
            Fault(list, "MCH-C002", "此处应为列表", "this should be a list");
            yield break;
        }

        foreach (var item in sequence)
        {
            if (item is YamlMappingNode entry)
            {
                yield return entry;
            }
            else
            {
                Fault(item, "MCH-C002", "列表的每一项应为映射", "each item of the list should be a mapping");
            }
        }
    }

    /// <summary>Finds the keys that nothing reads: a misspelt key would otherwise be a default in silence.</summary>
    public void CheckKeys(YamlMappingNode entry, params ReadOnlySpan<string> known)
    {
        foreach (var key in entry.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? string.Empty;
            if (!known.Contains(name))
            {
                var hint = Hint(name, known.ToArray());
                Fault(key, "MCH-C003", $"未知的键“{name}”{hint.Zh}", $"unknown key '{name}'{hint.En}");
            }
        }
    }

    /// <summary>
    /// The node and text under a key that must be there; the entry and an empty text, with a fault, where it is not.
    /// </summary>
    public (YamlNode Node, string Text) Required(YamlMappingNode entry, string key, string code = "MCH-C002")
    {
        if (Optional(entry, key) is { } found)
        {
            return found;
        }

        Fault(entry, code, $"缺少“{key}”,请补上", $"'{key}' is missing: add it");
        return (entry, string.Empty);
    }

    /// <summary>The node and text under a key; null where the key is absent or empty.</summary>
    public (YamlNode Node, string Text)? Optional(YamlMappingNode entry, string key)
    {
        if (!entry.Children.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is YamlScalarNode scalar)
        {
            return string.IsNullOrWhiteSpace(scalar.Value) ? null : (node, scalar.Value);
        }

        Fault(node, "MCH-C002", $"“{key}”应为文字", $"'{key}' should be text");
        return (node, string.Empty);
    }

    /// <summary>
    /// One of several words under a key; the fallback where the key is absent, or with a fault where the word is none
    /// of them.
    /// </summary>
    public T Choice<T>(YamlMappingNode entry, string key, IReadOnlyDictionary<string, T> words, T? fallback = null)
        where T : struct
    {
        var (node, word) = fallback is null ? Required(entry, key) : Optional(entry, key) ?? (entry, string.Empty);
        if (words.TryGetValue(word, out var value))
        {
            return value;
        }

        if (word.Length > 0)
        {
            var all = string.Join(", ", words.Keys);
            Fault(node, "MCH-C014", $"“{key}: {word}”不在 {all} 之中", $"'{key}: {word}' is not one of {all}");
        }

        return fallback ?? default;
    }

    /// <summary>The words for "did you mean", or nothing where nothing is near.</summary>
    public static (string Zh, string En) Hint(string word, IEnumerable<string> words)
    {
        var nearest = NearestWords.To(word, words);
        return nearest.Count == 0
            ? (string.Empty, string.Empty)
            : ($",是否指 {string.Join("、", nearest)}?", $": did you mean {string.Join(", ", nearest)}?");
    }

    private void Fault(Mark at, string code, string zh, string en) =>
        _faults.Add(new(_file, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), code, zh, en));
}

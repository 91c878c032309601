using McHAnalytics.Models.Places;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads <c>groups.yaml</c>, the named groups of places, and refuses it whole where anything in it is wrong.</summary>
public static class PlaceGroupReader
{
    /// <summary>Reads the groups.</summary>
    /// <exception cref="CatalogueException">Any fault at all; it lists every one with file, line and column.</exception>
    public static PlaceGroups Read(CatalogueText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var yaml = new CatalogueYaml();
        var groups = new List<PlaceGroup>();
        if (yaml.Root(text) is { } root)
        {
            yaml.CheckKeys(root, "groups");
            var entries = root.Children.TryGetValue("groups", out var list) ? yaml.Entries(list).ToList() : [];
            foreach (var entry in entries)
            {
                var group = Group(yaml, entry);
                if (groups.Exists(other => other.Code == group.Code))
                {
                    yaml.Fault(entry, "MCH-C004", $"代码“{group.Code}”重复,请改名或删除其一",
                        $"the code '{group.Code}' stands twice: rename or take away one");
                    continue;
                }

                CheckWithin(yaml, entry, group, groups);
                groups.Add(group);
            }
        }

        return yaml.Faults.Count == 0
            ? new PlaceGroups(groups)
            : throw new CatalogueException([.. yaml.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }

    private static PlaceGroup Group(CatalogueYaml yaml, YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "code", "zh", "en", "source", "places", "groups");
        var group = new PlaceGroup(
            yaml.Required(entry, "code").Text,
            yaml.Required(entry, "zh").Text,
            yaml.Required(entry, "en").Text,
            yaml.Required(entry, "source").Text,
            Codes(yaml, entry, "places"),
            Codes(yaml, entry, "groups"));
        if (group.Places.Count + group.Groups.Count == 0)
        {
            yaml.Fault(entry, "MCH-C002", $"组“{group.Code}”没有成员,请填写 places 或 groups",
                $"the group '{group.Code}' has no member: fill places or groups");
        }

        return group;
    }

    // A group stands below those within it, so that none can hold itself.
    private static void CheckWithin(CatalogueYaml yaml, YamlMappingNode entry, PlaceGroup group, List<PlaceGroup> above)
    {
        foreach (var code in group.Groups.Where(code => !above.Exists(other => other.Code == code)))
        {
            var hint = CatalogueYaml.Hint(code, above.Select(other => other.Code));
            yaml.Fault(entry, "MCH-C040", $"组“{group.Code}”所含的组“{code}”不存在或写在其后,请写在它之前{hint.Zh}",
                $"the group '{group.Code}' holds '{code}', which does not stand above it{hint.En}");
        }
    }

    private static IReadOnlyList<string> Codes(CatalogueYaml yaml, YamlMappingNode entry, string key)
    {
        if (!entry.Children.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.OfType<YamlScalarNode>().Select(item => item.Value!).Distinct(StringComparer.Ordinal)];
        }

        yaml.Fault(node, "MCH-C002", $"“{key}”应为代码的列表", $"'{key}' should be a list of codes");
        return [];
    }
}

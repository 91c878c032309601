using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>segments</c>.</summary>
internal sealed class SegmentReader(CatalogueYaml yaml, IReadOnlyDictionary<string, Dimension> dimensions)
{
    /// <summary>The segment; null where it has no usable code.</summary>
    public Segment? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "code", "zh", "en", "where");
        var (at, code) = yaml.Required(entry, "code");
        if (code.Length > 0 && !CatalogueReader.MeasureCode().IsMatch(code))
        {
            yaml.Fault(
                at,
                "MCH-C005",
                $"人群代码“{code}”应由小写字母、数字和下划线组成",
                $"the code '{code}' of a segment should be lower-case letters, digits and underscores");
        }

        var tests = entry.Children.TryGetValue("where", out var list) ? yaml.Entries(list).Select(Test).ToList() : [];
        if (tests.Count == 0)
        {
            yaml.Fault(
                entry,
                "MCH-C021",
                $"人群“{code}”须有 where,例如 [{{dimension: age_group, in: [40_plus]}}]",
                $"the segment '{code}' needs a where, such as [{{dimension: age_group, in: [40_plus]}}]");
        }

        var segment = new Segment(
            code, yaml.Required(entry, "zh", "MCH-C008").Text, yaml.Required(entry, "en", "MCH-C008").Text, tests);
        return code.Length == 0 ? null : segment;
    }

    private SegmentTest Test(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "dimension", "in");
        var (at, code) = yaml.Required(entry, "dimension");
        var codes = entry.Children.TryGetValue("in", out var list) && list is YamlSequenceNode sequence
            ? sequence.OfType<YamlScalarNode>().Select(each => each.Value ?? string.Empty).ToList()
            : [];
        if (!dimensions.TryGetValue(code, out var dimension))
        {
            var hint = CatalogueYaml.Hint(code, dimensions.Keys);
            yaml.Fault(at, "MCH-C022", $"没有维度“{code}”{hint.Zh}", $"there is no dimension '{code}'{hint.En}");
            return new SegmentTest(code, codes);
        }

        var known = dimension.Codes.Select(each => each.Code).ToList();
        if (codes.Count == 0)
        {
            yaml.Fault(entry, "MCH-C021", "缺少 in:请列出代码", "'in' is missing: list the codes");
        }

        foreach (var unknown in codes.Where(each => !dimension.IsOpen && !known.Contains(each)))
        {
            var hint = CatalogueYaml.Hint(unknown, known);
            yaml.Fault(
                list ?? entry,
                "MCH-C023",
                $"维度 {code} 没有代码“{unknown}”{hint.Zh}",
                $"the dimension {code} has no code '{unknown}'{hint.En}");
        }

        return new SegmentTest(code, codes);
    }
}

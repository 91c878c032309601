using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>dimensions</c>.</summary>
internal sealed class DimensionReader(CatalogueYaml yaml)
{
    private static readonly DimensionCode s_unknown = new(Dimension.Unknown, "不详", "Unknown", null, null);

    /// <summary>The dimension; null where it has no usable code.</summary>
    public Dimension? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "code", "zh", "en", "open", "codes");
        var code = CodeOf(entry);
        var isOpen = yaml.Choice(entry, "open", CatalogueWords.YesNo, false);
        var codes = entry.Children.TryGetValue("codes", out var list)
            ? yaml.Entries(list).Select(ReadCode).ToList()
            : [];
        if (isOpen == codes.Count > 0)
        {
            yaml.Fault(
                entry,
                "MCH-C030",
                $"维度“{code}”应列出代码(codes),或为开放(open: true),二者取一",
                $"the dimension '{code}' should list its codes or be open, one of the two");
        }

        foreach (var twice in codes.Append(s_unknown).GroupBy(each => each.Code).Where(group => group.Count() > 1))
        {
            yaml.Fault(
                entry,
                "MCH-C004",
                $"代码“{twice.Key}”重复,请改名或删除其一(unknown 自动加上)",
                $"the code '{twice.Key}' stands twice: rename or take away one (unknown is added by itself)");
        }

        CheckBands(entry, codes);
        return code.Length == 0 ? null : new Dimension(
            code,
            yaml.Required(entry, "zh", "MCH-C008").Text,
            yaml.Required(entry, "en", "MCH-C008").Text,
            isOpen,
            [.. codes, s_unknown]);
    }

    private DimensionCode ReadCode(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "code", "zh", "en", "from", "below");
        return new DimensionCode(
            yaml.Required(entry, "code").Text,
            yaml.Required(entry, "zh", "MCH-C008").Text,
            yaml.Required(entry, "en", "MCH-C008").Text,
            Number(entry, "from"),
            Number(entry, "below"));
    }

    private string CodeOf(YamlMappingNode entry)
    {
        var (at, code) = yaml.Required(entry, "code");
        if (code.Length > 0 && !CatalogueReader.MeasureCode().IsMatch(code))
        {
            yaml.Fault(
                at,
                "MCH-C005",
                $"维度代码“{code}”应由小写字母、数字和下划线组成",
                $"the code '{code}' of a dimension should be lower-case letters, digits and underscores");
        }

        return code;
    }

    // A number in two bands would be counted twice, one in none would be unknown without being so.
    private void CheckBands(YamlMappingNode entry, List<DimensionCode> codes)
    {
        var bands = codes.Where(code => (code.From ?? code.Below) is not null).ToList();
        for (var band = 1; band < bands.Count; band++)
        {
            if (bands[band].From is null || bands[band].From != bands[band - 1].Below)
            {
                yaml.Fault(
                    entry,
                    "MCH-C031",
                    $"“{bands[band].Code}”应从“{bands[band - 1].Code}”的终点(below)开始",
                    $"'{bands[band].Code}' should begin (from) where '{bands[band - 1].Code}' ends (below)");
            }
        }
    }

    private decimal? Number(YamlMappingNode entry, string key)
    {
        if (yaml.Optional(entry, key) is not { } found)
        {
            return null;
        }

        if (decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        yaml.Fault(found.Node, "MCH-C014", $"“{key}: {found.Text}”应为数字", $"'{key}: {found.Text}' should be a number");
        return null;
    }
}

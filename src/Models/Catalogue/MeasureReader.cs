using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>measures</c>.</summary>
internal sealed class MeasureReader(CatalogueYaml yaml)
{
    /// <summary>The measure; null where it has no usable code.</summary>
    public Measure? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "code", "zh", "en", "unit", "over_time", "sensitive");
        var (at, code) = yaml.Required(entry, "code");
        if (code.Length > 0 && !CatalogueReader.MeasureCode().IsMatch(code))
        {
            yaml.Fault(
                at,
                "MCH-C005",
                $"计量代码“{code}”应由小写字母、数字和下划线组成",
                $"the code '{code}' of a measure should be lower-case letters, digits and underscores");
        }

        var measure = new Measure(
            code,
            yaml.Required(entry, "zh", "MCH-C008").Text,
            yaml.Required(entry, "en", "MCH-C008").Text,
            yaml.Choice(entry, "unit", CatalogueWords.Units, Unit.Count),
            yaml.Choice(entry, "over_time", CatalogueWords.OverTime, TimeAggregation.Sum),
            yaml.Choice(entry, "sensitive", CatalogueWords.YesNo, false));
        return code.Length == 0 ? null : measure;
    }
}

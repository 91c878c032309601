using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>targets</c>.</summary>
internal sealed class TargetReader(CatalogueYaml yaml, IReadOnlyCollection<string> indicators)
{
    /// <summary>The target; null where its indicator is unknown.</summary>
    public Target? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(entry, "indicator", "low", "high", "from", "to", "source", "origin");
        var (at, indicator) = yaml.Required(entry, "indicator");
        var isKnown = indicators.Contains(indicator);
        if (indicator.Length > 0 && !isKnown)
        {
            var hint = CatalogueYaml.Hint(indicator, indicators);
            yaml.Fault(
                at,
                "MCH-C012",
                $"目标所属的指标“{indicator}”不存在{hint.Zh}",
                $"a target of the unknown indicator '{indicator}'{hint.En}");
        }

        var low = Number(yaml.Optional(entry, "low"));
        var high = Number(yaml.Optional(entry, "high"));
        var from = Year(entry, "from");
        var to = Year(entry, "to");
        if ((low is null && high is null) || low > high || from > to)
        {
            yaml.Fault(
                entry,
                "MCH-C013",
                "目标须有 low 或 high,且 low 不大于 high、from 不晚于 to",
                "a target needs low or high, low not above high and from not after to");
        }

        var source = yaml.Required(entry, "source").Text;
        var origin = yaml.Choice(entry, "origin", CatalogueWords.TargetOrigins, TargetOrigin.Standard);
        return isKnown ? new(indicator, low, high, from, to, source) { Origin = origin } : null;
    }

    private decimal? Number((YamlNode Node, string Text)? given)
    {
        if (given is not { } found)
        {
            return null;
        }

        if (decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        yaml.Fault(found.Node, "MCH-C002", $"“{found.Text}”应为数值", $"'{found.Text}' should be a number");
        return null;
    }

    private int Year(YamlMappingNode entry, string key)
    {
        var (at, text) = yaml.Required(entry, key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1900 and < 2200)
        {
            return year;
        }

        if (text.Length > 0)
        {
            yaml.Fault(at, "MCH-C002", $"“{text}”应为年份", $"'{text}' should be a year");
        }

        return 0;
    }
}

using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads an indicator's variants and its earlier definitions: each says only what it has otherwise.</summary>
internal sealed class VariantReader(CatalogueYaml yaml, ExpressionReader expressions, IndicatorValueReader values)
{
    /// <summary>The indicator with its variants and earlier definitions.</summary>
    public Indicator Read(YamlMappingNode entry, Indicator indicator)
    {
        var earlier = Earlier(entry, indicator);
        if (indicator.Version > 1 && earlier.Count > 0 && (indicator.ChangedZh ?? indicator.ChangedEn) is null)
        {
            yaml.Fault(
                entry,
                "MCH-C018",
                "有早期版本的指标须用 changed_zh、changed_en 说明改了什么",
                "an indicator with earlier definitions says what changed: add changed_zh and changed_en");
        }

        return indicator with { Earlier = earlier, Variants = Variants(entry, indicator) };
    }

    private List<IndicatorVariant> Variants(YamlMappingNode entry, Indicator indicator)
    {
        var variants = new List<IndicatorVariant>();
        foreach (var node in Entries(entry, "variants"))
        {
            yaml.CheckKeys(
                node, "code", "zh", "en", "numerator", "numerator_zh", "numerator_en", "denominator", "denominator_zh",
                "denominator_en", "multiplier", "unit", "interval", "level");
            var (at, code) = yaml.Required(node, "code");
            if (code.Length > 0 && (!CatalogueReader.MeasureCode().IsMatch(code) || variants.Exists(each => each.Code == code)))
            {
                yaml.Fault(
                    at,
                    "MCH-C019",
                    $"变体代码“{code}”应由小写字母、数字和下划线组成,且不重复",
                    $"the code '{code}' of a variant should be lower-case letters, digits and underscores, and stand once");
            }

            var zh = yaml.Required(node, "zh", "MCH-C008").Text;
            var en = yaml.Required(node, "en", "MCH-C008").Text;
            var definition = Changed(node, indicator) with 
            {
                VariantCode = code,
                Rates = [],
                Classes = [],
                FinestLevel = yaml.Choice(node, "level", CatalogueWords.Levels, indicator.FinestLevel),
            };
            variants.Add(new IndicatorVariant(code, zh, en, definition));
        }

        return variants;
    }

    private List<Indicator> Earlier(YamlMappingNode entry, Indicator indicator)
    {
        var definitions = new List<Indicator>();
        foreach (var node in Entries(entry, "earlier"))
        {
            yaml.CheckKeys(
                node, "version", "valid_from", "numerator", "numerator_zh", "numerator_en", "denominator", "denominator_zh",
                "denominator_en", "multiplier", "unit", "interval", "changed_zh", "changed_en", "origin");
            var definition = Changed(node, indicator) with
            {
                Version = values.Whole(node, "version", 1),
                ValidFrom = values.Day(node),
                ChangedZh = yaml.Optional(node, "changed_zh")?.Text,
                ChangedEn = yaml.Optional(node, "changed_en")?.Text,
                Origin = yaml.Optional(node, "origin")?.Text ?? indicator.Origin,
            };
            if (definitions.Count > 0)
            {
                CheckOrder(node, definitions[^1], definition);
            }

            definitions.Add(definition);
        }

        if (definitions.Count > 0)
        {
            CheckOrder(entry, definitions[^1], indicator);
        }

        var next = definitions.Skip(1).Append(indicator).Select(each => each.ValidFrom);
        return [.. definitions.Zip(next, (definition, from) => definition with { ValidTo = DayBefore(from) })];
    }

    private void CheckOrder(YamlNode at, Indicator before, Indicator after)
    {
        if (after.Version <= before.Version || after.ValidFrom <= before.ValidFrom)
        {
            yaml.Fault(
                at,
                "MCH-C018",
                $"版本须依次:{after.Version} 自 {after.ValidFrom:yyyy-MM-dd} 起,应晚于版本 {before.Version}({before.ValidFrom:yyyy-MM-dd})",
                $"versions should follow each other: {after.Version} from {after.ValidFrom:yyyy-MM-dd} should be after "
                    + $"{before.Version} from {before.ValidFrom:yyyy-MM-dd}");
        }
    }

    // What a variant does not say is the usual definition's.
    private Indicator Changed(YamlMappingNode node, Indicator usual)
    {
        var numerator = yaml.Optional(node, "numerator") is { } top ? expressions.Expression(top) : null;
        var denominator = yaml.Optional(node, "denominator") is { } bottom ? expressions.Expression(bottom) : null;
        var multiplier = yaml.Optional(node, "multiplier") is null ? usual.Multiplier : values.Whole(node, "multiplier", 1);
        var unit = yaml.Choice(node, "unit", CatalogueWords.Units, usual.Unit);
        var interval = yaml.Choice(node, "interval", CatalogueWords.Intervals, usual.Interval);
        values.CheckFit(node, denominator ?? usual.Denominator, multiplier, unit, interval);
        return usual with
        {
            Numerator = numerator ?? usual.Numerator,
            NumeratorText = expressions.Words(node, "numerator_zh", numerator, measure => measure.NameZh) ?? usual.NumeratorText,
            NumeratorTextEn =
                expressions.Words(node, "numerator_en", numerator, measure => measure.NameEn) ?? usual.NumeratorTextEn,
            Denominator = denominator ?? usual.Denominator,
            DenominatorText =
                expressions.Words(node, "denominator_zh", denominator, measure => measure.NameZh) ?? usual.DenominatorText,
            DenominatorTextEn =
                expressions.Words(node, "denominator_en", denominator, measure => measure.NameEn) ?? usual.DenominatorTextEn,
            Multiplier = multiplier,
            Unit = unit,
            Interval = interval,
            Kind = denominator is null ? usual.Kind : IndicatorKind.Ratio,
        };
    }

    private IEnumerable<YamlMappingNode> Entries(YamlMappingNode entry, string key) =>
        entry.Children.TryGetValue(key, out var list) ? yaml.Entries(list) : [];

    // A day that could not be read stands as the first of all.
    private static DateOnly DayBefore(DateOnly day) => day == DateOnly.MinValue ? day : day.AddDays(-1);
}

using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>indicators</c>; what it says of other indicators is joined afterwards.</summary>
internal sealed class IndicatorReader(
    CatalogueYaml yaml, IReadOnlyDictionary<string, Measure> measures, IReadOnlySet<string> indicators)
{
    private readonly ExpressionReader _expressions = new(yaml, measures, indicators);

    /// <summary>The indicator; null where it has no usable code.</summary>
    public Indicator? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(
            entry, "code", "zh", "en", "numerator", "numerator_zh", "numerator_en", "denominator", "denominator_zh",
            "denominator_en", "multiplier", "unit", "direction", "interval", "level", "period", "version", "valid_from",
            "origin", "sensitive", "over_time", "over_places", "changed_zh", "changed_en", "rates", "median_of", "change_of",
            "variants", "earlier");
        var (at, code) = yaml.Required(entry, "code");
        if (code.Length > 0 && !CatalogueReader.IndicatorCode().IsMatch(code))
        {
            yaml.Fault(
                at,
                "MCH-C005",
                $"指标代码“{code}”应由大写字母、数字和下划线组成",
                $"the code '{code}' of an indicator should be upper-case letters, digits and underscores");
        }

        var values = new IndicatorValueReader(yaml, _expressions, measures);
        var change = values.Change(entry);
        var isRatio = change is null && yaml.Optional(entry, "denominator") is not null;
        var numerator = change is null ? _expressions.Expression(yaml.Required(entry, "numerator")) : new([]);
        var denominator = isRatio ? _expressions.Expression(yaml.Optional(entry, "denominator")!.Value) : null;
        var rates = values.Rates(entry);
        var classes = values.Classes(entry);
        var multiplier = values.Whole(entry, "multiplier", 1);
        var unit = yaml.Choice(entry, "unit", CatalogueWords.Units);
        var interval = yaml.Choice(entry, "interval", CatalogueWords.Intervals);
        var isDerived = change is not null || rates.Count + classes.Count > 0;
        if (change is null)
        {
            values.CheckFit(entry, denominator, multiplier, unit, interval);
        }

        var indicator = new Indicator(
            code,
            yaml.Required(entry, "zh", "MCH-C008").Text,
            yaml.Required(entry, "en", "MCH-C008").Text,
            isDerived ? IndicatorKind.Derived : denominator is null ? IndicatorKind.Count : IndicatorKind.Ratio,
            numerator,
            _expressions.Words(entry, "numerator_zh", numerator, measure => measure.NameZh)!,
            denominator,
            _expressions.Words(entry, "denominator_zh", denominator, measure => measure.NameZh),
            multiplier,
            unit,
            yaml.Choice(entry, "direction", CatalogueWords.Directions),
            interval,
            yaml.Choice(entry, "level", CatalogueWords.Levels, OrgLevel.Township),
            yaml.Choice(entry, "period", CatalogueWords.Periods, PeriodType.Month),
            values.Whole(entry, "version", 1),
            values.Day(entry),
            yaml.Required(entry, "origin").Text,
            yaml.Choice(entry, "sensitive", CatalogueWords.YesNo, false))
        {
            NumeratorTextEn = _expressions.Words(entry, "numerator_en", numerator, measure => measure.NameEn)!,
            DenominatorTextEn = _expressions.Words(entry, "denominator_en", denominator, measure => measure.NameEn),
            Change = change,
            Rates = rates,
            Classes = classes,
            ChangedZh = yaml.Optional(entry, "changed_zh")?.Text,
            ChangedEn = yaml.Optional(entry, "changed_en")?.Text,
        };
        indicator = values.WithRules(entry, indicator);
        indicator = new VariantReader(yaml, _expressions, values).Read(entry, indicator);
        return code.Length == 0 ? null : indicator;
    }
}

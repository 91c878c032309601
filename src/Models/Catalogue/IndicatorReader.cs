using System.Globalization;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads one entry under <c>indicators</c>.</summary>
internal sealed class IndicatorReader(
    CatalogueYaml yaml, IReadOnlyDictionary<string, Measure> measures, IReadOnlySet<string> indicators)
{
    /// <summary>The indicator; null where it has no usable code.</summary>
    public Indicator? Read(YamlMappingNode entry)
    {
        yaml.CheckKeys(
            entry, "code", "zh", "en", "numerator", "numerator_zh", "numerator_en", "denominator", "denominator_zh",
            "denominator_en", "multiplier", "unit", "direction", "interval", "level", "period", "version", "valid_from",
            "origin", "sensitive");
        var (at, code) = yaml.Required(entry, "code");
        if (code.Length > 0 && !CatalogueReader.IndicatorCode().IsMatch(code))
        {
            yaml.Fault(
                at,
                "MCH-C005",
                $"指标代码“{code}”应由大写字母、数字和下划线组成",
                $"the code '{code}' of an indicator should be upper-case letters, digits and underscores");
        }

        var numerator = Expression(yaml.Required(entry, "numerator"));
        var denominator = yaml.Optional(entry, "denominator") is { } given ? Expression(given) : null;
        var multiplier = Whole(entry, "multiplier", 1);
        var unit = yaml.Choice(entry, "unit", CatalogueWords.Units);
        var interval = yaml.Choice(entry, "interval", CatalogueWords.Intervals);
        CheckFit(entry, denominator, multiplier, unit, interval);
        var indicator = new Indicator(
            code,
            yaml.Required(entry, "zh", "MCH-C008").Text,
            yaml.Required(entry, "en", "MCH-C008").Text,
            denominator is null ? IndicatorKind.Count : IndicatorKind.Ratio,
            numerator,
            Words(entry, "numerator_zh", numerator, measure => measure.NameZh)!,
            denominator,
            Words(entry, "denominator_zh", denominator, measure => measure.NameZh),
            multiplier,
            unit,
            yaml.Choice(entry, "direction", CatalogueWords.Directions),
            interval,
            yaml.Choice(entry, "level", CatalogueWords.Levels, OrgLevel.Township),
            yaml.Choice(entry, "period", CatalogueWords.Periods, PeriodType.Month),
            Whole(entry, "version", 1),
            Day(entry),
            yaml.Required(entry, "origin").Text,
            yaml.Choice(entry, "sensitive", CatalogueWords.YesNo, false))
        {
            NumeratorTextEn = Words(entry, "numerator_en", numerator, measure => measure.NameEn)!,
            DenominatorTextEn = Words(entry, "denominator_en", denominator, measure => measure.NameEn),
        };
        return code.Length == 0 ? null : indicator;
    }

    private MeasureExpression Expression((YamlNode Node, string Text) given)
    {
        if (given.Text.Length == 0)
        {
            return new([]);
        }

        try
        {
            var expression = MeasureExpressionParser.Parse(given.Text);
            foreach (var term in expression.Terms)
            {
                CheckMeasure(given.Node, term.Measure);
            }

            return expression;
        }
        catch (FormatException fault)
        {
            yaml.Fault(
                given.Node,
                "MCH-C007",
                $"表达式“{given.Text}”无法读取,应为计量之和,例如 a + 2 * b",
                $"the expression '{given.Text}': {fault.Message}");
            return new([]);
        }
    }

    private void CheckMeasure(YamlNode at, string code)
    {
        if (measures.ContainsKey(code))
        {
            return;
        }

        if (indicators.Contains(code))
        {
            yaml.Fault(
                at,
                "MCH-C011",
                $"“{code}”是指标;分子和分母只能由计量相加而成,请写出它的计量",
                $"'{code}' is an indicator; numerators and denominators are sums of measures: write its measures instead");
            return;
        }

        var hint = CatalogueYaml.Hint(code, measures.Keys);
        yaml.Fault(at, "MCH-C006", $"没有计量“{code}”{hint.Zh}", $"there is no measure '{code}'{hint.En}");
    }

    private void CheckFit(
        YamlMappingNode entry, MeasureExpression? denominator, int multiplier, Unit unit, IntervalKind interval)
    {
        if (!CatalogueWords.Fits(unit, multiplier) || (denominator is null && multiplier != 1))
        {
            yaml.Fault(
                entry,
                "MCH-C009",
                $"乘数 {multiplier} 与单位不符(percent 100、per_mille 1000、per_10k 10000、per_100k 100000,其余为 1)",
                $"the multiplier {multiplier} does not fit the unit: percent 100, per_mille 1000, per_10k 10000, "
                    + "per_100k 100000, others 1");
        }

        if ((interval == IntervalKind.Wilson && denominator is null)
            || (interval != IntervalKind.None && unit is Unit.Cny or Unit.Days))
        {
            yaml.Fault(
                entry,
                "MCH-C010",
                "置信区间与指标不符:wilson 只用于比例,金额和天数用 none",
                "the interval does not fit: wilson is for proportions only, amounts and days have none");
        }
    }

    private string? Words(
        YamlMappingNode entry, string key, MeasureExpression? expression, Func<Measure, string> nameOf)
    {
        if (yaml.Optional(entry, key) is { } given)
        {
            return given.Text;
        }

        if (expression is null)
        {
            return null;
        }

        var terms = expression.Terms.Select((term, index) =>
        {
            var sign = term.Coefficient < 0 ? "− " : index > 0 ? "+ " : string.Empty;
            var size = Math.Abs(term.Coefficient) == 1 ? string.Empty : $"{Math.Abs(term.Coefficient)} × ";
            return sign + size + (measures.TryGetValue(term.Measure, out var measure) ? nameOf(measure) : term.Measure);
        });
        return string.Join(' ', terms);
    }

    private int Whole(YamlMappingNode entry, string key, int least)
    {
        var (at, text) = yaml.Required(entry, key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        if (text.Length > 0)
        {
            yaml.Fault(
                at, "MCH-C002", $"“{key}”应为不小于 {least} 的整数", $"'{key}' should be a whole number of {least} or more");
        }

        return least;
    }

    private DateOnly Day(YamlMappingNode entry)
    {
        var (at, text) = yaml.Required(entry, "valid_from");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (text.Length > 0)
        {
            yaml.Fault(at, "MCH-C002", $"“{text}”应为日期,例如 2021-01-01", $"'{text}' should be a day like 2021-01-01");
        }

        return default;
    }
}

using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads of an indicator how its value is made, and checks that its parts fit together.</summary>
internal sealed class IndicatorValueReader(
    CatalogueYaml yaml, ExpressionReader expressions, IReadOnlyDictionary<string, Measure> measures)
{
    private const int MostPeriodsBack = 12;

    /// <summary>Whose change it is; null where the entry does not say.</summary>
    public ChangeOf? Change(YamlMappingNode entry)
    {
        if (!entry.Children.TryGetValue("change_of", out var node))
        {
            return null;
        }

        if (node is not YamlMappingNode change)
        {
            yaml.Fault(
                node,
                "MCH-C002",
                "change_of 应为映射,例如 {indicator: WHS_PREV, periods: 1, as: difference}",
                "change_of should be a mapping like {indicator: WHS_PREV, periods: 1, as: difference}");
            return null;
        }

        yaml.CheckKeys(change, "indicator", "periods", "reach", "as");
        foreach (var key in new[] { "numerator", "denominator", "rates", "median_of", "variants", "earlier" })
        {
            if (entry.Children.TryGetValue(key, out var extra))
            {
                yaml.Fault(
                    extra,
                    "MCH-C016",
                    $"变化类指标(change_of)不能再有 {key}:它取自所比较的指标",
                    $"a change (change_of) takes no {key}: that is the other indicator's");
            }
        }

        var periods = Whole(change, "periods", 1);
        var reach = yaml.Optional(change, "reach") is null ? periods : Whole(change, "reach", periods);
        if (reach > MostPeriodsBack)
        {
            yaml.Fault(
                change,
                "MCH-C016",
                $"change_of 最多回溯 {MostPeriodsBack} 期",
                $"change_of reaches back at most {MostPeriodsBack} periods");
        }

        return new ChangeOf(
            yaml.Required(change, "indicator").Text, periods, reach, yaml.Choice(change, "as", CatalogueWords.Changes));
    }

    /// <summary>The rates that are added.</summary>
    public IReadOnlyList<RateTerm> Rates(YamlMappingNode entry) => entry.Children.TryGetValue("rates", out var list)
        ?
        [
            .. yaml.Entries(list).Select(rate =>
            {
                yaml.CheckKeys(rate, "numerator", "denominator");
                return new RateTerm(
                    expressions.Expression(yaml.Required(rate, "numerator")),
                    expressions.Expression(yaml.Required(rate, "denominator")));
            }),
        ]
        : [];

    /// <summary>The classes of which the median is taken.</summary>
    public IReadOnlyList<MedianClass> Classes(YamlMappingNode entry)
    {
        if (!entry.Children.TryGetValue("median_of", out var list))
        {
            return [];
        }

        var classes = new List<MedianClass>();
        foreach (var each in yaml.Entries(list))
        {
            yaml.CheckKeys(each, "measure", "from", "to");
            var (at, code) = yaml.Required(each, "measure");
            if (code.Length > 0)
            {
                expressions.CheckMeasure(at, code);
            }

            var read = new MedianClass(code, Whole(each, "from", 0), Whole(each, "to", 0));
            if (read.From >= read.To || (classes.Count > 0 && classes[^1].To != read.From))
            {
                yaml.Fault(
                    each,
                    "MCH-C020",
                    "中位数的各组应从小到大相接:from 小于 to,且等于上一组的 to",
                    "the classes of a median should follow each other: from below to, and equal to the to of the one before");
            }

            classes.Add(read);
        }

        return classes;
    }

    /// <summary>The indicator with its two rules of adding up; what the entry says must be what its measures allow.</summary>
    public Indicator WithRules(YamlMappingNode entry, Indicator indicator)
    {
        var kinds = indicator.Measures
            .Select(code => measures.GetValueOrDefault(code)?.OverTime ?? TimeAggregation.Sum)
            .ToHashSet();
        var isCount = indicator.Kind == IndicatorKind.Count;
        var overTime = !isCount || kinds.Contains(TimeAggregation.None) ? AggregationRule.None
            : kinds.SetEquals([TimeAggregation.Last]) ? AggregationRule.Last
            : AggregationRule.Sum;
        var overPlaces = isCount ? AggregationRule.Sum : AggregationRule.None;
        Check("over_time", overTime);
        Check("over_places", overPlaces);
        return indicator with { TimeAggregation = overTime, OrgAggregation = overPlaces };

        void Check(string key, AggregationRule rule)
        {
            if (yaml.Choice(entry, key, CatalogueWords.Rules, rule) is var said && said != rule)
            {
                var right = rule.ToString().ToLowerInvariant();
                yaml.Fault(
                    yaml.Optional(entry, key)!.Value.Node,
                    "MCH-C017",
                    $"{key} 与计量不符,应为 {right}(率和去重人数不可相加,存量取期末)",
                    $"{key} does not fit the measures: it should be {right} (rates and distinct persons never add up, "
                        + "a stock is the last)");
            }
        }
    }

    /// <summary>Finds a multiplier or an interval that does not fit the unit.</summary>
    public void CheckFit(
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

    /// <summary>A whole number under a key.</summary>
    public int Whole(YamlMappingNode entry, string key, int least)
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

    /// <summary>The day under <c>valid_from</c>.</summary>
    public DateOnly Day(YamlMappingNode entry)
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

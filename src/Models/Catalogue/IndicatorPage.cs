using System.Globalization;
using System.Text;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Writes <c>docs/indicators.md</c> from the catalogue.</summary>
public static class IndicatorPage
{
    /// <summary>
    /// The page as Markdown with LF line ends: one table of indicators, one of targets, one of measures.
    /// </summary>
    public static string Write(DomainCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var page = new StringBuilder();
        Line(page, "# Indicators 指标");
        Line(page, string.Empty);
        Line(page, "Written from `catalogue/indicators.yaml`, `targets.yaml` and `measures.yaml`; do not edit this page.");
        Line(page, "A rate is the sum of its numerators over the sum of its denominators, divided last, at every level and period.");
        Line(page, "Over time and over places are two rules: Sum adds up, Last is the value at the end of the period, None is worked");
        Line(page, "out anew from the parts (rates) or is known for its own period only (distinct persons).");
        Line(page, string.Empty);
        Line(page, "| Code | 名称 Name | 分子 Numerator | 分母 Denominator | Unit | Better | Interval | Finest | Over time, places | Version | Origin |");
        Line(page, "|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var each in catalogue.Indicators)
        {
            Line(page, Row(
                $"`{each.Code}`",
                $"{each.NameZh}<br>{each.NameEn}{(each.Sensitive ? "<br>敏感 sensitive" : string.Empty)}",
                $"{each.NumeratorText}<br>{each.NumeratorTextEn}<br>`{Text(each.Numerator)}`{MadeOf(each)}",
                each.Denominator is { } denominator
                    ? $"{each.DenominatorText}<br>{each.DenominatorTextEn}<br>`{Text(denominator)}`"
                    : "–",
                UnitText(each.Unit, each.Multiplier),
                DirectionText(each.Direction),
                each.Interval == IntervalKind.None ? "–" : each.Interval.ToString(),
                $"{each.FinestLevel}, {each.FinestPeriod}",
                $"{each.TimeAggregation}, {each.OrgAggregation}",
                $"{each.Version}, {each.ValidFrom:yyyy-MM-dd}",
                each.Origin));
        }

        IndicatorPageTables.Variants(page, catalogue.Indicators);
        IndicatorPageTables.Versions(page, catalogue.Indicators);
        IndicatorPageTables.Segments(page, catalogue.Segments);

        Line(page, string.Empty);
        Line(page, "## Targets 目标");
        Line(page, string.Empty);
        Line(page, "| Indicator | Target | Years | Source | Origin |");
        Line(page, "|---|---|---|---|---|");
        foreach (var target in catalogue.Targets)
        {
            Line(page, Row($"`{target.Indicator}`", TargetText(target), $"{target.FromYear}–{target.ToYear}", target.Source, target.Origin.ToString()));
        }

        Line(page, string.Empty);
        Line(page, "## Measures 计量");
        Line(page, string.Empty);
        Line(page, "| Code | 名称 Name | Unit | Over time |");
        Line(page, "|---|---|---|---|");
        foreach (var measure in catalogue.Measures)
        {
            Line(page, Row(
                $"`{measure.Code}`",
                $"{measure.NameZh}<br>{measure.NameEn}{(measure.Sensitive ? "<br>敏感 sensitive" : string.Empty)}",
                UnitText(measure.Unit, 1),
                measure.OverTime switch
                {
                    TimeAggregation.Sum => "summed",
                    TimeAggregation.Last => "last value",
                    _ => "distinct: never added",
                }));
        }

        return page.ToString();
    }

    internal static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    internal static string Row(params ReadOnlySpan<string> cells) => $"| {string.Join(" | ", cells)} |";

    internal static string Text(MeasureExpression expression) => string.Join(' ', expression.Terms.Select((term, index) =>
        (term.Coefficient < 0 ? "- " : index > 0 ? "+ " : string.Empty)
        + (Math.Abs(term.Coefficient) == 1 ? string.Empty : $"{Math.Abs(term.Coefficient)} * ")
        + term.Measure));

    internal static string UnitText(Unit unit, int multiplier) => unit switch
    {
        Unit.Percent => "%",
        Unit.PerMille => "‰",
        Unit.Per10k => "1/10,000",
        Unit.Per100k => "1/100,000",
        Unit.Cny => "CNY",
        Unit.Days => "days",
        Unit.PercentagePoint => "percentage points",
        Unit.Ratio => "ratio",
        Unit.SquareMetre => "m²",
        _ => multiplier == 1 ? "count" : $"per {multiplier}",
    };

    private static string MadeOf(Indicator indicator) => indicator switch
    {
        { Change: { } change } => $"<br>change of `{change.Indicator}` over {change.Periods} period(s)"
            + (change.Reach > change.Periods ? $", reaching back to {change.Reach}" : string.Empty)
            + (change.Kind == ChangeKind.Percent ? ", in percent" : string.Empty),
        { Classes.Count: > 0 } => $"<br>median of {indicator.Classes.Count} classes",
        { Rates.Count: > 0 } => $"<br>sum of {indicator.Rates.Count} rates",
        _ => string.Empty,
    };

    private static string DirectionText(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => "↑",
        Direction.LowerIsBetter => "↓",
        Direction.Band => "◎",
        _ => "○",
    };

    private static string TargetText(Target target) => (target.Low, target.High) switch
    {
        ({ } low, { } high) => $"{Number(low)}–{Number(high)}",
        ({ } low, null) => $"≥ {Number(low)}",
        (null, { } high) => $"≤ {Number(high)}",
        _ => "–",
    };

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

using System.Text;

namespace McHAnalytics.Models.Catalogue;

/// <summary>The tables of <c>docs/indicators.md</c> that only some indicators have a line in.</summary>
internal static class IndicatorPageTables
{
    /// <summary>Other readings, mostly over other denominators.</summary>
    public static void Variants(StringBuilder page, IReadOnlyList<Indicator> indicators)
    {
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "## Variants 其他口径");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "Asked for by `denominator` of a measure; named in every cell that they answer.");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "| Indicator | `denominator` | 名称 Name | 分子 Numerator | 分母 Denominator | Unit |");
        IndicatorPage.Line(page, "|---|---|---|---|---|---|");
        foreach (var variant in indicators.SelectMany(each => each.Variants))
        {
            var definition = variant.Definition;
            IndicatorPage.Line(page, IndicatorPage.Row(
                $"`{definition.Code}`",
                $"`{variant.Code}`",
                $"{variant.NameZh}<br>{variant.NameEn}",
                $"`{IndicatorPage.Text(definition.Numerator)}`",
                definition.Denominator is { } denominator ? $"`{IndicatorPage.Text(denominator)}`" : "–",
                IndicatorPage.UnitText(definition.Unit, definition.Multiplier)));
        }
    }

    /// <summary>The named filters.</summary>
    public static void Segments(StringBuilder page, IReadOnlyList<Segment> segments)
    {
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "## Segments 人群");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "Asked for by `segments`; written out before anything is added up, and all that are named must hold.");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "| `segments` | 名称 Name | 条件 What must hold |");
        IndicatorPage.Line(page, "|---|---|---|");
        foreach (var segment in segments)
        {
            var tests = segment.Tests.Select(test => $"`{test.Dimension}` in {string.Join(", ", test.In)}");
            IndicatorPage.Line(page, IndicatorPage.Row(
                $"`{segment.Code}`", $"{segment.NameZh}<br>{segment.NameEn}", string.Join("<br>", tests)));
        }
    }

    /// <summary>Every version of the indicators that have several.</summary>
    public static void Versions(StringBuilder page, IReadOnlyList<Indicator> indicators)
    {
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "## Versions 版本");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "A period is answered by the definition in force at its end, or throughout by the `version` asked for.");
        IndicatorPage.Line(page, string.Empty);
        IndicatorPage.Line(page, "| Indicator | Version | In force | 分子 Numerator | 分母 Denominator | 变化 What changed |");
        IndicatorPage.Line(page, "|---|---|---|---|---|---|");
        foreach (var each in indicators.Where(each => each.Earlier.Count > 0).SelectMany(each => each.Earlier.Append(each)))
        {
            IndicatorPage.Line(page, IndicatorPage.Row(
                $"`{each.Code}`",
                $"{each.Version}",
                $"{each.ValidFrom:yyyy-MM-dd} – {(each.ValidTo is { } last ? $"{last:yyyy-MM-dd}" : string.Empty)}",
                $"`{IndicatorPage.Text(each.Numerator)}`",
                each.Denominator is { } denominator ? $"`{IndicatorPage.Text(denominator)}`" : "–",
                each.ChangedZh is null ? "–" : $"{each.ChangedZh}<br>{each.ChangedEn}"));
        }
    }
}

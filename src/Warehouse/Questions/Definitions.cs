using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Which definitions of an indicator answer: the one asked for, or each period's own.</summary>
internal static class Definitions
{
    /// <summary>The recipes, the oldest definition first; a single one where a version or a variant is asked for.</summary>
    /// <exception cref="QuestionException">There is no such code, version or variant.</exception>
    public static IReadOnlyList<CellRecipe> Of(DomainCatalogue catalogue, MeasureAsk ask)
    {
        var usual = CellRecipe.For(catalogue, ask.Code);
        var indicator = usual.Indicator;
        if (ask is { Version: not null, Denominator: not null })
        {
            throw DefinitionFaults.VersionAndVariant(ask.Code);
        }

        if (ask.Denominator is { } asked)
        {
            var variant = indicator?.Variants.FirstOrDefault(each => each.Code == asked)
                ?? throw DefinitionFaults.UnknownVariant(ask.Code, indicator, asked);
            return [CellRecipe.For(catalogue, variant.Definition)];
        }

        if (ask.Version is { } version)
        {
            var found = indicator?.Earlier.Append(indicator).FirstOrDefault(each => each.Version == version)
                ?? throw DefinitionFaults.UnknownVersion(ask.Code, indicator, version);
            return [found == indicator ? usual : CellRecipe.For(catalogue, found)];
        }

        return indicator is null || indicator.Earlier.Count == 0
            ? [usual]
            : [.. indicator.Earlier.Select(each => CellRecipe.For(catalogue, each)), usual];
    }

    /// <summary>The first month (since year 0) that a definition answers for.</summary>
    public static int FirstMonth(CellRecipe recipe) => Period.ToMonthIndex(recipe.Indicator!.ValidFrom);

    /// <summary>What to say where the periods of an answer fall under different definitions.</summary>
    public static IEnumerable<AnswerWarning> Changes(Ask ask, IReadOnlyList<Span> spans)
    {
        if (ask.Definitions.Count < 2)
        {
            yield break;
        }

        var (first, last) = (spans.Min(span => ask.MonthsOf(span)[0]), spans.Max(span => ask.MonthsOf(span)[^1]));
        foreach (var later in ask.Definitions.Skip(1).Where(each => FirstMonth(each) > first && FirstMonth(each) <= last))
        {
            var indicator = later.Indicator!;
            yield return new AnswerWarning(
                "DEFINITION_CHANGED",
                $"指标 {indicator.Code}({indicator.NameZh})的定义自 {indicator.ValidFrom:yyyy-MM-dd} 起为版本 {indicator.Version}:"
                    + $"{indicator.ChangedZh}。前后不可直接比较;用 version 可全程按同一版本计算。",
                $"{indicator.Code} ({indicator.NameEn}) has definition {indicator.Version} from {indicator.ValidFrom:yyyy-MM-dd}: "
                    + $"{indicator.ChangedEn}. Figures before and after do not compare; `version` asks for one throughout.");
        }
    }
}

using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The faults of an asker who names a definition that an indicator does not have.</summary>
internal static class DefinitionFaults
{
    /// <summary>`denominator` names no variant of the indicator.</summary>
    public static QuestionException UnknownVariant(string code, Indicator? indicator, string asked)
    {
        var variants = indicator?.Variants ?? [];
        return new QuestionException(
            "MCH-Q070",
            variants.Count == 0
                ? $"{code} 没有其他分母,请去掉 denominator。"
                : $"{code} 没有名为“{asked}”的分母。可用:{Listed(variants, each => each.NameZh)}。",
            variants.Count == 0
                ? $"{code} has no other denominator than the usual one: leave `denominator` out."
                : $"{code} has no denominator '{asked}'. It has {Listed(variants, each => each.NameEn)}.");
    }

    /// <summary>`version` names no version of the indicator's definition.</summary>
    public static QuestionException UnknownVersion(string code, Indicator? indicator, int asked)
    {
        var versions = indicator is null ? [] : indicator.Earlier.Append(indicator).ToList();
        return new QuestionException(
            "MCH-Q071",
            versions.Count == 0
                ? $"{code} 是计量,没有版本,请去掉 version。"
                : $"{code} 没有版本 {asked}。有:"
                    + string.Join("、", versions.Select(each => $"{each.Version}(自 {each.ValidFrom:yyyy-MM-dd})")) + "。",
            versions.Count == 0
                ? $"{code} is a measure and has no versions: leave `version` out."
                : $"{code} has no version {asked}. It has "
                    + string.Join(", ", versions.Select(each => $"{each.Version} (from {each.ValidFrom:yyyy-MM-dd})")) + ".");
    }

    /// <summary>`version` and `denominator` together: variants belong to the definition in force.</summary>
    public static QuestionException VersionAndVariant(string code) => new(
        "MCH-Q072",
        $"{code} 不能同时指定 version 和 denominator:其他分母只属于现行定义。",
        $"{code} cannot take both `version` and `denominator`: other denominators belong to the definition in force.");

    /// <summary>`segments` names no segment of the catalogue.</summary>
    public static QuestionException UnknownSegment(string asked, IReadOnlyList<Segment> segments) => new(
        "MCH-Q073",
        $"没有名为“{asked}”的人群(segment)。可用:"
            + string.Join("、", segments.Select(each => $"{each.Code}({each.NameZh})")) + "。",
        $"There is no segment '{asked}'. The catalogue has "
            + string.Join(", ", segments.Select(each => $"{each.Code} ({each.NameEn})")) + ".");

    private static string Listed(IReadOnlyList<IndicatorVariant> variants, Func<IndicatorVariant, string> name) =>
        string.Join(", ", variants.Select(each => $"{each.Code} ({name(each)})"));
}

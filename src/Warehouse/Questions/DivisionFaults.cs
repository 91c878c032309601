using System.Globalization;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The faults of an asker about dimensions and filters, each built by one function with its code.</summary>
internal static class DivisionFaults
{
    /// <summary>When a question groups or filters by a dimension that the catalogue does not know.</summary>
    public static QuestionException UnknownDimension(string asked, IReadOnlyList<Dimension> known)
    {
        var nearest = NearestWords.To(asked, known.Select(each => each.Code));
        var all = string.Join(", ", known.Select(each => each.Code));
        return new(
            "MCH-Q040",
            $"没有维度“{asked}”。" + (nearest.Count == 0 ? $"可用：{all}。" : $"是否指 {string.Join("、", nearest)}？"),
            $"There is no dimension '{asked}'."
                + (nearest.Count == 0 ? $" There are {all}." : $" Did you mean {string.Join(", ", nearest)}?"));
    }

    /// <summary>When no part of a measure or indicator is divided by the dimensions asked for together.</summary>
    public static QuestionException NotCarried(
        string name, IReadOnlyList<string> asked, IReadOnlyList<string> carried, IReadOnlyList<string> measures) => new(
        "MCH-Q041",
        $"{name} 不能按 {string.Join("＋", asked)} 划分。"
            + (carried.Count == 0 ? "它没有可用的维度。" : $"它可用的维度：{string.Join("、", carried)}（不一定能同时使用）。")
            + (measures.Count == 0 ? "目前没有计量带有所问的维度。" : $"带有所问维度的计量：{string.Join("、", measures)}。"),
        $"{name} is not divided by {string.Join(" with ", asked)}. "
            + (carried.Count == 0 ? "It has no dimensions. " : $"It has {string.Join(", ", carried)}, not all of them together. ")
            + (measures.Count == 0
                ? "No measure has what is asked for."
                : $"These measures do: {string.Join(", ", measures)}."));

    /// <summary>When some measures of an indicator are divided by the dimensions asked for and others are not.</summary>
    public static QuestionException PartsCarriedApart(
        string name, IReadOnlyList<string> asked, IReadOnlyList<string> without) => new(
        "MCH-Q042",
        $"{name} 的分子和分母并非都能按 {string.Join("＋", asked)} 划分：{string.Join("、", without)} 不能。分子只算一部分而分母算全部，不是率。",
        $"Not all of {name} is divided by {string.Join(" with ", asked)}: {string.Join(", ", without)} is not. "
            + "A part of the numerator over the whole denominator would be no rate.");

    /// <summary>When a filter names a code that the dimension does not have.</summary>
    public static QuestionException UnknownCode(Dimension dimension, string asked, IEnumerable<string> known)
    {
        var all = known.ToList();
        var nearest = NearestWords.To(asked, all);
        var shown = nearest.Count > 0 || dimension.IsOpen ? nearest : all;
        return new(
            "MCH-Q043",
            $"维度 {dimension.Code}（{dimension.NameZh}）没有代码“{asked}”。"
                + (shown.Count == 0 ? string.Empty : $"可用：{string.Join("、", shown)}。"),
            $"The dimension {dimension.Code} ({dimension.NameEn}) has no code '{asked}'."
                + (shown.Count == 0 ? string.Empty : $" It has {string.Join(", ", shown)}."));
    }

    /// <summary>When a bound on a number lies inside a band: the facts are kept by band.</summary>
    public static QuestionException InsideBand(Dimension dimension, decimal bound, DimensionCode band) => new(
        "MCH-Q044",
        $"{dimension.NameZh}的界限 {Text(bound)} 落在区间“{band.NameZh}”之内，数据只按区间保存。请使用区间的端点："
            + $"{string.Join("、", Borders(dimension))}。",
        $"The bound {Text(bound)} of {dimension.Code} lies inside the band '{band.NameEn}', and figures are kept by band. "
            + $"Bands begin at {string.Join(", ", Borders(dimension))}.");

    /// <summary>When a filter compares numbers on a dimension whose codes are no bands.</summary>
    public static QuestionException NotBanded(Dimension dimension) => new(
        "MCH-Q045",
        $"维度 {dimension.Code}（{dimension.NameZh}）的代码不是数值区间，不能比较大小。请用 in 或 nin 列出代码。",
        $"The codes of {dimension.Code} ({dimension.NameEn}) are no bands of a number. List codes with in or nin.");

    /// <summary>When a question groups by a dimension twice, or by too many at once.</summary>
    public static QuestionException DimensionsRepeatedOrTooMany(int most) => new(
        "MCH-Q046",
        $"groupBy 中的维度不能重复，最多 {most} 个。",
        $"groupBy names each dimension once, and at most {most} of them.");

    /// <summary>When a filter, or a part of one, sets no condition.</summary>
    public static QuestionException EmptyFilter() => new(
        "MCH-Q047",
        "where 中有未设条件的部分。请给出条件，例如 {dimension: {name: \"delivery_kind\", in: [\"caesarean\"]}}，或去掉它。",
        "`where` has a part without a condition. Set one, for example "
            + "{dimension: {name: \"delivery_kind\", in: [\"caesarean\"]}}, or leave it out.");

    private static IEnumerable<string> Borders(Dimension dimension) =>
        dimension.Codes.Select(code => code.From).OfType<decimal>().Select(Text);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

namespace McHAnalytics.Models.Statements;

/// <summary>The units of rates, and which figure of the field is printed in which unit.</summary>
public static class RateUnits
{
    private static readonly Dictionary<string, int> s_scales = new(StringComparer.Ordinal)
    {
        ["%"] = 100,
        ["‰"] = 1_000,
        ["1/万"] = 10_000,
        ["1/10万"] = 100_000,
        ["百分点"] = 100,
    };

    // What a measure's words contain, and the unit in which the field prints it.
    private static readonly (string Word, string Unit)[] s_expected =
    [
        ("孕产妇死亡率", "1/10万"),
        ("婴儿死亡率", "‰"),
        ("新生儿死亡率", "‰"),
        ("5岁以下儿童死亡率", "‰"),
        ("围产儿死亡率", "‰"),
        ("自然增长率", "‰"),
        ("补助标准", "元"),
        ("补偿标准", "元"),
    ];

    /// <summary>How many units make 1: 100 for %; 0 for what is no rate.</summary>
    public static int ScaleOf(string unit) => s_scales.GetValueOrDefault(unit);

    /// <summary>The 万 or 亿 that a unit begins with: 万 of 万元; empty where it begins with none.</summary>
    public static string ScaleWord(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit is ['万' or '亿' or '萬' or '億', _, ..] ? unit[..1] : string.Empty;
    }

    /// <summary>The unit without its 万 or 亿: 元 of 万元.</summary>
    public static string WithoutScale(string unit) => unit[ScaleWord(unit).Length..];

    /// <summary>The unit in which the field prints a figure, or null where any will do.</summary>
    /// <param name="measure">The figure's name in the source.</param>
    public static string? Expected(string measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return s_expected
            .Where(entry => measure.Contains(entry.Word, StringComparison.Ordinal))
            .Select(entry => entry.Unit)
            .FirstOrDefault();
    }
}

using McHAnalytics.Models.Places;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Other ways to write the name of a place, certain only among the places under one parent.</summary>
internal static class PlaceNames
{
    // The longer ones first: a village's committee is named for the village.
    private static readonly string[] s_endings =
    [
        "社区居民委员会", "村民委员会", "居民委员会", "街道办事处", "村委会", "居委会", "委员会", "办事处", "社区", "街道",
        "自治县", "村", "乡", "镇", "县", "区", "市", "省",
    ];

    /// <summary>Whether two names differ only by what kind of place they say it is: 甲村 and 甲村村委会, 留古 and 留古镇.</summary>
    public static bool AreAliases(string left, string right)
    {
        var (first, second) = (Root(PlainText.Key(left)), Root(PlainText.Key(right)));
        return first.Length > 0 && first == second;
    }

    /// <summary>Whether a text in Latin letters is the place's English name or its pinyin, with or without its ending.</summary>
    public static bool IsReading(OrgUnit unit, string text)
    {
        var key = PlainText.Key(text).Replace("'", string.Empty, StringComparison.Ordinal)
            .Replace("’", string.Empty, StringComparison.Ordinal);
        if (key.Length < 2 || !key.All(letter => char.IsAsciiLetter(letter) || letter == 'ü'))
        {
            return false;
        }

        key = key.Replace('ü', 'v');
        if (PlainText.Key(unit.NameEn) == key)
        {
            return true;
        }

        if (unit.NamePinyin is not { } pinyin)
        {
            return false;
        }

        var syllables = pinyin.Replace('ü', 'v').Split(' ');
        var rest = Root(PlainText.Key(unit.Name)).Length;
        return string.Concat(syllables) == key || (rest >= 1 && string.Concat(syllables.Take(rest)) == key);
    }

    // One ending, or a committee's and its village's.
    private static string Root(string name)
    {
        for (var round = 0; round < 2; round++)
        {
            var ending = s_endings.FirstOrDefault(known =>
                name.Length > known.Length && name.EndsWith(known, StringComparison.Ordinal));
            if (ending is null)
            {
                break;
            }

            name = name[..^ending.Length];
            if (ending.Length == 1)
            {
                break;
            }
        }

        return name;
    }
}

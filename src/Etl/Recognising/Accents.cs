namespace McHAnalytics.Etl.Recognising;

/// <summary>Composes and removes the accents of Western letters.</summary>
/// <remarks>The runtime's own normalisation does nothing where it works without the system's tables of languages.</remarks>
internal static class Accents
{
    private static readonly System.Buffers.SearchValues<char> s_combining = System.Buffers.SearchValues.Create(Combining);

    private const string Letters = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ";
    private const string Bases = "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUYY";
    private const string Combining = "\u0300\u0301\u0302\u0303\u0308\u030A\u0327";

    // Which mark of the list above makes the letter of its base.
    private const string Marks = "012345601240124301234012414012345601240124301234012414";

    /// <summary>With each letter and its accent as one character.</summary>
    public static string Composed(string text)
    {
        if (!text.AsSpan().ContainsAny(s_combining))
        {
            return text;
        }

        var composed = new System.Text.StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var mark = Combining.IndexOf(letter, StringComparison.Ordinal);
            var at = mark < 0 || composed.Length == 0 ? -1 : Find(composed[^1], (char)('0' + mark));
            if (at >= 0)
            {
                composed[^1] = Letters[at];
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.ToString();
    }

    /// <summary>Without accents: août as aout.</summary>
    public static string Removed(string text) => string.Concat(Composed(text).Select(letter =>
        Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Bases[at] : letter));

    private static int Find(char letter, char mark)
    {
        for (var at = 0; at < Letters.Length; at++)
        {
            if (Bases[at] == letter && Marks[at] == mark)
            {
                return at;
            }
        }

        return -1;
    }
}

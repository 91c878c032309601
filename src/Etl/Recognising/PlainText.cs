using System.Text;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Brings names and headers to one way of writing, so that blanks and widths make no difference.</summary>
internal static class PlainText
{
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const int WidthShift = 0xFEE0;

    /// <summary>Without any blank, in half width, in lower case, in simplified characters, accents as one letter.</summary>
    public static string Key(string? text)
    {
        var builder = new StringBuilder(text?.Length ?? 0);
        foreach (var letter in Accents.Composed(text ?? string.Empty))
        {
            if (!char.IsWhiteSpace(letter) && !IsInvisible(letter))
            {
                builder.Append(TraditionalLetters.Simplified(char.ToLowerInvariant(HalfWidth(letter))));
            }
        }

        return builder.ToString();
    }

    /// <summary>In simplified characters.</summary>
    public static string Simplified(string text) =>
        text.All(char.IsAscii) ? text : string.Concat(text.Select(TraditionalLetters.Simplified));

    /// <summary>In half width, outer blanks removed.</summary>
    public static string Narrow(string text) =>
        string.Create(text.Length, text, (span, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                span[index] = HalfWidth(source[index]);
            }
        }).Trim().Trim('\u200B', '\uFEFF').Trim();

    /// <summary>How many letters must change to make one text of the other.</summary>
    public static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }

    /// <summary>
    /// The names most like a text, the nearest first; none that differs in more than half of its letters.
    /// </summary>
    public static IReadOnlyList<string> Nearest(string text, IEnumerable<string> names, int count)
    {
        var key = Key(text);
        return
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(key, Key(name))))
                .Where(pair => pair.Distance <= Math.Max(1, pair.Name.Length / 2))
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(count)
                .Select(pair => pair.Name),
        ];
    }

    private static bool IsInvisible(char letter) => letter is '\u200B' or '\u200C' or '\u200D' or '\uFEFF';

    private static char HalfWidth(char letter) => letter switch
    {
        '\u3000' => ' ',
        >= FirstFullWidth and <= LastFullWidth => (char)(letter - WidthShift),
        _ => letter,
    };
}

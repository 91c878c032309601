namespace McHAnalytics.GraphQL.Errors;

/// <summary>Names the asker may have meant: those few edits away from what was written.</summary>
public static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>The options near to the input, nearest first.</summary>
    public static IReadOnlyList<string> For(string input, IEnumerable<string> options)
    {
        var threshold = (int)(input.Length * 0.4) + 1;
        return
        [
            .. options
                .Distinct(StringComparer.Ordinal)
                .Select(option => (Option: option, Distance: Distance(input, option, threshold)))
                .Where(pair => pair.Distance <= threshold)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Option, NaturalOrder.Comparer)
                .Select(pair => pair.Option),
        ];
    }

    /// <summary>Puts suggestions into words; empty where there are none.</summary>
    public static string DidYouMean(IReadOnlyList<string> suggestions, string? what = null)
    {
        var quoted = suggestions.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();
        var start = what is null ? " Did you mean " : $" Did you mean {what} ";
        return quoted.Length switch
        {
            0 => "",
            1 => $"{start}{quoted[0]}?",
            2 => $"{start}{quoted[0]} or {quoted[1]}?",
            _ => $"{start}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    /// <summary>Insertions, deletions, substitutions and transpositions; a difference only in case counts as one.
    /// Above the threshold some larger number.</summary>
    private static int Distance(string input, string option, int threshold)
    {
        var a = option.ToLowerInvariant();
        var b = input.ToLowerInvariant();
        if (input == option || a == b)
        {
            return input == option ? 0 : 1;
        }

        if (Math.Abs(a.Length - b.Length) > threshold)
        {
            return threshold + 1;
        }

        var rows = new int[3][];
        for (var r = 0; r < 3; r++)
        {
            rows[r] = new int[b.Length + 1];
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var up = rows[(i - 1) % 3];
            var row = rows[i % 3];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var cell = Math.Min(Math.Min(up[j] + 1, row[j - 1] + 1), up[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cell = Math.Min(cell, rows[(i - 2) % 3][j - 2] + 1);
                }

                row[j] = cell;
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}

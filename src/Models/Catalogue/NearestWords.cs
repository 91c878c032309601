namespace McHAnalytics.Models.Catalogue;

/// <summary>Finds the words that someone may have meant.</summary>
public static class NearestWords
{
    private const int Most = 3;

    /// <summary>
    /// The words within a third of the word's length in edits, letter case aside; nearest first, at most three.
    /// </summary>
    public static IReadOnlyList<string> To(string word, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(word);
        var reach = Math.Max(1, word.Length / 3);
        return
        [
            .. words
                .Select(candidate => (
                    Word: candidate,
                    Edits: Edits(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
                .Where(candidate => candidate.Edits <= reach)
                .OrderBy(candidate => candidate.Edits)
                .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Take(Most)
                .Select(candidate => candidate.Word),
        ];
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string from, string to)
    {
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var diagonal = above[0];
            above[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = diagonal + (from[row - 1] == to[column - 1] ? 0 : 1);
                diagonal = above[column];
                above[column] = Math.Min(replaced, Math.Min(above[column], above[column - 1]) + 1);
            }
        }

        return above[^1];
    }
}

using System.Text;

namespace McHAnalytics.Yardsticks.Fuzz;

/// <summary>Makes a text wrong, or nearly right, in ways that a seed repeats.</summary>
internal sealed class TextMutator(Random random)
{
    private const int LongestRepeat = 3_000;

    /// <summary>Changes a text in one to eight places.</summary>
    /// <param name="text">What to change.</param>
    /// <param name="other">Where spliced parts come from.</param>
    public string Mutate(string text, string other)
    {
        var changed = new StringBuilder(text);
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            Change(changed, other);
        }

        return changed.ToString();
    }

    private void Change(StringBuilder text, string other)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(100))
        {
            case < 30:
                text.Insert(at, Piece());
                break;
            case < 45:
                text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                break;
            case < 55 when at < text.Length:
                text[at] = (char)(random.Next(4) == 0 ? random.Next(0x1_0000) : random.Next(0x80));
                break;
            case < 65:
                text.Insert(at, Part(text.ToString()));
                break;
            case < 80:
                text.Insert(at, Part(other));
                break;
            case < 88:
                SwapWords(text);
                break;
            case < 92:
                text.Length = at;
                break;
            case < 93:
                Nest(text, at);
                break;
            default:
                text.Insert(at, random.Next(-3, 1_000_000));
                break;
        }
    }

    private string Piece() => FuzzSeeds.Pieces[random.Next(FuzzSeeds.Pieces.Length)];

    private string Part(string text)
    {
        var start = random.Next(text.Length + 1);
        return text.Substring(start, Math.Min(random.Next(1, 60), text.Length - start));
    }

    /// <summary>Puts one word of the text where another stands.</summary>
    private void SwapWords(StringBuilder text)
    {
        var words = text.ToString().Split(' ');
        if (words.Length > 1)
        {
            words[random.Next(words.Length)] = words[random.Next(words.Length)];
            text.Clear().AppendJoin(' ', words);
        }
    }

    /// <summary>Opens, or opens and closes, something very often.</summary>
    private void Nest(StringBuilder text, int at)
    {
        (string Open, string Close)[] bombs =
        [
            ("{a", "}"), ("[", "]"), ("{", "}"), ("...{id ", "}"), ("(a:[", "])"), ("{a:", "}"), ("self{", "}"),
            ("... on Query{self{", "}}"), ("inside{", "}"), ("@tag", ""), ("a:id ", ""), ("...N ", ""), ("\"", ""),
            ("# x\n", ""), ("$v:Int ", ""),
        ];
        var (open, close) = bombs[random.Next(bombs.Length)];
        var times = random.Next(4) == 0 ? random.Next(1, LongestRepeat) : random.Next(1, 60);
        text.Insert(at, string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times)));
    }
}

using System.Collections.Frozen;
using System.Text;

namespace McHAnalytics.Models.Places;

/// <summary>How Chinese names of places are read: pinyin without tones, a blank between syllables.</summary>
/// <remarks>
/// Each character has one reading by itself; names, or parts of names, that are read otherwise (重庆 chong qing, 蔚县 yu
/// xian) come first, the longest that fits before shorter ones.
/// </remarks>
public sealed class PinyinReadings
{
    private readonly FrozenDictionary<Rune, string> _characters;
    private readonly FrozenDictionary<string, string> _names;
    private readonly int _longest;

    private PinyinReadings(Dictionary<Rune, string> characters, Dictionary<string, string> names)
    {
        _characters = characters.ToFrozenDictionary();
        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
        _longest = names.Keys.Select(name => name.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>No reading of any character.</summary>
    public static PinyinReadings None { get; } = new([], []);

    /// <summary>Reads the two files of readings.</summary>
    /// <param name="characters">Lines of a syllable, a blank, and the characters read so: <c>ai 爱碍艾</c>.</param>
    /// <param name="names">Lines <c>name,pinyin,why</c> under a header of that kind: <c>重庆,chong qing,</c>.</param>
    /// <exception cref="FormatException">A line is of another shape; the message names it by its number.</exception>
    public static PinyinReadings Read(IEnumerable<string> characters, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(characters);
        ArgumentNullException.ThrowIfNull(names);
        var byCharacter = new Dictionary<Rune, string>();
        foreach (var (line, number) in characters.Select((line, index) => (line, index + 1)))
        {
            var parts = line.Split(' ');
            if (parts.Length != 2)
            {
                throw new FormatException($"Line {number} of the characters should be a syllable, a blank and characters.");
            }

            foreach (var character in parts[1].EnumerateRunes())
            {
                byCharacter.TryAdd(character, parts[0]);
            }
        }

        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in names.Select((line, index) => (line, index + 1)).Skip(1))
        {
            var cells = line.Split(',');
            if (cells.Length != 3 || cells[0].EnumerateRunes().Count() != cells[1].Split(' ').Length)
            {
                throw new FormatException(
                    $"Line {number} of the names should be name, pinyin with a syllable for each character, and why.");
            }

            byName[cells[0]] = cells[1];
        }

        return new PinyinReadings(byCharacter, byName);
    }

    /// <summary>The pinyin of a name: <c>bao ding shi</c>; null where it holds no character with a reading.</summary>
    /// <remarks>Other letters and digits stay as they are, in lower case; signs part syllables.</remarks>
    public string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var syllables = new List<string>();
        var other = new StringBuilder();
        var isChinese = false;
        for (var at = 0; at < name.Length;)
        {
            if (NamePart(name, at) is { } part)
            {
                Close(syllables, other);
                syllables.AddRange(_names[part].Split(' '));
                isChinese = true;
                at += part.Length;
                continue;
            }

            Rune.DecodeFromUtf16(name.AsSpan(at), out var rune, out var length);
            at += length;
            if (_characters.TryGetValue(rune, out var syllable))
            {
                Close(syllables, other);
                syllables.Add(syllable);
                isChinese = true;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                other.Append(Rune.ToLowerInvariant(rune));
            }
            else
            {
                Close(syllables, other);
            }
        }

        Close(syllables, other);
        return isChinese ? string.Join(' ', syllables) : null;
    }

    private string? NamePart(string name, int at)
    {
        for (var length = Math.Min(_longest, name.Length - at); length > 1; length--)
        {
            var part = name.Substring(at, length);
            if (_names.ContainsKey(part))
            {
                return part;
            }
        }

        return null;
    }

    private static void Close(List<string> syllables, StringBuilder other)
    {
        if (other.Length > 0)
        {
            syllables.Add(other.ToString());
            other.Clear();
        }
    }
}

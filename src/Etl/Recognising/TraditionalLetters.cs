using System.Collections.Frozen;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Simplifies traditional characters, one by one.</summary>
/// <remarks>
/// The table is that of OpenCC's t2s (Apache License 2.0), for single characters: two lines, each traditional character above
/// its simplified one. Both sides of a comparison are simplified, so that two characters that become one are at worst two names
/// where one was meant, and then none is taken.
/// </remarks>
internal static class TraditionalLetters
{
    private const char First = '\u4E00';

    private static readonly FrozenDictionary<char, char> s_simplified = Read();

    public static char Simplified(char letter) =>
        letter >= First && s_simplified.TryGetValue(letter, out var simple) ? simple : letter;

    private static FrozenDictionary<char, char> Read()
    {
        using var stream = typeof(TraditionalLetters).Assembly.GetManifestResourceStream("traditional.txt")!;
        using var reader = new StreamReader(stream);
        var traditional = reader.ReadLine()!;
        return traditional.Zip(reader.ReadLine()!).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }
}

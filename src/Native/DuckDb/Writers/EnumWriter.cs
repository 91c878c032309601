using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>ENUM: a word as its number of 8, 16 or 32 bits.</summary>
internal sealed class EnumWriter<T> : VectorWriter
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Dictionary<string, T> _numbers = [];
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal EnumWriter(string[] words)
        : base("ENUM")
    {
        for (var i = 0; i < words.Length; i++)
        {
            _numbers.Add(words[i], T.CreateChecked(i));
        }

        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal override void WriteText(long row, ReadOnlySpan<char> value) =>
        At<T>(row) = _lookup.TryGetValue(value, out var number)
            ? number
            : throw new ArgumentException(
                $"The text is not a word of the ENUM column. Its words: {string.Join(", ", _numbers.Keys)}.");
}

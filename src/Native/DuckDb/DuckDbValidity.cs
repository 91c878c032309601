namespace McHAnalytics.Native.DuckDb;

/// <summary>Which rows of a vector have a value: one bit a row.</summary>
public readonly ref struct DuckDbValidity
{
    private readonly ReadOnlySpan<ulong> _words;

    internal DuckDbValidity(ReadOnlySpan<ulong> words) => _words = words;

    /// <summary>Whether DuckDB keeps no bits because every row has a value.</summary>
    public bool IsAllValid => _words.IsEmpty;

    /// <summary>Whether a row has a value.</summary>
    public bool this[int row] => _words.IsEmpty || unchecked((_words[row >> 6] >> (row & 63)) & 1) != 0;
}

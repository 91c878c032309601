namespace McHAnalytics.Ledger;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Skip">How many to pass over; 0 or more.</param>
/// <param name="Take">How many at most; 0 to <see cref="MostTaken"/>. 0 gives the count alone.</param>
public readonly record struct LedgerPageRequest(int Skip, int Take)
{
    /// <summary>The most that one page may hold.</summary>
    public const int MostTaken = 1_000;

    internal LedgerPageRequest Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Take, MostTaken);
        return this;
    }
}

/// <summary>A part of a list and how long the whole list is.</summary>
public sealed record LedgerPage<T>(IReadOnlyList<T> Items, int TotalCount);

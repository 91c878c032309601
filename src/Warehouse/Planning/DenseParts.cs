using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>The parts that a roll-up in memory gave: numbers in arrays, a decimal only where one is read.</summary>
/// <param name="groups">The place of each group.</param>
/// <param name="buckets">The place of each bucket.</param>
/// <param name="columns">The measures, in the order in which they were fetched; cells are bucket by bucket of each
/// group.</param>
internal sealed class DenseParts(
    IReadOnlyDictionary<int, int> groups, IReadOnlyList<int> buckets, IReadOnlyList<DenseColumn> columns)
{
    private readonly DenseColumn[] _columns = [.. columns];

    // A handful of periods is found faster by looking at each than by hashing.
    private readonly Dictionary<int, int>? _places = buckets.Count <= 4
        ? null
        : buckets.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);

    public bool AddTo(int group, int bucket, int[] wanted, Span<MeasureParts> sums)
    {
        var cell = CellOf(group, bucket);
        if (cell < 0)
        {
            return false;
        }

        for (var at = 0; at < wanted.Length; at++)
        {
            if (wanted[at] >= 0)
            {
                sums[at] += _columns[wanted[at]][cell];
            }
        }

        return true;
    }

    public MeasureParts[]? Find(int group, int bucket) => CellOf(group, bucket) is var cell and >= 0
        ? Array.ConvertAll(_columns, column => column[cell])
        : null;

    public IEnumerable<KeyValuePair<(int Group, int Bucket), MeasureParts[]>> All()
    {
        foreach (var group in groups.Keys)
        {
            foreach (var bucket in buckets)
            {
                if (Find(group, bucket) is { } parts)
                {
                    yield return KeyValuePair.Create((group, bucket), parts);
                }
            }
        }
    }

    public int CountRows() => _columns.Sum(column => column.CountRows());

    // Where no row stands behind any measure, the statement would have given no group.
    private int CellOf(int group, int bucket)
    {
        if (!groups.TryGetValue(group, out var row))
        {
            return -1;
        }

        var place = -1;
        if (_places is null)
        {
            for (var at = 0; at < buckets.Count; at++)
            {
                place = buckets[at] == bucket ? at : place;
            }
        }
        else if (_places.TryGetValue(bucket, out var found))
        {
            place = found;
        }

        if (place < 0)
        {
            return -1;
        }

        var cell = (row * buckets.Count) + place;
        foreach (var column in _columns)
        {
            if (column.HasRows(cell))
            {
                return cell;
            }
        }

        return -1;
    }
}

/// <summary>One measure of <see cref="DenseParts"/>.</summary>
/// <param name="sums">Sums, times ten to the power of <paramref name="decimals"/>.</param>
/// <param name="decimals">0 or 4.</param>
/// <param name="reported">Rows with a figure.</param>
/// <param name="others">Rows left blank, not collected, not carried out; null where there is none.</param>
internal sealed class DenseColumn(long[] sums, byte decimals, long[] reported, IReadOnlyList<long[]?> others)
{
    private readonly bool _hasOthers = others.Any(each => each is not null);

    public MeasureParts this[int cell] => new(
        decimals == 0 ? sums[cell] : Scaled(sums[cell]),
        reported[cell],
        others[0]?[cell] ?? 0,
        others[1]?[cell] ?? 0,
        others[2]?[cell] ?? 0);

    public bool HasRows(int cell) => reported[cell] > 0 || (_hasOthers && this[cell].HasRows);

    public int CountRows()
    {
        var count = 0;
        for (var cell = 0; cell < sums.Length; cell++)
        {
            count += HasRows(cell) ? 1 : 0;
        }

        return count;
    }

    private decimal Scaled(long sum) => new(
        unchecked((int)Math.Abs(sum)), unchecked((int)(Math.Abs(sum) >> 32)), 0, sum < 0, decimals);
}

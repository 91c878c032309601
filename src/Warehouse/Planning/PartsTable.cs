using System.Runtime.InteropServices;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>The parts that the statements gave, by group of places and bucket of time.</summary>
/// <param name="measures">The measures' numbers; the order of each entry's parts.</param>
/// <param name="bucket">The kind of period of a bucket; null where the whole time is one.</param>
internal sealed class PartsTable(IReadOnlyList<short> measures, PeriodType? bucket)
{
    private readonly Dictionary<(int Group, int Bucket), MeasureParts[]> _parts = [];
    private readonly HashSet<(int Group, int Bucket, int Column)> _partly = [];
    private DenseParts? _dense;
    private readonly Dictionary<short, int> _columns =
        measures.Select((measure, column) => (measure, column)).ToDictionary(pair => pair.measure, pair => pair.column);

    /// <summary>Which part of the undivided figures these are; null for those themselves.</summary>
    public CellDivision? Division { get; private init; }

    /// <summary>The persons behind distinct counts; null where none are counted.</summary>
    public PersonCounts? Persons { get; set; }

    /// <summary>The persons behind distinct counts of all groups together.</summary>
    public PersonCounts? PersonsOverGroups { get; set; }

    /// <summary>The groups that have any parts.</summary>
    public IEnumerable<int> Groups => Spread().Keys.Select(key => key.Group).Distinct();

    /// <summary>How many rows were put in.</summary>
    public int Rows { get; private set; }

    /// <summary>The column of a measure, or -1 where it was not fetched.</summary>
    public int ColumnOf(short? measure) => measure is { } known && _columns.TryGetValue(known, out var column) ? column : -1;

    /// <summary>Puts in one row of a statement. A bucket is named by its first month (202403), the whole time by 0.</summary>
    public void Add(short measure, int group, int firstMonth, MeasureParts parts)
    {
        var key = (group, firstMonth == 0 ? 0 : Period.ToMonthIndex(firstMonth));
        ref var columns = ref CollectionsMarshal.GetValueRefOrAddDefault(_parts, key, out _);
        columns ??= new MeasureParts[measures.Count];
        var column = _columns[measure];
        columns[column] += parts;
        Rows++;
    }

    /// <summary>Takes over a whole answer of a roll-up in memory; the table is empty so far.</summary>
    public void Take(DenseParts parts)
    {
        _dense = parts;
        Rows = parts.CountRows();
    }

    /// <summary>Puts in all that another table of the same measures and buckets holds; they have no group in common.</summary>
    public void AddAll(PartsTable other)
    {
        foreach (var (key, columns) in other.Spread())
        {
            _parts[key] = columns;
        }

        Rows += other.Rows;
    }

    /// <summary>Adds the parts of some columns of a group in a bucket to sums.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bucketKey">The bucket.</param>
    /// <param name="wanted">The columns; -1 where a measure was not fetched.</param>
    /// <param name="sums">A sum for each of them.</param>
    /// <returns>False where the table has nothing there.</returns>
    public bool AddTo(int group, int bucketKey, int[] wanted, Span<MeasureParts> sums)
    {
        if (_dense is { } dense)
        {
            return dense.AddTo(group, bucketKey, wanted, sums);
        }

        if (!_parts.TryGetValue((group, bucketKey), out var columns))
        {
            return false;
        }

        for (var at = 0; at < wanted.Length; at++)
        {
            if (wanted[at] >= 0)
            {
                sums[at] += columns[wanted[at]];
            }
        }

        return true;
    }

    /// <summary>The parts of a group in a bucket; null where there are none.</summary>
    public MeasureParts[]? Find(int group, int bucketKey) => _dense is { } dense
        ? dense.Find(group, bucketKey)
        : _parts.GetValueOrDefault((group, bucketKey));

    /// <summary>The buckets that hold the months, by time.</summary>
    public IEnumerable<int> BucketsOf(IReadOnlyList<int> months)
    {
        if (bucket is not { } type)
        {
            yield return 0;
            yield break;
        }

        var last = int.MinValue;
        foreach (var month in months)
        {
            var key = type == PeriodType.Month ? month : Period.Containing(type, month).FirstMonthIndex;
            if (key != last)
            {
                yield return key;
                last = key;
            }
        }
    }

    /// <summary>Whether only a part of a measure's figures in a bucket is divided as asked.</summary>
    public bool IsPartlyDivided(int group, int bucketKey, int column) =>
        column >= 0 && _partly.Contains((group, bucketKey, column));

    /// <summary>These undivided parts with the sums of one part of them.</summary>
    /// <remarks>
    /// What rows say besides their figure stays. Where the family was reported, or the whole is zero, a part without facts
    /// is zero; where figures were reported and not divided, a part is not known.
    /// </remarks>
    /// <param name="whole">The sums over all categories of the families.</param>
    /// <param name="own">The sums of the part; null where it has none.</param>
    /// <param name="divided">The measures that are divided; the others (the reports') stay as they are.</param>
    /// <param name="groups">Only these groups; all where null.</param>
    /// <param name="division">Which part it is.</param>
    public PartsTable Divided(
        PartsTable whole, PartsTable? own, IReadOnlySet<short> divided, IReadOnlySet<int>? groups, CellDivision division)
    {
        var part = new PartsTable(measures, bucket) { Division = division };
        foreach (var (key, columns) in Spread().Where(pair => groups?.Contains(pair.Key.Group) ?? true))
        {
            var wholes = whole.Spread().GetValueOrDefault(key);
            var owns = own?.Spread().GetValueOrDefault(key);
            var parts = (MeasureParts[])columns.Clone();
            for (var column = 0; column < parts.Length; column++)
            {
                var all = columns[column];
                if (divided.Contains(measures[column]) && all.HasFigure)
                {
                    var sum = wholes?[column].Sum ?? 0;
                    var isDivided = all.Sum == 0 || (wholes?[column].HasFigure ?? false);
                    parts[column] = isDivided ? all with { Sum = owns?[column].Sum ?? 0 } : MeasureParts.None;
                    if (sum != all.Sum)
                    {
                        part._partly.Add((key.Group, key.Bucket, column));
                    }
                }
            }

            part._parts[key] = parts;
        }

        return part;
    }

    /// <summary>The same parts with all groups added into group 0.</summary>
    public PartsTable OverGroups()
    {
        var sum = new PartsTable(measures, bucket) { Division = Division, Persons = PersonsOverGroups };
        sum._partly.UnionWith(_partly.Select(each => each with { Group = 0 }));
        foreach (var ((_, key), columns) in Spread())
        {
            ref var into = ref CollectionsMarshal.GetValueRefOrAddDefault(sum._parts, (0, key), out _);
            into ??= new MeasureParts[measures.Count];
            for (var column = 0; column < columns.Length; column++)
            {
                into[column] += columns[column];
            }
        }

        return sum;
    }

    // What came from memory in arrays, entry by entry, for whoever needs all entries.
    private Dictionary<(int Group, int Bucket), MeasureParts[]> Spread()
    {
        if (_dense is { } dense)
        {
            _dense = null;
            foreach (var (key, columns) in dense.All())
            {
                _parts.Add(key, columns);
            }
        }

        return _parts;
    }
}

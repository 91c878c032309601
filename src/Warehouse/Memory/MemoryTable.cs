using System.Collections.Concurrent;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Memory;

/// <summary>A roll-up in memory: the parts of each measure by places of one level and units of time.</summary>
/// <remarks>It answers as the SQL of <see cref="FactsSql"/> does, group by group and part by part; it only adds.</remarks>
internal sealed class MemoryTable
{
    private readonly int[] _places;
    private readonly int[][] _above;
    private readonly ConcurrentDictionary<short, MeasureColumns> _measures = [];

    /// <param name="name">Name for the plan.</param>
    /// <param name="level">The level of its places.</param>
    /// <param name="unitMonths">Months of a unit of time: 1, or 3 for calendar quarters.</param>
    /// <param name="firstMonth">First month (since year 0).</param>
    /// <param name="units">Units of time.</param>
    /// <param name="places">Numbers of its places, each once.</param>
    /// <param name="areas">Says where each lies.</param>
    public MemoryTable(
        string name, OrgLevel level, int unitMonths, int firstMonth, int units, IReadOnlyList<int> places, AreaIndex areas)
    {
        Name = name;
        Level = level;
        UnitMonths = unitMonths;
        FirstMonth = firstMonth;
        Units = units;
        _places = [.. places];
        _above = new int[(int)level + 1][];
        for (var above = 1; above <= (int)level; above++)
        {
            _above[above] = [.. _places.Select(place => areas.Of((OrgLevel)above, place) ?? 0)];
        }
    }

    public string Name { get; }

    public OrgLevel Level { get; }

    public int UnitMonths { get; }

    public int FirstMonth { get; }

    public int Units { get; }

    public int Rows => _places.Length;

    public IReadOnlyList<int> Places => _places;

    public void Add(short measure, MeasureColumns columns) => _measures[measure] = columns;

    /// <summary>Whether every number that the query asks for can be added up from here.</summary>
    public bool Answers(FactsQuery query) =>
        query is { KnownAt: null, Division: null }
        && (query.Level is null || query.Level <= Level)
        && query.Places.All(place => place.Level <= Level)
        && (query.Scope is null || query.Scope.Level <= Level)
        && query.Measures.All(_measures.ContainsKey)
        && (UnitMonths == 1 || IsWholeUnits(query));

    /// <summary>The parts that the query asks for.</summary>
    public DenseParts Read(FactsQuery query)
    {
        var rows = RowsOf(query);
        var (groups, numbers) = GroupsOf(query.Level, rows);
        var (spans, buckets) = SpansOf(query);
        return new DenseParts(
            numbers,
            buckets,
            [.. query.Measures.Select(measure => Sum(_measures[measure], rows, groups, spans, numbers.Count, buckets.Count))]);
    }

    /// <summary>The columns of a measure, added up to the places of a coarser table with the same units of time.</summary>
    public MeasureColumns AddedUp(short measure, MemoryTable coarser)
    {
        var columns = _measures[measure];
        var numbers = coarser._places.Select((place, row) => (place, row)).ToDictionary(pair => pair.place, pair => pair.row);
        var rows = Enumerable.Range(0, Rows).ToArray();
        var groups = Array.ConvertAll(rows, row => numbers[_above[(int)coarser.Level][row]]);
        var spans = Enumerable.Range(0, Units).Select(unit => new UnitSpan(unit, unit, 1)).ToList();
        PackedColumn? AddUp(PackedColumn? column) =>
            AddedUp(column, rows, groups, spans, Units, coarser.Rows * Units) is { } sums ? PackedColumn.Of(sums) : null;
        return new MeasureColumns(
            AddUp(columns.Sum),
            columns.Decimals,
            AddUp(columns.Reported),
            AddUp(columns.Blank),
            AddUp(columns.NotCollected),
            AddUp(columns.NotCarriedOut));
    }

    private DenseColumn Sum(
        MeasureColumns columns, int[] rows, int[] groups, List<UnitSpan> spans, int groupCount, int buckets)
    {
        var size = groupCount * buckets;
        long[]? Of(PackedColumn? column) => AddedUp(column, rows, groups, spans, buckets, size);
        return new DenseColumn(
            Of(columns.Sum) ?? new long[size],
            columns.Decimals,
            Of(columns.Reported) ?? new long[size],
            [Of(columns.Blank), Of(columns.NotCollected), Of(columns.NotCarriedOut)]);
    }

    private long[]? AddedUp(
        PackedColumn? column, int[] rows, int[] groups, List<UnitSpan> spans, int buckets, int size)
    {
        if (column is null)
        {
            return null;
        }

        var sums = new long[size];
        column.AddTo(Units, rows, groups, spans, buckets, sums);
        return sums;
    }

    // Those of the places asked for, and on a level only those that have a place there.
    private int[] RowsOf(FactsQuery query)
    {
        var rows = new List<int>(query.Places.Count == 0 ? Rows : 64);
        var wanted = query.Places
            .GroupBy(place => place.Level)
            .Select(level => (Above: _above[(int)level.Key], Ids: level.Select(place => place.Id).ToArray()))
            .Select(level => (level.Above, First: level.Ids[0], Others: level.Ids.Length == 1 ? null : level.Ids.ToHashSet()))
            .ToArray();
        var own = query.Level is { } known ? _above[(int)known] : null;
        for (var row = 0; row < Rows; row++)
        {
            var isOutside = query.Scope is { } area && _above[(int)area.Level][row] != area.Id;
            if (isOutside || (own is not null && own[row] == 0))
            {
                continue;
            }

            var isWanted = wanted.Length == 0;
            foreach (var (above, first, others) in wanted)
            {
                isWanted |= others is null ? above[row] == first : others.Contains(above[row]);
            }

            if (isWanted)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private (int[] Groups, Dictionary<int, int> Numbers) GroupsOf(OrgLevel? level, int[] rows)
    {
        var groups = new int[rows.Length];
        var numbers = new Dictionary<int, int>(level == Level ? rows.Length : 64);
        if (level is not { } known)
        {
            numbers.Add(0, 0);
            return (groups, numbers);
        }

        var above = _above[(int)known];
        for (var at = 0; at < rows.Length; at++)
        {
            if (!numbers.TryGetValue(above[rows[at]], out var number))
            {
                numbers.Add(above[rows[at]], number = numbers.Count);
            }

            groups[at] = number;
        }

        return (groups, numbers);
    }

    // A bucket is named by its first month, the whole time by 0.
    private (List<UnitSpan> Spans, List<int> Keys) SpansOf(FactsQuery query)
    {
        var spans = new List<UnitSpan>();
        var keys = new List<int>();
        var lastUnit = -2;
        foreach (var unit in UnitsOf(query))
        {
            var month = FirstMonth + (unit * UnitMonths);
            var key = query.Bucket is not { } type ? 0
                : type == PeriodType.Month ? month
                : Period.Containing(type, month).FirstMonthIndex;
            var bucket = keys.Count > 0 && keys[^1] == key ? keys.Count - 1 : keys.IndexOf(key);
            if (bucket < 0)
            {
                bucket = keys.Count;
                keys.Add(key);
            }

            if (unit == lastUnit + 1 && spans[^1].Bucket == bucket)
            {
                spans[^1] = spans[^1] with { Length = spans[^1].Length + 1 };
            }
            else
            {
                spans.Add(new UnitSpan(bucket, unit, 1));
            }

            lastUnit = unit;
        }

        return (spans, keys);
    }

    private IEnumerable<int> UnitsOf(FactsQuery query)
    {
        foreach (var range in query.Months)
        {
            var from = Math.Max(0, Period.ToMonthIndex(range.From) - FirstMonth);
            var to = Math.Min((Units * UnitMonths) - 1, Period.ToMonthIndex(range.To) - FirstMonth);
            for (var unit = from / UnitMonths; unit <= (to < 0 ? -1 : to / UnitMonths); unit++)
            {
                yield return unit;
            }
        }
    }

    private bool IsWholeUnits(FactsQuery query) =>
        query.Bucket != PeriodType.Month
        && query.Months.All(range =>
            Period.ToMonthIndex(range.From) % UnitMonths == 0 && (Period.ToMonthIndex(range.To) + 1) % UnitMonths == 0);
}

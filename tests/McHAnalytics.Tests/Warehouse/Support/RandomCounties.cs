using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Tests.Warehouse.Support;

/// <summary>One reported value as it was sent.</summary>
/// <param name="Measure">Number of the measure, as <see cref="FupingCase"/> numbers them.</param>
/// <param name="Month">Month (202403).</param>
/// <param name="Area">Number of the place that reported.</param>
/// <param name="Value">The figure; null where the status says why there is none.</param>
/// <param name="Status">As <c>fact_value.status</c> numbers them.</param>
internal sealed record RawRow(int Measure, int Month, int Area, decimal? Value, int Status);

/// <summary>A random hierarchy with random reports, and what any figure of it must be, added up row by row.</summary>
internal sealed class RandomCounties
{
    public const int FirstYear = 2022;
    public const int Years = 3;

    private static readonly int[] s_measures =
        [FupingCase.LiveBirths, FupingCase.Caesareans, FupingCase.MaternalDeaths, FupingCase.WomenOnBooks];

    private readonly Dictionary<int, (string Code, OrgLevel Level, int? Parent, int? Successor)> _places = [];
    private readonly List<RawRow> _rows = [];
    private readonly Random _random;

    public RandomCounties(int seed)
    {
        _random = new Random(seed);
        for (var province = 0; province <= _random.Next(2); province++)
        {
            Grow(OrgLevel.Province, null);
        }

        MergeSome();
        foreach (var area in _places.Where(place => place.Value.Level >= OrgLevel.County).Select(place => place.Key))
        {
            Report(area);
        }
    }

    public IReadOnlyList<RawRow> Rows => _rows;

    /// <summary>Codes of the places, by their level.</summary>
    public ILookup<OrgLevel, string> Codes => _places.Values
        .Where(place => place.Successor is null)
        .ToLookup(place => place.Level, place => place.Code);

    /// <summary>The rows in a warehouse, in the order given or as they were made.</summary>
    public TestWarehouse Publish(IEnumerable<RawRow>? rows = null, bool withRollup = true) =>
        PublishAs((rows ?? _rows).Select(row => Text(row, load: 1, knownFrom: 1, WarehouseTables.StillKnown)), withRollup);

    /// <summary>The same rows, as if they had come in several loads, in any order, and some of them restated to something
    /// else and back.</summary>
    public TestWarehouse PublishRestated(Random random) => PublishAs(
        _rows.SelectMany(row => random.Next(3) > 0
                ? [Text(row, 1 + random.Next(4), 1, WarehouseTables.StillKnown)]
                : new[]
                {
                    Text(row, 1, 1, 2),
                    Text(row with { Value = (row.Value ?? 0) + 7, Status = 0 }, 2, 2, 3),
                    Text(row, 3, 3, WarehouseTables.StillKnown),
                })
            .OrderBy(_ => random.Next()),
        withRollup: true);

    private static string Text(RawRow row, int load, int knownFrom, int knownTo) =>
        $"({row.Measure}, {row.Month}, {row.Area}, 0, {TestWarehouse.WholeAndFraction(row.Value)}, {row.Status}, {load}, 1, 5, 2, "
        + $"{knownFrom}, {knownTo})";

    private TestWarehouse PublishAs(IEnumerable<string> values, bool withRollup)
    {
        var warehouse = new TestWarehouse { WithRollup = withRollup };
        foreach (var (id, place) in _places.OrderBy(place => place.Value.Successor is null ? 0 : 1))
        {
            warehouse.Place(
                id, place.Code, $"{place.Level} {id}", place.Level, place.Parent,
                place.Successor is null ? null : "2023-06-30", place.Successor);
        }

        warehouse.Load();
        for (var load = 2; load <= 4; load++)
        {
            warehouse.Add($"INSERT INTO load VALUES ({load}, 'run-{load}', 'more.xlsx', 'b{load}', 'township_monthly', "
                + $"TIMESTAMP '2025-01-05 08:00:00', 1); INSERT INTO load_sheet VALUES ({load}, 1, '月报表')");
        }

        for (var measure = 0; measure < FupingCase.Catalogue.Measures.Count; measure++)
        {
            warehouse.Measure(measure + 1, FupingCase.Catalogue.Measures[measure].Code);
        }

        return warehouse.Add($"INSERT INTO fact_value ({WarehouseTables.FactColumns}) VALUES {string.Join(", ", values)}").Publish();
    }

    /// <summary>The sum of a measure over the months and places, by its own rule over time; null where nothing gives a
    /// figure.</summary>
    public decimal? Sum(string measure, IReadOnlyCollection<int> months, Func<int, bool> counts)
    {
        var number = FupingCase.Catalogue.Measures.Select(each => each.Code).ToList().IndexOf(measure) + 1;
        var rows = _rows.Where(row => row.Measure == number && months.Contains(row.Month) && counts(row.Area)).ToList();
        if (FupingCase.Catalogue.FindMeasure(measure)!.OverTime == TimeAggregation.Last && rows.Count > 0)
        {
            var last = rows.Max(row => row.Month);
            rows = [.. rows.Where(row => row.Month == last)];
        }

        var figures = rows.Where(row => row.Status is 0 or 4).ToList();
        return figures.Count == 0 ? null : figures.Sum(row => row.Value!.Value);
    }

    /// <summary>Whether the area is the place, or lies in it; what was merged lies where its successor lies.</summary>
    public bool Lies(int area, string place) => Chain(area).Any(each => _places[each].Code == place);

    /// <summary>Whether the area is of the level, or lies in a place of it.</summary>
    public bool Has(int area, OrgLevel level) => Chain(area).Any(each => _places[each].Level == level);

    private IEnumerable<int> Chain(int area)
    {
        for (int? at = area; at is { } place; at = _places[place].Successor ?? _places[place].Parent)
        {
            if (_places[place].Successor is null)
            {
                yield return place;
            }
        }
    }

    private void Grow(OrgLevel level, int? parent)
    {
        var id = _places.Count + 1;
        _places.Add(id, ($"{(parent is { } above ? _places[above].Code : string.Empty)}{id % 100:00}", level, parent, null));
        var children = level switch { OrgLevel.Village => 0, OrgLevel.Township => _random.Next(3), _ => 1 + _random.Next(3) };
        for (var child = 0; child < children; child++)
        {
            Grow(level + 1, id);
        }
    }

    private void MergeSome()
    {
        foreach (var siblings in _places.Where(place => place.Value.Level == OrgLevel.Village)
            .GroupBy(place => place.Value.Parent).Select(group => group.ToList()).Where(group => group.Count > 1))
        {
            if (_random.Next(2) == 0)
            {
                _places[siblings[0].Key] = siblings[0].Value with { Successor = siblings[1].Key };
            }
        }
    }

    // Some places report nothing, some only some months; figures are small, some are missing in one of the four ways.
    private void Report(int area)
    {
        var share = _random.Next(4) * 30;
        for (var month = 0; month < 12 * Years; month++)
        {
            foreach (var measure in s_measures)
            {
                if (_random.Next(100) < share)
                {
                    var status = _random.Next(8) is var draw && draw < 4 ? draw : 0;
                    _rows.Add(new RawRow(
                        measure,
                        ((FirstYear + (month / 12)) * 100) + (month % 12) + 1,
                        area,
                        status == 0 ? _random.Next(200) : null,
                        status));
                }
            }
        }
    }
}

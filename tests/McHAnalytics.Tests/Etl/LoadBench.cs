using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Risk;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Tests.Support;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Etl;

/// <summary>A data folder with the repository's forms, into which a test loads files.</summary>
internal sealed class LoadBench(TimeProvider? clock = null) : IDisposable
{
    private static readonly DomainCatalogue s_catalogue = CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue"));

    private readonly TestFolder _folder = new();

    public TimeProvider Clock { get; } = clock ?? new TestClock(2025, 11, 2);

    public string DataFolder => _folder.File("data");

    public string WarehouseFolder => Path.Combine(DataFolder, "warehouse");

    public WarehousePublisher Publisher => new(WarehouseFolder, Clock);

    public string FileAt(string name) => _folder.File(name);

    public async Task ImportAsync(PlaceSources sources) =>
        await new ImportPlaces(Publisher).RunAsync(sources, CancellationToken.None);

    public Task ImportKenyaAsync() =>
        ImportAsync(new PlaceSources { PlaceFiles = [Path.Combine(Repository.Root, "catalogue/places/kenya.csv")] });

    public async Task<LoadReceipt> LoadAsync(string path, bool dryRun = false, LedgerStore? ledger = null)
    {
        var setting = new LoadSetting
        {
            DataFolder = DataFolder,
            Forms = FormFolder.Read(
                Path.Combine(Repository.Root, "catalogue/forms"),
                code => s_catalogue.FindMeasure(code) is not null,
                s_catalogue.Dimensions),
            Checks = FormFolder.ReadChecks(Path.Combine(Repository.Root, "catalogue/checks.yaml")),
            RiskRules = RiskRuleSet.Read(
                File.ReadAllText(Path.Combine(Repository.Root, "catalogue/risk/cn_national_2017.yaml")),
                    "cn_national_2017.yaml"),
            Ledger = ledger,
            Clock = Clock,
        };
        return await new LoadFiles(setting).RunAsync([path], new LoadOptions(dryRun), null, CancellationToken.None);
    }

    /// <summary>The first value that plain SQL gives on the published version.</summary>
    public T? Ask<T>(string sql)
    {
        var version = McHAnalytics.Warehouse.Publishing.WarehouseFolder.ReadCurrent(WarehouseFolder)!.Value;
        var path = McHAnalytics.Warehouse.Publishing.WarehouseFolder.VersionFile(WarehouseFolder, version);
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Serving(path));
        return connection.Scalar<T>(sql);
    }

    /// <summary>The sum of a measure's current facts over months.</summary>
    public decimal? Sum(string measure, int firstMonth, int lastMonth) => Ask<decimal?>($"""
        SELECT sum(value) FROM fact_value JOIN measure USING (measure_id)
        WHERE code = '{measure}' AND month BETWEEN {firstMonth} AND {lastMonth} AND known_to = 2147483647
            AND category_id = 0
        """);

    public void Dispose() => _folder.Dispose();
}

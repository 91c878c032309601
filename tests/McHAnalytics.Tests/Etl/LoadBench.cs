using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Etl;

/// <summary>A data folder with the repository's forms, into which a test loads files.</summary>
internal sealed class LoadBench(TimeProvider? clock = null) : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>The folder with measures, indicators and forms.</summary>
    public string CatalogueFolder { get; init; } = Path.Combine(Repository.Root, "catalogue");

    public TimeProvider Clock { get; } = clock ?? new TestClock(2025, 11, 2);

    public string DataFolder => _folder.File("data");

    public string WarehouseFolder => Path.Combine(DataFolder, "warehouse");

    public WarehousePublisher Publisher => new(WarehouseFolder, Clock);

    public string FileAt(string name) => _folder.File(name);

    public async Task ImportAsync(PlaceSources sources) =>
        await new ImportPlaces(Publisher).RunAsync(sources, CancellationToken.None);

    public Task ImportKenyaAsync() =>
        ImportAsync(new PlaceSources { PlaceFiles = [Path.Combine(Repository.Root, "catalogue/places/kenya.csv")] });

    public Task<LoadReceipt> LoadAsync(string path, bool dryRun = false, LedgerStore? ledger = null) =>
        new LoadFiles(Setting(ledger)).RunAsync([path], new LoadOptions(dryRun), null, CancellationToken.None);

    public LoadSetting Setting(LedgerStore? ledger = null)
    {
        var catalogue = ReadCatalogue();
        return new LoadSetting
        {
            DataFolder = DataFolder,
            Forms = FormFolder.Read(
                Path.Combine(CatalogueFolder, "forms"),
                code => catalogue.FindMeasure(code) is not null,
                catalogue.Dimensions),
            Checks = FormFolder.ReadChecks(Path.Combine(Repository.Root, "catalogue/checks.yaml")),
            RiskRules = RiskRuleSet.Read(
                File.ReadAllText(Path.Combine(Repository.Root, "catalogue/risk/cn_national_2017.yaml")),
                    "cn_national_2017.yaml"),
            Ledger = ledger,
            Clock = Clock,
        };
    }

    public DomainCatalogue ReadCatalogue() => McHAnalytics.Warehouse.Catalogue.CatalogueFolder.Load(CatalogueFolder);

    /// <summary>Answers a question from the published version, as the local owner.</summary>
    public async Task<Answer> AnswerAsync(Question question)
    {
        var options = new WarehouseOptions();
        using var warehouse = new PublishedWarehouse(WarehouseFolder, new DuckDbBackend(options), options, Clock);
        return await new Analyst(warehouse, ReadCatalogue(), Clock).AnswerAsync(question, CancellationToken.None);
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

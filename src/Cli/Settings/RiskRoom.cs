using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Cli.Settings;

/// <summary>What training and scoring need of a workplace.</summary>
internal sealed class RiskRoom : IDisposable
{
    private readonly Workplace _place;

    public RiskRoom(Workplace place)
    {
        _place = place;
        var options = new WarehouseOptions();
        Warehouse = new PublishedWarehouse(place.WarehouseFolder, new DuckDbBackend(options), options, place.Clock);
        Catalogue = RiskCatalogue.Load(place.CatalogueFolder);
        Files = new RiskModelFiles(place.ModelsFolder);
    }

    public PublishedWarehouse Warehouse { get; }

    public RiskCatalogue Catalogue { get; }

    public RiskModelFiles Files { get; }

    public TrainRiskModel Training => new(Warehouse, Catalogue, Files, _place.Clock);

    public ScorePregnancies Scoring =>
        new(Warehouse, new WarehousePublisher(_place.WarehouseFolder, _place.Clock), Catalogue, Files, _place.Clock);

    public void Dispose() => Warehouse.Dispose();
}

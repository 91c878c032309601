using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>Trains the next version of the risk model on the published pregnancies and writes its file.</summary>
/// <param name="warehouse">The published warehouse.</param>
/// <param name="catalogue">The rules, and what is predicted from what.</param>
/// <param name="files">Where models are kept.</param>
/// <param name="clock">Today, up to which outcomes are known.</param>
public sealed class TrainRiskModel(
    PublishedWarehouse warehouse, RiskCatalogue catalogue, RiskModelFiles files, TimeProvider clock)
{
    /// <summary>Trains, tests on a later year, and writes the file.</summary>
    /// <exception cref="RiskTrainingException">There are too few outcomes.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public async Task<RiskTraining> RunAsync(CancellationToken cancel)
    {
        using var lease = warehouse.Lease();
        var pregnancies = await PregnancyReader.AllAsync(lease, cancel).ConfigureAwait(false);

        var model = RiskModelTrainer.Train(
            [.. pregnancies.Select(pregnancy => pregnancy.Record)],
            catalogue.Setting,
            catalogue.Rules,
            DateOnly.FromDateTime(clock.GetLocalNow().DateTime),
            clock.GetUtcNow(),
            lease.DataVersion.Id,
            files.LatestVersion(catalogue.Setting.Code) + 1);

        return new(model, files.Write(model));
    }
}

/// <summary>A trained model and its file.</summary>
/// <param name="Model">The model, with its report and card.</param>
/// <param name="Path">The file that holds it.</param>
public sealed record RiskTraining(RiskModel Model, string Path);

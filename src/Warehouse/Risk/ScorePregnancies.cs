using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>Works out the probability of every woman who is pregnant today and publishes it.</summary>
/// <remarks>
/// She is scored as of the last of the model's days of prediction that has passed, from what was known then. Where
/// nothing
/// has changed nothing is published.
/// </remarks>
/// <param name="warehouse">The published warehouse.</param>
/// <param name="publisher">Makes the next version.</param>
/// <param name="catalogue">The rules, and what is predicted from what.</param>
/// <param name="files">Where models are kept.</param>
/// <param name="clock">Today.</param>
public sealed class ScorePregnancies(
    PublishedWarehouse warehouse,
    WarehousePublisher publisher,
    RiskCatalogue catalogue,
    RiskModelFiles files,
    TimeProvider clock)
{
    /// <summary>Scores and publishes.</summary>
    /// <exception cref="RiskTrainingException">No model has been trained.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public async Task<ScoringReceipt> RunAsync(CancellationToken cancel)
    {
        var code = catalogue.Setting.Code;
        var model = files.Find(code, files.LatestVersion(code)) ?? throw RiskTrainingException.NoModel(code);
        List<Prediction> predictions;
        bool isNew;
        int unscored;
        using (var lease = warehouse.Lease())
        {
            (predictions, unscored) = await PredictAsync(lease, model, cancel).ConfigureAwait(false);
            isNew = IsNew(predictions, await PredictionTable.ReadAsync(lease, code, cancel).ConfigureAwait(false));
        }

        int? version = isNew ? await PublishAsync(code, predictions, cancel).ConfigureAwait(false) : null;
        return new(model, predictions.Count, unscored, version);
    }

    private async Task<(List<Prediction> Predictions, int Unscored)> PredictAsync(
        WarehouseLease lease, RiskModel model, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var scoredAt = clock.GetUtcNow().UtcDateTime;
        var reader = new FeatureReader(catalogue.Setting with { Features = model.Features }, catalogue.Rules);
        var predictions = new List<Prediction>();
        var unscored = 0;
        foreach (var root in lease.Places.Roots)
        {
            var pregnant = await PregnancyReader.UnderAsync(lease, root, today, cancel).ConfigureAwait(false);
            foreach (var (record, _) in pregnant)
            {
                if (DayOf(record, reader, today) is { } day)
                {
                    var (probability, margin, reasons) = model.Predict(reader.Read(record, day));
                    predictions.Add(new(record.Id, model.Version, day, probability, margin, reasons, scoredAt));
                }
                else
                {
                    unscored++;
                }
            }
        }

        return (predictions, unscored);
    }

    private async Task<int> PublishAsync(string code, List<Prediction> predictions, CancellationToken cancel)
    {
        using var build = await publisher.BeginAsync(cancel).ConfigureAwait(false);
        build.File.Execute("DELETE FROM prediction WHERE model = $1", code);
        build.File.Append("prediction", predictions.Select(prediction => new object?[]
        {
            prediction.PregnancyId, code, prediction.ModelVersion, prediction.AsOf, prediction.Probability,
            prediction.Margin, prediction.ReasonsText, prediction.ScoredAt,
        }));
        await build.PublishAsync(cancel).ConfigureAwait(false);
        return build.Version;
    }

    // Before the first day of prediction: today, from what is known already. Without a day of registration: never.
    private static DateOnly? DayOf(PregnancyRecord record, FeatureReader reader, DateOnly today)
    {
        var days = reader.DaysOf(record).ToList();
        return days.Count == 0 || record.RegisteredOn > today ? null
            : days.Where(day => day <= today).DefaultIfEmpty(today).Max();
    }

    private static bool IsNew(List<Prediction> predictions, Dictionary<long, Prediction> before) =>
        predictions.Count != before.Count
        || predictions.Any(prediction => !before.TryGetValue(prediction.PregnancyId, out var old)
            || (old.ModelVersion, old.AsOf) != (prediction.ModelVersion, prediction.AsOf)
            || old.Margin != prediction.Margin);
}

/// <summary>What a scoring did.</summary>
/// <param name="Model">The model that scored.</param>
/// <param name="Scored">Women scored.</param>
/// <param name="Unscored">Pregnant women whose record has no day of registration.</param>
/// <param name="Version">The version published; null where nothing had changed.</param>
public sealed record ScoringReceipt(RiskModel Model, int Scored, int Unscored, int? Version);

using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>Reads the predictions of a model.</summary>
internal static class PredictionTable
{
    /// <summary>A model's predictions by pregnancy.</summary>
    public static async Task<Dictionary<long, Prediction>> ReadAsync(
        WarehouseLease lease, string model, CancellationToken cancel)
    {
        var rows = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT pregnancy_id, model_version, as_of, probability, margin, reasons, scored_at
                FROM prediction WHERE model = {model}
                """),
            row => new Prediction(
                row.GetInt64(0),
                row.GetInt32(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetDouble(3),
                row.GetDouble(4),
                Prediction.ReadReasons(row.GetString(5)),
                row.GetDateTime(6)),
            cancel).ConfigureAwait(false);
        return rows.ToDictionary(row => row.PregnancyId);
    }
}

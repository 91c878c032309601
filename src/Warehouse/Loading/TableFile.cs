using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Reads a small Parquet file as a table of text, as if it were a sheet.</summary>
internal static class TableFile
{
    public static List<string?[]>? Read(BuildingFile file, string path, long mostCells)
    {
        if (!path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var source = BulkStage.Source(path);
        var columns = file.Query($"SELECT column_name FROM (DESCRIBE SELECT * FROM {source})", row => row.GetString(0));
        var lines = file.Scalar<long>($"SELECT count(*) FROM {source}");
        if (lines > mostCells / Math.Max(1, columns.Count))
        {
            return null;
        }

        var cells = string.Join(", ", columns.Select(BulkStage.Cell));
        var rows = file.Query($"SELECT {cells} FROM {source}", row =>
        {
            var texts = new string?[columns.Count];
            for (var column = 0; column < texts.Length; column++)
            {
                var text = row.IsDBNull(column) ? null : row.GetString(column);
                texts[column] = string.IsNullOrWhiteSpace(text) ? null : text;
            }

            return texts;
        });
        return [[.. columns], .. rows];
    }
}

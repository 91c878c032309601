using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>What was read of a bulk export.</summary>
/// <param name="Read">Lines.</param>
/// <param name="Rejected">Lines that count nowhere.</param>
/// <param name="Samples">The first of them, with the reason.</param>
/// <param name="UnknownMonths">By year: lines whose month is unknown; they count in the year's last month.</param>
public sealed record BulkOutcome(
    long Read,
    long Rejected,
    IReadOnlyList<BulkRejection> Samples,
    IReadOnlyList<(int Year, long Lines)> UnknownMonths);

/// <summary>A line of a bulk export that counts nowhere.</summary>
/// <param name="Line">Data line, from 1; the header is not counted.</param>
/// <param name="IsPlace">Whether its place is unknown; otherwise its year or month is wrong.</param>
/// <param name="Text">The place's code, or year and month.</param>
/// <param name="Raw">The line as a JSON object.</param>
/// <param name="Column">The column whose text is no figure; null where place or month is wrong.</param>
public sealed record BulkRejection(long Line, bool IsPlace, string Text, string Raw, string? Column = null);

/// <summary>Sums a bulk export in the engine.</summary>
internal static class BulkStage
{
    public const int MaxSamples = 1000;

    public const string Placed = """
        a.area_id,
        CASE WHEN month_known BETWEEN 1 AND 12 AND year BETWEEN 1900 AND 2200 THEN year * 100 + month_known
             WHEN month_unknown AND year BETWEEN 1900 AND 2200 THEN year * 100 + 12 END AS month
        """;

    public static BulkOutcome Run(WarehouseBuild build, LoadStage stage, int fileNumber, string path, FormBulk form)
    {
        var file = build.File;
        if (form.IsSummed)
        {
            return BulkSums.Run(file, stage, fileNumber, path, form);
        }

        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE bulk_group AS
            SELECT {Keys(form)}, {BulkDivision.Columns(form.Division, Cell)}count(*) AS lines,
                   {string.Join(", ", form.Measures
                       .Select((measure, index) => $"count(*) FILTER ({Condition(measure)}) AS counted_{index}"))}
            FROM {Source(path)} GROUP BY ALL
            """);
        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE bulk_placed AS
            SELECT b.*, {Placed} FROM bulk_group b LEFT JOIN area a ON a.code = b.place
            """);
        StageSums(file, stage, fileNumber, form);
        var rejected = file.Scalar<long>(
            "SELECT coalesce(sum(lines), 0)::BIGINT FROM bulk_placed WHERE area_id IS NULL OR month IS NULL");
        return new BulkOutcome(
            file.Scalar<long>("SELECT coalesce(sum(lines), 0)::BIGINT FROM bulk_placed"),
            rejected,
            rejected == 0 ? [] : ReadSamples(file, path, form),
            file.Query(
                """
                SELECT year, sum(lines)::BIGINT FROM bulk_placed
                WHERE month_unknown AND month IS NOT NULL AND area_id IS NOT NULL GROUP BY year ORDER BY year
                """,
                row => (row.GetInt32(0), row.GetInt64(1))));
    }

    public static List<string> MissingColumns(BuildingFile file, string path, FormBulk form)
    {
        var present = file
            .Query($"SELECT column_name FROM (DESCRIBE SELECT * FROM {Source(path)})", row => row.GetString(0))
            .ToHashSet(StringComparer.Ordinal);
        return [.. form.Columns.Where(column => !present.Contains(column))];
    }

    // The file is read a second time, now line by numbered line, so that a rejected one can be found in it.
    private static List<BulkRejection> ReadSamples(BuildingFile file, string path, FormBulk form) => file.Query(
        $"""
        SELECT line, month IS NOT NULL, coalesce(CASE WHEN month IS NULL THEN period ELSE place END, ''), raw
        FROM (SELECT b.*, {Placed} FROM (
                  SELECT {Keys(form)}, row_number() OVER () AS line, to_json(source)::VARCHAR AS raw,
                         concat({Cell(form.Year)}, '-', {Cell(form.Month)}) AS period
                  FROM {Source(path)} AS source) b
              LEFT JOIN area a ON a.code = b.place)
        WHERE area_id IS NULL OR month IS NULL ORDER BY line LIMIT $1
        """,
        row => new BulkRejection(row.GetInt64(0), row.GetBoolean(1), row.GetString(2), row.GetString(3)),
        MaxSamples);

    /// <summary>The columns year, month_known, month_unknown and place of a line.</summary>
    public static string Keys(FormBulk form)
    {
        if (form.Date is { } date)
        {
            var day = $"try_cast({Cell(date)} AS DATE)";
            return $"year({day}) AS year, month({day}) AS month_known, false AS month_unknown, "
                + $"{Literal(form.PlacePrefix)} || trim({Cell(form.Place)}) AS place";
        }

        var unknown = form.UnknownMonths.Count == 0
            ? "false"
            : $"coalesce(trim({Cell(form.Month)}), '') IN ({string.Join(", ", form.UnknownMonths.Select(Literal))})";
        return $"try_cast({Cell(form.Year)} AS INTEGER) AS year, "
            + $"try_cast({Cell(form.Month)} AS INTEGER) AS month_known, "
            + $"{unknown} AS month_unknown, {Literal(form.PlacePrefix)} || trim({Cell(form.Place)}) AS place";
    }

    private static void StageSums(BuildingFile file, LoadStage stage, int fileNumber, FormBulk form)
    {
        file.Execute("INSERT INTO stage_scope (file_no, form, month) SELECT DISTINCT $1, $2, month FROM bulk_placed WHERE month IS NOT NULL",
            fileNumber, stage.FormOf(fileNumber));
        file.Execute("""
            INSERT INTO stage_bulk SELECT $1, month, area_id, sum(lines)::BIGINT FROM bulk_placed
            WHERE month IS NOT NULL AND area_id IS NOT NULL GROUP BY month, area_id
            """, fileNumber);
        for (var index = 0; index < form.Measures.Count; index++)
        {
            var measure = stage.MeasureId(form.Measures[index].Measure);
            file.Execute($"""
                INSERT INTO stage_cell
                SELECT $1, NULL, $2, month, area_id, 0, sum(counted_{index}), 0, NULL, NULL, NULL
                FROM bulk_placed WHERE month IS NOT NULL AND area_id IS NOT NULL GROUP BY month, area_id
                """, fileNumber, measure);
        }

        BulkDivision.StageSums(file, stage, fileNumber, form);
    }

    private static string Condition(BulkMeasure measure) => measure.Where is { } column
        ? $"coalesce(trim({Cell(column)}) IN ({string.Join(", ", measure.In.Select(Literal))}), false)"
        : "true";

    public static string Source(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
        ? $"read_parquet({Literal(path)})"
        : $"read_csv({Literal(path)}, header = true, all_varchar = true)";

    public static string Cell(string column) => $"({Name(column)})::VARCHAR";

    public static string Name(string column) =>
        $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

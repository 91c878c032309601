using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Reads a bulk export that has a place and month a line and a measure a column.</summary>
/// <remarks>
/// The lines stand in a table of their own, a column a measure, by month and place: a blank is null, -1 and -2 are
/// themselves. Into an empty warehouse they go from there straight to the facts (<see cref="InsertFacts"/>): no value
/// can be there already, so that nothing is judged, joined or sorted. Otherwise they become staged values like any
/// other (<see cref="StageCells"/>).
/// </remarks>
internal static class BulkSums
{
    private const string Status = "CASE WHEN {0} IS NULL THEN 1 WHEN {0} = -1 THEN 2 WHEN {0} = -2 THEN 3 ELSE 0 END";
    private const string Value = "CASE WHEN {0} >= 0 THEN {0} END";

    public static BulkOutcome Run(BuildingFile file, LoadStage stage, int fileNumber, string path, FormBulk form)
    {
        var columns = Enumerable.Range(0, form.Measures.Count).ToList();
        var table = $"bulk_sums_{fileNumber}";
        var isWhole = WholeNumberText.IsSure(path) && TryStageWhole(file, table, path, form);
        if (!isWhole)
        {
            Stage(file, table, Lines(path, form), columns.Select(Wrong));
        }

        var lines = file.Scalar<long>($"SELECT count(*) FROM {table}");
        var rejected = file.Scalar<long>($"SELECT count(*) FROM {table} WHERE wrong");
        if (rejected > 0)
        {
            file.Execute($"DELETE FROM {table} WHERE wrong");
        }

        AddUpRepeated(file, table, columns);
        file.CommitAndGoOn();
        stage.AddSums(new StagedSums(
            fileNumber, table, [.. form.Measures.Select(measure => stage.MeasureId(measure.Measure))], lines - rejected, isWhole));
        return new BulkOutcome(lines, rejected, rejected == 0 ? [] : ReadSamples(file, path, form), []);
    }

    private static void Stage(BuildingFile file, string table, string lines, IEnumerable<string> wrong)
    {
        var columns = wrong.ToList();
        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE {table} AS
            SELECT area_id, month, {string.Join(", ", columns.Select((_, each) => $"v{each}"))}, 1::BIGINT AS lines,
                   area_id IS NULL OR month IS NULL OR {string.Join(" OR ", columns)} AS wrong
            FROM (SELECT b.*, {BulkStage.Placed} FROM ({lines}) b LEFT JOIN area a ON a.code = b.place)
            ORDER BY month, area_id
            """);
    }

    // A line that does not read as whole numbers is counted and skipped; one is enough to read all of them as they stand.
    private static bool TryStageWhole(BuildingFile file, string table, string path, FormBulk form)
    {
        var types = form.Columns.Select(column =>
            $"{BulkStage.Literal(column)}: '{(form.Measures.Any(measure => measure.Sum == column) ? "INTEGER" : "VARCHAR")}'");
        var source = $"read_csv({BulkStage.Literal(path)}, header = true, types = {{{string.Join(", ", types)}}}, "
            + "store_rejects = true, rejects_table = 'bulk_reject', rejects_scan = 'bulk_reject_scan', rejects_limit = 1)";
        var figures = form.Measures.Select((measure, index) => $"{BulkStage.Name(measure.Sum!)} AS v{index}");
        Stage(
            file,
            table,
            $"SELECT {BulkStage.Keys(form)}, {string.Join(", ", figures)} FROM {source}",
            form.Measures.Select((_, column) => $"coalesce(v{column} < -2, false)"));
        var isRead = file.Scalar<long>("SELECT count(*) FROM bulk_reject") == 0;
        file.Execute("DROP TABLE bulk_reject");
        file.Execute("DROP TABLE bulk_reject_scan");
        return isRead;
    }

    /// <summary>Writes the facts of an empty warehouse, measure by measure, in the order in which they are asked
    /// for.</summary>
    /// <param name="file">The version that is made; it has no facts.</param>
    /// <param name="sums">What was staged.</param>
    /// <param name="load">Number of the load.</param>
    /// <param name="version">From which version on they are known.</param>
    /// <param name="stillKnown">What says that they have not been replaced.</param>
    public static void InsertFacts(BuildingFile file, StagedSums sums, int load, int version, int stillKnown)
    {
        var areWhole = WholeColumns(file, sums);
        foreach (var (measure, column) in sums.Measures.Select((measure, column) => (measure, column)).Order())
        {
            var (value, status) = OfColumn(column);
            var parts = areWhole[column] ? $"({value})::BIGINT, 0" : WarehouseTables.WholeAndFraction(value);
            file.Execute($"""
                INSERT INTO fact_value ({WarehouseTables.FactColumns})
                SELECT $1, month, area_id, 0, {parts}, {status}, $2, NULL, NULL, NULL, $3, $4
                FROM {sums.Table}
                """, measure, load, version, stillKnown);
        }
    }

    // Whole numbers, which nearly all columns hold, are not taken apart one by one.
    private static List<bool> WholeColumns(BuildingFile file, StagedSums sums)
    {
        if (sums.IsWhole)
        {
            return [.. sums.Measures.Select(_ => true)];
        }

        var whole = string.Join(
            ", ", sums.Measures.Select((_, column) => $"coalesce(bool_and(v{column} % 1::DECIMAL(18, 4) = 0), true)"));
        return file.Query(
            $"SELECT {whole} FROM {sums.Table}", row => sums.Measures.Select((_, column) => row.GetBoolean(column)).ToList())[0];
    }

    /// <summary>Puts the values among the staged ones.</summary>
    public static void StageCells(BuildingFile file, StagedSums sums, string form)
    {
        file.Execute(
            $"INSERT INTO stage_scope (file_no, form, month) SELECT DISTINCT $1, $2, month FROM {sums.Table}", sums.File, form);
        file.Execute($"INSERT INTO stage_bulk SELECT $1, month, area_id, lines FROM {sums.Table}", sums.File);
        foreach (var (measure, column) in sums.Measures.Select((measure, column) => (measure, column)))
        {
            var (value, status) = OfColumn(column);
            file.Execute($"""
                INSERT INTO stage_cell
                SELECT $1, NULL, $2, month, area_id, 0, {value}, {status}, NULL, NULL, NULL FROM {sums.Table}
                """, sums.File, measure);
        }
    }

    // Sorted, the lines of one place and month stand beside each other.
    private static void AddUpRepeated(BuildingFile file, string table, List<int> columns)
    {
        var repeated = file.Scalar<long>($"""
            SELECT count(*) FROM (
                SELECT month, area_id, lag(month) OVER () AS month_before, lag(area_id) OVER () AS area_before FROM {table})
            WHERE month = month_before AND area_id = area_before
            """);
        if (repeated > 0)
        {
            file.Execute($"""
                CREATE OR REPLACE TEMP TABLE {table} AS
                SELECT area_id, month, {string.Join(", ", columns.Select(Sum))}, count(*) AS lines
                FROM {table} GROUP BY area_id, month ORDER BY month, area_id
                """);
        }
    }

    private static string Lines(string path, FormBulk form, string further = "") =>
        $"SELECT {BulkStage.Keys(form)}, {further}{string.Join(", ", form.Measures.Select((measure, index) =>
            $"try_cast({BulkStage.Name(measure.Sum!)} AS DECIMAL(18, 4)) AS v{index}, "
            + $"{BulkStage.Cell(measure.Sum!)} AS t{index}"))} FROM {BulkStage.Source(path)}";

    // What is neither blank nor a number, and a number below zero that says nothing.
    private static string Wrong(int column) =>
        $"CASE WHEN v{column} IS NULL THEN coalesce(trim(t{column}), '') <> '' "
        + $"ELSE v{column} < 0 AND v{column} NOT IN (-1, -2) END";

    // Figures are added; where no line gives one, a blank counts before the sentinels.
    private static string Sum(int column) =>
        $"coalesce(sum(v{column}) FILTER (v{column} >= 0), CASE WHEN count(*) > count(v{column}) THEN NULL "
        + $"ELSE max(v{column}) END)::DECIMAL(18, 4) AS v{column}";

    private static (string Value, string Status) OfColumn(int column) => (
        Value.Replace("{0}", $"v{column}", StringComparison.Ordinal),
        Status.Replace("{0}", $"v{column}", StringComparison.Ordinal));

    // The file is read a second time, now line by numbered line, so that a rejected one can be found in it.
    private static List<BulkRejection> ReadSamples(BuildingFile file, string path, FormBulk form)
    {
        var columns = Enumerable.Range(0, form.Measures.Count).ToList();
        return file.Query(
            $"""
            SELECT line, month IS NOT NULL AND area_id IS NULL,
                   coalesce(CASE WHEN month IS NULL THEN period WHEN area_id IS NULL THEN place ELSE {Pick(columns, "t")} END, ''),
                   raw, CASE WHEN month IS NOT NULL AND area_id IS NOT NULL THEN {Pick(columns, "")} END
            FROM (SELECT b.*, {BulkStage.Placed}, {string.Join(" OR ", columns.Select(Wrong))} AS wrong
                  FROM (SELECT *, row_number() OVER () AS line FROM ({Numbered(path, form)})) b
                  LEFT JOIN area a ON a.code = b.place)
            WHERE area_id IS NULL OR month IS NULL OR wrong ORDER BY line LIMIT $1
            """,
            row => new BulkRejection(
                row.GetInt64(0),
                row.GetBoolean(1),
                row.GetString(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : form.Measures[int.Parse(
                    row.GetString(4), System.Globalization.CultureInfo.InvariantCulture)].Sum),
            BulkStage.MaxSamples);
    }

    private static string Numbered(string path, FormBulk form) =>
        Lines(path, form, $"to_json(source)::VARCHAR AS raw, {BulkStage.Cell(form.Month)} AS period, ") + " AS source";

    // The first wrong column: its text, or its number.
    private static string Pick(List<int> columns, string prefix) =>
        $"CASE {string.Join(' ', columns.Select(each =>
            $"WHEN {Wrong(each)} THEN {(prefix.Length > 0 ? $"t{each}" : $"'{each}'")}"))} END";
}

/// <summary>A staged table with a column <c>v0</c>, <c>v1</c> ... a measure, and a row a place and month.</summary>
/// <param name="File">Number of the file.</param>
/// <param name="Table">Its name.</param>
/// <param name="Measures">The measures' numbers.</param>
/// <param name="Lines">Lines of the file that stand in it.</param>
/// <param name="IsWhole">Whether all its figures were read as whole numbers.</param>
internal sealed record StagedSums(int File, string Table, IReadOnlyList<short> Measures, long Lines, bool IsWhole);

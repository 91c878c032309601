using System.Globalization;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading.Records;

/// <summary>Counts and sums the known records of a form by place, month and category.</summary>
public static class RecordFacts
{
    /// <summary>Stages the counts, after the form's records were merged.</summary>
    /// <param name="build">The version that is made.</param>
    /// <param name="stage">Where the counts are staged.</param>
    /// <param name="fileNumber">Number of the file that is named as their source.</param>
    /// <param name="form">Code of the form.</param>
    /// <param name="register">What is counted.</param>
    public static void Stage(WarehouseBuild build, LoadStage stage, int fileNumber, string form, FormRegister register)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(register);
        var record = register.Record!;
        var dimensions = register.Division.Dimensions.Select(each => each.Definition.Code).ToList();
        var columns = new Columns(record);
        Pivot(build.File, form, columns, dimensions);
        foreach (var measure in record.Measures)
        {
            var month = columns.Of(measure.Date);
            var counted = Counted(measure, columns);
            var id = stage.MeasureId(measure.Measure);
            Insert(build.File, id, fileNumber, month, counted, null);
            if (measure.IsDistinct)
            {
                InsertPersons(build.File, id, fileNumber, month, Holds(measure.When, columns));
                continue;
            }

            foreach (var family in register.Division.Families)
            {
                var own = family.Select(dimension => $"d{dimensions.IndexOf(dimension)}").ToList();
                var key = stage.Categories.Find(family, own, "record_line", "record_category");
                Insert(build.File, id, fileNumber, month, counted, key);
            }
        }

        // Every month that has a count now or had one before: what is no longer so is withdrawn.
        build.File.Execute(
            """
            INSERT INTO stage_scope (file_no, form, month)
            SELECT DISTINCT $1::INTEGER, $2::VARCHAR, month FROM (
                SELECT month FROM stage_cell WHERE file_no = $1
                UNION SELECT f.month FROM fact_value f JOIN load l USING (load_id) WHERE l.form = $2 AND f.known_to = $3)
            """,
            fileNumber,
            form,
            WarehouseTables.StillKnown);
    }

    /// <summary>The name of the field that holds a record's code of a dimension.</summary>
    /// <param name="dimension">Code of the dimension.</param>
    public static string DimensionField(string dimension) => "by:" + dimension;

    private static void Pivot(BuildingFile file, string form, Columns columns, List<string> dimensions)
    {
        var codes = dimensions.Select((dimension, index) =>
            $", coalesce(max(f.text) FILTER (f.field = {Literal(DimensionField(dimension))}), 'unknown') AS d{index}");
        file.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE record_line AS
            SELECT r.record_id, r.area_id, r.person{string.Concat(columns.Selected)}{string.Concat(codes)}
            FROM record r LEFT JOIN record_field f ON f.record_id = r.record_id AND f.known_from = r.known_from
            WHERE r.form = $1 AND r.known_to = $2
            GROUP BY r.record_id, r.area_id, r.person
            """,
            form,
            WarehouseTables.StillKnown);
    }

    private static void Insert(BuildingFile file, short measure, int fileNumber, string date, string counted, string? key)
    {
        var from = key is null ? "record_line" : $"(SELECT *, {key} AS key FROM record_line) r JOIN record_category USING (key)";
        file.Execute(
            $"""
            INSERT INTO stage_cell
            SELECT $1, NULL, $2, year({date}) * 100 + month({date}) AS month, area_id,
                   {(key is null ? "0" : "category_id")} AS category_id, {counted} AS counted, 0, NULL, NULL, NULL
            FROM {from} WHERE {date} IS NOT NULL
            GROUP BY ALL {(key is null ? string.Empty : "HAVING counted > 0")}
            """,
            fileNumber,
            measure);
    }

    private static void InsertPersons(BuildingFile file, short measure, int fileNumber, string date, string holds) =>
        file.Execute(
            $"""
            INSERT INTO stage_person
            SELECT DISTINCT $1::INTEGER, $2::SMALLINT, year({date}) * 100 + month({date}), area_id, 0, coalesce(person, record_id)
            FROM record_line WHERE {date} IS NOT NULL AND {holds}
            """,
            fileNumber,
            measure);

    private static string Counted(RecordMeasure measure, Columns columns)
    {
        var filter = measure.When.Count == 0 ? string.Empty : $" FILTER ({Holds(measure.When, columns)})";
        return measure switch
        {
            { IsDistinct: true } => $"count(DISTINCT coalesce(person, record_id)){filter}",
            { Sum: { } sum } => $"coalesce(sum({columns.Of(sum)}){filter}, 0)",
            { Days: { } span } => $"coalesce(sum({Days(span, columns)}){filter}, 0)",
            _ => $"count(*){filter}",
        };
    }

    private static string Holds(IReadOnlyList<RecordCondition> conditions, Columns columns) => conditions.Count == 0
        ? "true"
        : string.Join(" AND ", conditions.SelectMany(condition => Tests(condition, columns)));

    private static IEnumerable<string> Tests(RecordCondition condition, Columns columns)
    {
        var value = condition.Span is { } span ? Days(span, columns) : columns.Of(condition.Column!);
        if (condition.In.Count > 0)
        {
            yield return $"list_has_any(string_split({value}, ';'), [{string.Join(", ", condition.In.Select(Literal))}])";
        }

        if (condition.AtLeast is { } least)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{value} >= {least}");
        }

        if (condition.AtMost is { } most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{value} <= {most}");
        }

        if (condition.IsFilled is { } isFilled)
        {
            yield return $"{value} IS {(isFilled ? "NOT NULL" : "NULL")}";
        }
    }

    private static string Days(RecordSpan span, Columns columns) =>
        $"date_diff('day', {columns.Of(span.From)}, {columns.Of(span.To)})";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // The fields as columns c0, c1 ... of the table of records.
    private sealed class Columns(FormRecord record)
    {
        public IEnumerable<string> Selected => record.Fields.Select((each, index) =>
            $", max(f.{Part(each.Kind)}) FILTER (f.field = {Literal(each.Code)}) AS c{index}");

        public string Of(string header) =>
            $"c{record.Fields.TakeWhile(field => field.Column != header).Count()}";

        private static string Part(RecordFieldKind kind) => kind switch
        {
            RecordFieldKind.Day => "day",
            RecordFieldKind.Number or RecordFieldKind.Money => "number",
            _ => "text",
        };
    }
}

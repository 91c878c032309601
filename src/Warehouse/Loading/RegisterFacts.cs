using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Counts the pregnancies of a register by place, month and category: all of them, whichever file brought them.</summary>
public static class RegisterFacts
{
    /// <summary>Stages the counts, after the register's lines were merged.</summary>
    /// <param name="build">The version that is made.</param>
    /// <param name="stage">Where the counts are staged.</param>
    /// <param name="fileNumber">Number of the file that is named as their source.</param>
    /// <param name="form">Code of the form.</param>
    /// <param name="register">What is counted: measures by a date of a pregnancy, where the kind of delivery is one of a
    /// few.</param>
    public static void Stage(WarehouseBuild build, LoadStage stage, int fileNumber, string form, FormRegister register)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(register);
        var file = build.File;
        var dimensions = register.Division.Dimensions.Select(each => each.Definition.Code).ToList();
        var columns = dimensions.Select((dimension, index) => $", coalesce(c.d{index}, 'unknown') AS d{index}");
        var codes = dimensions.Select((dimension, index) => $", max(code) FILTER (dimension = '{dimension}') AS d{index}");
        file.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE register_line AS
            SELECT p.area_id, p.registered_on, p.delivered_on, p.delivery_kind{string.Concat(columns)}
            FROM pregnancy p
            LEFT JOIN (SELECT pregnancy_id{string.Concat(codes)} FROM pregnancy_code GROUP BY pregnancy_id) c USING (pregnancy_id)
            WHERE p.known_to = $1
            """,
            WarehouseTables.StillKnown);
        foreach (var measure in register.Measures)
        {
            var date = ColumnOf(register.Pregnancy!, measure.Date);
            var counted = measure.Where is null
                ? "count(*)"
                : $"count(*) FILTER (delivery_kind IN ({string.Join(", ", measure.In.Select(Literal))}))";
            Insert(file, stage.MeasureId(measure.Measure), fileNumber, date, counted, null, null);
            foreach (var family in register.Division.Families)
            {
                var own = family.Select(dimension => $"d{dimensions.IndexOf(dimension)}").ToList();
                var key = stage.Categories.Find(family, own, "register_line", "register_category");
                Insert(file, stage.MeasureId(measure.Measure), fileNumber, date, counted, key, "register_category");
            }
        }

        // Every month that has a count now or had one before: what is no longer so is withdrawn.
        file.Execute(
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

    /// <summary>The pregnancy's column that a header fills; null where none is counted by.</summary>
    /// <param name="columns">The form's columns of a pregnancy.</param>
    /// <param name="header">The header of a measure's date.</param>
    private static string ColumnOf(PregnancyColumns columns, string header) =>
        header == columns.DeliveredOn ? "delivered_on"
        : header == columns.RegisteredOn ? "registered_on"
        : throw new ArgumentException($"Pregnancies are not counted by '{header}'.", nameof(header));

    private static void Insert(
        BuildingFile file, short measure, int fileNumber, string date, string counted, string? key, string? categories)
    {
        var from = key is null ? "register_line" : $"(SELECT *, {key} AS key FROM register_line) r JOIN {categories} USING (key)";
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

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

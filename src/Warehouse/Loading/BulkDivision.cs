using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Stages the sums of a bulk export once more by each family of its dimensions.</summary>
internal static class BulkDivision
{
    /// <summary>The columns <c>d0</c>, <c>d1</c> ... with a line's codes; nothing where lines are not divided.</summary>
    public static string Columns(FormDivision division, Func<string, string> cell) => string.Concat(
        division.Dimensions.Select((dimension, index) => $"{CategoryStage.CodeOf(dimension, cell)} AS d{index}, "));

    /// <summary>Stages the values of the categories; a category that nothing falls in has none.</summary>
    /// <param name="file">The version that is made, with the table <c>bulk_placed</c>.</param>
    /// <param name="stage">Where measures and categories get their numbers.</param>
    /// <param name="fileNumber">Number of the file.</param>
    /// <param name="form">How it is summed.</param>
    public static void StageSums(BuildingFile file, LoadStage stage, int fileNumber, FormBulk form)
    {
        const string Placed = "bulk_placed WHERE month IS NOT NULL AND area_id IS NOT NULL";
        var codes = form.Division.Dimensions.Select(dimension => dimension.Definition.Code).ToList();
        foreach (var family in form.Division.Families)
        {
            var columns = family.Select(dimension => $"d{codes.IndexOf(dimension)}").ToList();
            var key = stage.Categories.Find(family, columns, Placed, "bulk_category");
            var counts = Enumerable.Range(0, form.Measures.Count)
                .Select(index => $"sum(counted_{index})::BIGINT AS counted_{index}");
            file.Execute($"""
                CREATE OR REPLACE TEMP TABLE bulk_divided AS
                SELECT month, area_id, category_id, {string.Join(", ", counts)}
                FROM (SELECT *, {key} AS key FROM {Placed}) b JOIN bulk_category c USING (key)
                GROUP BY month, area_id, category_id
                """);
            for (var index = 0; index < form.Measures.Count; index++)
            {
                file.Execute(
                    $"""
                    INSERT INTO stage_cell
                    SELECT $1, NULL, $2, month, area_id, category_id, counted_{index}, 0, NULL, NULL, NULL
                    FROM bulk_divided WHERE counted_{index} > 0
                    """,
                    fileNumber,
                    stage.MeasureId(form.Measures[index].Measure));
            }
        }
    }
}

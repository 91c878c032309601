using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Merges who is behind distinct counts: a register says all persons of its months.</summary>
internal static class PersonStage
{
    private const string Judge = """
        CREATE OR REPLACE TEMP TABLE new_person AS
        SELECT max(file_no) AS file_no, measure_id, month, area_id, category_id, person
        FROM stage_person s
        ANTI JOIN (SELECT * FROM fact_person WHERE known_to = $1) f USING (measure_id, month, area_id, category_id, person)
        GROUP BY measure_id, month, area_id, category_id, person
        """;

    private const string FindGone = """
        CREATE OR REPLACE TEMP TABLE gone_person AS
        SELECT s.file_no, f.measure_id, f.month, f.area_id, f.category_id, f.person
        FROM stage_scope s
        JOIN load l ON l.form = s.form
        JOIN fact_person f ON f.load_id = l.load_id AND f.month = s.month AND f.known_to = $1
        JOIN area a ON a.area_id = f.area_id
            AND (s.path IS NULL OR a.path = s.path OR starts_with(a.path, s.path || '/'))
        ANTI JOIN stage_person p
            ON p.measure_id = f.measure_id AND p.month = f.month AND p.area_id = f.area_id
                AND p.category_id = f.category_id AND p.person = f.person
        """;

    /// <summary>Compares what was staged with what is known, and gives the files that change it.</summary>
    public static IReadOnlySet<int> FindChanges(BuildingFile file)
    {
        file.Execute(Judge, WarehouseTables.StillKnown);
        file.Execute(FindGone, WarehouseTables.StillKnown);
        return file
            .Query("SELECT file_no FROM new_person UNION SELECT file_no FROM gone_person", row => row.GetInt32(0))
            .ToHashSet();
    }

    /// <summary>Writes the changes found.</summary>
    public static void Write(BuildingFile file, int firstLoad, int version)
    {
        file.Execute(
            """
            UPDATE fact_person SET known_to = $1 FROM gone_person g
            WHERE fact_person.known_to = $2 AND g.measure_id = fact_person.measure_id AND g.month = fact_person.month
              AND g.area_id = fact_person.area_id AND g.category_id = fact_person.category_id AND g.person = fact_person.person
            """,
            version,
            WarehouseTables.StillKnown);
        file.Execute(
            """
            INSERT INTO fact_person
            SELECT measure_id, month, area_id, category_id, person, $1 + file_no, $2, $3 FROM new_person
            ORDER BY measure_id, month, area_id, category_id
            """,
            firstLoad,
            version,
            WarehouseTables.StillKnown);
    }
}

/// <summary>A person behind a distinct count.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="MeasureId">Number that <see cref="LoadStage.MeasureId"/> gave.</param>
/// <param name="Month">Month, written 202403.</param>
/// <param name="AreaId">Place.</param>
/// <param name="CategoryId">0 for the undivided count.</param>
/// <param name="Person">Keyed number of the person: the same in every load, and nobody's outside of this warehouse.</param>
public readonly record struct StagedPerson(int File, short MeasureId, int Month, int AreaId, int CategoryId, long Person);

namespace McHAnalytics.Warehouse.Loading.Records;

/// <summary>How staged lines become records: set by set, each statement one step.</summary>
internal static class RecordSql
{
    /// <summary>The tables that are kept; versions of before have none.</summary>
    /// <remarks>
    /// A record is current while known_to is the greatest number; its fields are those with its known_from. Restricted forms
    /// are so by their definition: no reader serves single records but to their owner.
    /// </remarks>
    public const string CreateKept = """
        CREATE TABLE IF NOT EXISTS record (
            record_id BIGINT NOT NULL, form VARCHAR NOT NULL, pseudonym VARCHAR, person BIGINT, area_id INTEGER NOT NULL,
            occurred_on DATE NOT NULL, parent_id BIGINT, pregnancy_id BIGINT, content VARCHAR NOT NULL,
            load_id INTEGER NOT NULL, source_row INTEGER, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS record_field (
            record_id BIGINT NOT NULL, known_from INTEGER NOT NULL, field VARCHAR NOT NULL,
            text VARCHAR, number DECIMAL(18, 4), day DATE);
        """;

    public const string CreateStaged = """
        CREATE OR REPLACE TEMP TABLE stage_record (
            file_no INTEGER, source_row INTEGER, record_id BIGINT, form VARCHAR, pseudonym VARCHAR, person BIGINT,
            area_id INTEGER, occurred_on DATE, parent_id BIGINT, pregnancy_id BIGINT, content VARCHAR, append_only BOOLEAN);
        CREATE OR REPLACE TEMP TABLE stage_record_field (
            file_no INTEGER, source_row INTEGER, record_id BIGINT, field VARCHAR, text VARCHAR, number DECIMAL(18, 4), day DATE);
        """;

    /// <summary>
    /// $1 still known. 0 unchanged, 1 new, 2 changed, 3 refused. Of several lines of a record the last file's stands; of one
    /// that is never changed the first's.
    /// </summary>
    public const string Judge = """
        CREATE OR REPLACE TEMP TABLE judged_record AS
        SELECT s.*, CASE WHEN r.record_id IS NULL THEN 1
                         WHEN r.content = s.content THEN 0
                         WHEN s.append_only THEN 3
                         ELSE 2 END AS change
        FROM (
            SELECT DISTINCT ON (record_id) * FROM stage_record
            ORDER BY record_id, CASE WHEN append_only THEN file_no ELSE -file_no END, source_row) s
        LEFT JOIN record r ON r.record_id = s.record_id AND r.known_to = $1
        """;

    public const string JudgeLines = """
        CREATE OR REPLACE TEMP TABLE judged_record_line AS
        SELECT s.file_no, s.source_row, s.parent_id, s.form,
               CASE WHEN j.file_no = s.file_no AND j.source_row = s.source_row THEN j.change
                    WHEN s.append_only AND j.content <> s.content THEN 3
                    ELSE 0 END AS change
        FROM stage_record s JOIN judged_record j USING (record_id)
        """;

    public const string Refused = """
        SELECT file_no, source_row FROM judged_record_line WHERE change = 3 ORDER BY ALL
        """;

    /// <summary>$1 still known. By file: new, changed, unchanged; and those whose parent is nowhere.</summary>
    public const string Counts = """
        SELECT l.file_no, count(*) FILTER (change = 1), count(*) FILTER (change = 2), count(*) FILTER (change = 0),
               count(*) FILTER (l.parent_id IS NOT NULL AND p.record_id IS NULL AND change <> 3)
        FROM judged_record_line l
        LEFT JOIN record p ON p.record_id = l.parent_id AND p.known_to = $1
        GROUP BY l.file_no
        """;

    /// <summary>$1 version, $2 still known.</summary>
    public const string EndChanged = """
        UPDATE record SET known_to = $1
        WHERE known_to = $2 AND record_id IN (SELECT record_id FROM judged_record WHERE change = 2)
        """;

    /// <summary>$1 number of the first load, $2 version, $3 still known.</summary>
    public const string InsertRecords = """
        INSERT INTO record
        SELECT record_id, form, pseudonym, person, area_id, occurred_on, parent_id, pregnancy_id, content,
               $1 + file_no, source_row, $2, $3
        FROM judged_record WHERE change IN (1, 2) ORDER BY form, occurred_on, record_id
        """;

    /// <summary>$1 version.</summary>
    public const string InsertFields = """
        INSERT INTO record_field
        SELECT f.record_id, $1, f.field, f.text, f.number, f.day
        FROM stage_record_field f JOIN judged_record j USING (record_id, file_no, source_row)
        WHERE j.change IN (1, 2) ORDER BY f.record_id, f.field
        """;
}

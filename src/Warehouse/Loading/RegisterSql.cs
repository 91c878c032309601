namespace McHAnalytics.Warehouse.Loading;

/// <summary>How staged lines of registers become pregnancies, answers and outcomes.</summary>
internal static class RegisterSql
{
    public const string Create = """
        CREATE OR REPLACE TEMP TABLE stage_pregnancy (
            file_no INTEGER, source_row INTEGER, pregnancy_id BIGINT, pseudonym VARCHAR, area_id INTEGER,
            registered_on DATE, last_menstrual_period DATE, expected_delivery_on DATE, delivered_on DATE,
            delivery_kind VARCHAR);
        CREATE OR REPLACE TEMP TABLE stage_line (file_no INTEGER, source_row INTEGER, pregnancy_id BIGINT,
            assessed_on DATE);
        CREATE OR REPLACE TEMP TABLE stage_answer (
            file_no INTEGER, source_row INTEGER, pregnancy_id BIGINT, variable VARCHAR, number DOUBLE, flag BOOLEAN,
            answered_on DATE);
        CREATE OR REPLACE TEMP TABLE stage_code (
            file_no INTEGER, source_row INTEGER, pregnancy_id BIGINT, dimension VARCHAR, code VARCHAR);
        CREATE OR REPLACE TEMP TABLE stage_outcome (
            file_no INTEGER, source_row INTEGER, pregnancy_id BIGINT, outcome VARCHAR, present BOOLEAN,
                occurred_on DATE);
        """;

    public const string DeleteCodes = """
        DELETE FROM pregnancy_code
        WHERE EXISTS (SELECT 1 FROM stage_code s WHERE s.pregnancy_id = pregnancy_code.pregnancy_id)
        """;

    public const string InsertCodes = """
        INSERT INTO pregnancy_code
        SELECT DISTINCT ON (pregnancy_id, dimension) pregnancy_id, dimension, code
        FROM stage_code ORDER BY pregnancy_id, dimension, file_no DESC, source_row DESC
        """;

    /// <summary>$1 still known. Assessments of pregnancies that no register holds.</summary>
    public const string FindOrphans = """
        CREATE OR REPLACE TEMP TABLE stage_orphan AS
        SELECT l.file_no, l.source_row FROM stage_line l
        WHERE l.assessed_on IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM stage_pregnancy p WHERE p.pregnancy_id = l.pregnancy_id)
          AND NOT EXISTS (SELECT 1 FROM pregnancy p WHERE p.pregnancy_id = l.pregnancy_id AND p.known_to = $1)
        """;

    /// <summary>
    /// $1 still known. 0 unchanged, 1 new, 2 changed; of several lines of a pregnancy the last file's stands.
    /// </summary>
    public const string JudgePregnancies = """
        CREATE OR REPLACE TEMP TABLE judged_pregnancy AS
        SELECT s.*, CASE WHEN p.pregnancy_id IS NULL THEN 1
                         WHEN p.pseudonym = s.pseudonym AND p.area_id = s.area_id
                          AND p.registered_on IS NOT DISTINCT FROM s.registered_on
                          AND p.last_menstrual_period IS NOT DISTINCT FROM s.last_menstrual_period
                          AND p.expected_delivery_on IS NOT DISTINCT FROM s.expected_delivery_on
                          AND p.delivered_on IS NOT DISTINCT FROM s.delivered_on
                          AND p.delivery_kind IS NOT DISTINCT FROM s.delivery_kind THEN 0
                         ELSE 2 END AS change
        FROM (SELECT DISTINCT ON (pregnancy_id) * FROM stage_pregnancy ORDER BY pregnancy_id, file_no DESC,
            source_row DESC) s
        LEFT JOIN pregnancy p ON p.pregnancy_id = s.pregnancy_id AND p.known_to = $1
        """;

    public const string DropOrphans = """
        DELETE FROM stage_answer
        WHERE (file_no, source_row) IN (SELECT (file_no, source_row) FROM stage_orphan)
        """;

    public const string JudgeAnswers = """
        CREATE OR REPLACE TEMP TABLE new_answer AS
        SELECT s.* FROM (
            SELECT DISTINCT ON (pregnancy_id, variable, answered_on) * FROM stage_answer
            ORDER BY pregnancy_id, variable, answered_on, file_no DESC, source_row DESC) s
        WHERE NOT EXISTS (
            SELECT 1 FROM pregnancy_answer a
            WHERE a.pregnancy_id = s.pregnancy_id AND a.variable = s.variable
              AND a.answered_on IS NOT DISTINCT FROM s.answered_on
              AND a.number IS NOT DISTINCT FROM s.number AND a.flag IS NOT DISTINCT FROM s.flag)
        """;

    // An assessment owns the answers of its day, a register those of its own variables.
    public const string GoneAnswers = """
        CREATE OR REPLACE TEMP TABLE gone_answer AS
        WITH own AS (
            SELECT DISTINCT a.variable FROM stage_answer a JOIN stage_line l USING (file_no, source_row)
            WHERE l.assessed_on IS NULL)
        SELECT l.file_no, l.source_row, a.pregnancy_id, a.variable, a.answered_on
        FROM pregnancy_answer a
        JOIN stage_line l ON l.pregnancy_id = a.pregnancy_id AND CASE
            WHEN l.assessed_on IS NULL THEN a.variable IN (FROM own)
            ELSE a.answered_on = l.assessed_on AND a.variable NOT IN ('parity', 'floating', 'hukou_rural') END
        WHERE NOT EXISTS (
            SELECT 1 FROM stage_answer s
            WHERE s.pregnancy_id = a.pregnancy_id AND s.variable = a.variable
              AND s.answered_on IS NOT DISTINCT FROM a.answered_on)
        """;

    public const string JudgeOutcomes = """
        CREATE OR REPLACE TEMP TABLE new_outcome AS
        SELECT s.* FROM stage_outcome s
        WHERE NOT EXISTS (
            SELECT 1 FROM pregnancy_outcome o
            WHERE o.pregnancy_id = s.pregnancy_id AND o.outcome = s.outcome
              AND o.present = s.present AND o.occurred_on = s.occurred_on)
        """;

    public const string JudgeLines = """
        CREATE OR REPLACE TEMP TABLE judged_line AS
        WITH touched AS (
            SELECT DISTINCT file_no, source_row FROM new_answer UNION SELECT file_no, source_row FROM gone_answer
            UNION SELECT file_no, source_row FROM new_outcome),
        known AS (SELECT DISTINCT pregnancy_id, answered_on FROM pregnancy_answer)
        SELECT l.file_no, CASE
            WHEN p.change = 1 THEN 1
            WHEN l.assessed_on IS NOT NULL AND t.file_no IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM known k WHERE k.pregnancy_id = l.pregnancy_id AND k.answered_on = l.assessed_on) THEN 1
            WHEN p.change = 2 OR t.file_no IS NOT NULL THEN 2
            ELSE 0 END AS change
        FROM stage_line l
        LEFT JOIN judged_pregnancy p
            ON p.file_no = l.file_no AND p.source_row = l.source_row AND l.assessed_on IS NULL
        LEFT JOIN touched t ON t.file_no = l.file_no AND t.source_row = l.source_row
        ANTI JOIN stage_orphan o ON o.file_no = l.file_no AND o.source_row = l.source_row
        """;

    public const string Counts = """
        SELECT file_no, count(*) FILTER (change = 1), count(*) FILTER (change = 2), count(*) FILTER (change = 0)
        FROM judged_line GROUP BY file_no
        """;

    /// <summary>$1 version, $2 still known.</summary>
    public const string EndPregnancies = """
        UPDATE pregnancy SET known_to = $1
        WHERE known_to = $2 AND pregnancy_id IN (SELECT pregnancy_id FROM judged_pregnancy WHERE change = 2)
        """;

    /// <summary>$1 number of the first load, $2 version, $3 still known.</summary>
    public const string InsertPregnancies = """
        INSERT INTO pregnancy
        SELECT pregnancy_id, pseudonym, area_id, registered_on, last_menstrual_period, expected_delivery_on,
               delivered_on, delivery_kind, $1 + file_no, source_row, $2, $3
        FROM judged_pregnancy WHERE change > 0 ORDER BY pregnancy_id
        """;

    public const string DeleteAnswers = """
        DELETE FROM pregnancy_answer
        WHERE EXISTS (
            SELECT 1 FROM (SELECT pregnancy_id, variable, answered_on FROM new_answer
                           UNION ALL SELECT pregnancy_id, variable, answered_on FROM gone_answer) n
            WHERE n.pregnancy_id = pregnancy_answer.pregnancy_id AND n.variable = pregnancy_answer.variable
              AND n.answered_on IS NOT DISTINCT FROM pregnancy_answer.answered_on)
        """;

    public const string InsertAnswers = """
        INSERT INTO pregnancy_answer
        SELECT pregnancy_id, variable, number, flag, answered_on FROM new_answer ORDER BY pregnancy_id, answered_on
        """;

    // A register's line says all outcomes of its pregnancy.
    public const string DeleteOutcomes = """
        DELETE FROM pregnancy_outcome
        WHERE EXISTS (SELECT 1 FROM stage_line l WHERE l.pregnancy_id = pregnancy_outcome.pregnancy_id
            AND l.assessed_on IS NULL)
        """;

    public const string InsertOutcomes = """
        INSERT INTO pregnancy_outcome
        SELECT DISTINCT ON (pregnancy_id, outcome) pregnancy_id, outcome, present, occurred_on
        FROM stage_outcome ORDER BY pregnancy_id, outcome, file_no DESC, source_row DESC
        """;
}

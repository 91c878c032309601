namespace McHAnalytics.Warehouse.Loading;

/// <summary>The tables in which a batch stands until it is merged; they are not kept.</summary>
internal static class StageTables
{
    public const string Create = """
        CREATE OR REPLACE TEMP TABLE stage_report (
            report_no INTEGER NOT NULL, file_no INTEGER NOT NULL, form VARCHAR NOT NULL, area_id INTEGER NOT NULL,
            month INTEGER NOT NULL, received_on DATE, earlier_load INTEGER);

        CREATE OR REPLACE TEMP TABLE stage_cell (
            file_no INTEGER NOT NULL, report_no INTEGER, measure_id SMALLINT NOT NULL, month INTEGER NOT NULL,
            area_id INTEGER NOT NULL, category_id INTEGER NOT NULL, value DECIMAL(18, 4), status TINYINT NOT NULL,
            sheet_no SMALLINT, source_row INTEGER, source_column SMALLINT);

        CREATE OR REPLACE TEMP TABLE stage_person (
            file_no INTEGER NOT NULL, measure_id SMALLINT NOT NULL, month INTEGER NOT NULL, area_id INTEGER NOT NULL,
            category_id INTEGER NOT NULL, person BIGINT NOT NULL);

        -- A bulk export replaces what its form said of these months, at the place of this path and under it.
        CREATE OR REPLACE TEMP TABLE stage_scope (
            file_no INTEGER NOT NULL, form VARCHAR NOT NULL, month INTEGER NOT NULL, path VARCHAR);

        -- How many lines of a bulk export stand behind a place and month.
        CREATE OR REPLACE TEMP TABLE stage_bulk (
            file_no INTEGER NOT NULL, month INTEGER NOT NULL, area_id INTEGER NOT NULL, lines BIGINT NOT NULL);

        -- What only the file shows; it holds until the unit's report of the month is replaced.
        CREATE OR REPLACE TEMP TABLE stage_finding (
            file_no INTEGER NOT NULL, form VARCHAR NOT NULL, kind VARCHAR NOT NULL, area_id INTEGER NOT NULL,
            month INTEGER NOT NULL, measure VARCHAR NOT NULL, observed VARCHAR NOT NULL, expected VARCHAR NOT NULL,
            sheet_no SMALLINT, source_row INTEGER, source_column SMALLINT);
        """;
}

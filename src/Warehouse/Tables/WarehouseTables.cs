namespace McHAnalytics.Warehouse.Tables;

/// <summary>The tables of one published warehouse file.</summary>
/// <remarks>
/// No primary keys, indexes or ALTER: a version is built, verified, checkpointed and switched to (docs/decisions).
/// Months are integers like 202403. A row of a fact is current while <c>known_to</c> is <see cref="StillKnown"/>;
/// <c>known_from</c> and <c>known_to</c> are version numbers, so that any published figure can be replayed.
/// </remarks>
public static class WarehouseTables
{
    /// <summary><c>known_to</c> of what has not been replaced.</summary>
    public const int StillKnown = int.MaxValue;

    /// <summary>The columns of <c>fact_value</c> that are written, in order: <c>value</c> follows from two of them.</summary>
    public const string FactColumns =
        "measure_id, month, area_id, category_id, whole, fraction, status, load_id, sheet_no, source_row, source_column, "
        + "known_from, known_to";

    /// <summary>The columns of <c>rollup_county</c> that are written, in order.</summary>
    public const string RollupColumns =
        "measure_id, month, county_id, whole, fraction, reported, blank, not_collected, not_carried_out";

    /// <summary>The sum of the values of facts or sums <c>f</c>, exact, as fast as that of one whole column.</summary>
    public const string FactSum = "(sum(f.whole)::DECIMAL(38, 4) + sum(f.fraction) * 0.0001)";

    /// <summary>A figure as the columns <c>whole</c> and <c>fraction</c>.</summary>
    public static string WholeAndFraction(string value) =>
        $"trunc({value})::BIGINT, coalesce(({value} - trunc({value})) * 10000, 0)::SMALLINT";

    /// <summary>Creates every table; run once, in an empty file.</summary>
    public const string CreateAll = """
        CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);

        -- When this version and each that it grew from was published: what was known at a time can be asked for.
        CREATE TABLE publication (version INTEGER NOT NULL, published_at TIMESTAMP NOT NULL);

        -- province_id ... facility_id: this place's ancestor on the level, or itself; a merged place points at its successor's.
        -- successor_code: one code of a merger, several with ; between of a split, whose old place keeps its own facts.
        CREATE TABLE area (
            area_id INTEGER NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, name_en VARCHAR,
            level TINYINT NOT NULL, parent_id INTEGER, path VARCHAR NOT NULL,
            valid_from DATE NOT NULL, valid_to DATE, successor_code VARCHAR,
            province_id INTEGER, prefecture_id INTEGER, county_id INTEGER,
            township_id INTEGER, village_id INTEGER, facility_id INTEGER, name_pinyin VARCHAR);

        -- What a place was called before, under the same code.
        CREATE TABLE area_former_name (
            area_id INTEGER NOT NULL, name VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE NOT NULL);

        CREATE TABLE measure (measure_id SMALLINT NOT NULL, code VARCHAR NOT NULL);

        -- 0 is the undivided value. Any other category has a row for each dimension of its family, the set of
        -- dimensions (age_group+delivery_kind); the categories of a family are parts of the undivided value.
        CREATE TABLE category (
            category_id INTEGER NOT NULL, family VARCHAR NOT NULL, dimension VARCHAR NOT NULL, code VARCHAR NOT NULL);

        CREATE TABLE load (
            load_id INTEGER NOT NULL, ledger_run VARCHAR NOT NULL, source VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
            form VARCHAR NOT NULL, loaded_at TIMESTAMP NOT NULL, known_from INTEGER NOT NULL);

        CREATE TABLE load_sheet (load_id INTEGER NOT NULL, sheet_no SMALLINT NOT NULL, name VARCHAR NOT NULL);

        -- Which unit owes which form for which month, and when it is due.
        CREATE TABLE report_expectation (
            form VARCHAR NOT NULL, area_id INTEGER NOT NULL, month INTEGER NOT NULL, due_on DATE NOT NULL);

        -- A unit's report of a month; a corrected one has the next version_no and ends the old one's known range.
        CREATE TABLE report_instance (
            report_id INTEGER NOT NULL, form VARCHAR NOT NULL, area_id INTEGER NOT NULL, month INTEGER NOT NULL,
            version_no INTEGER NOT NULL, received_on DATE, load_id INTEGER NOT NULL,
            known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);

        -- Additive parts only, sorted by (measure_id, month, area_id). value is NULL unless status is 0 or 4.
        -- It is kept as the whole number and the ten-thousandths beside it, of its sign: nearly all figures are whole, and
        -- take a third of the room so.
        -- status: 0 reported, 1 blank, 2 not collected (-1), 3 no work done (-2), 4 estimated,
        -- 5 a dash, 6 XXX: both missing, like a blank.
        -- The packing is named because the engine tries each on every column otherwise, which takes a fifth of a load.
        CREATE TABLE fact_value (
            measure_id SMALLINT NOT NULL USING COMPRESSION rle, month INTEGER NOT NULL USING COMPRESSION rle,
            area_id INTEGER NOT NULL USING COMPRESSION bitpacking,
            category_id INTEGER NOT NULL USING COMPRESSION bitpacking, whole BIGINT USING COMPRESSION bitpacking,
            fraction SMALLINT NOT NULL USING COMPRESSION bitpacking, status TINYINT NOT NULL USING COMPRESSION bitpacking,
            load_id INTEGER NOT NULL USING COMPRESSION bitpacking, sheet_no SMALLINT USING COMPRESSION bitpacking,
            source_row INTEGER USING COMPRESSION bitpacking, source_column SMALLINT USING COMPRESSION bitpacking,
            known_from INTEGER NOT NULL USING COMPRESSION bitpacking, known_to INTEGER NOT NULL USING COMPRESSION bitpacking,
            value DECIMAL(18, 4) GENERATED ALWAYS AS (
                CASE WHEN fraction = 0 THEN whole::DECIMAL(18, 4)
                     ELSE (whole::DECIMAL(18, 4) + fraction * 0.0001)::DECIMAL(18, 4) END) VIRTUAL);

        -- What a reader must know before the first question, worked out once: which form brought a measure's current
        -- facts, to which month, whether any stand above the counties; and the places with facts or a duty to report.
        -- meta 'contents' says that they were written.
        CREATE TABLE fact_source (
            measure_id SMALLINT NOT NULL, form VARCHAR NOT NULL, latest_month INTEGER NOT NULL, above_county BOOLEAN NOT NULL);
        CREATE TABLE fact_area (area_id INTEGER NOT NULL);

        -- Who stands behind a distinct count, by a keyed number: persons are counted anew for every place and time asked for.
        CREATE TABLE fact_person (
            measure_id SMALLINT NOT NULL, month INTEGER NOT NULL, area_id INTEGER NOT NULL,
            category_id INTEGER NOT NULL, person BIGINT NOT NULL,
            load_id INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);

        CREATE TABLE finding (
            finding_id BIGINT NOT NULL, rule VARCHAR NOT NULL, severity TINYINT NOT NULL,
            area_id INTEGER, month INTEGER, measure VARCHAR,
            observed VARCHAR NOT NULL, expected VARCHAR NOT NULL,
            evidence_zh VARCHAR NOT NULL, evidence_en VARCHAR NOT NULL,
            load_id INTEGER, sheet_no SMALLINT, source_row INTEGER, source_column SMALLINT,
            found_at TIMESTAMP NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);

        -- A published figure as it was printed.
        CREATE TABLE statement (
            statement_id INTEGER NOT NULL, place VARCHAR NOT NULL, period VARCHAR NOT NULL, measure VARCHAR NOT NULL,
            printed VARCHAR NOT NULL, unit VARCHAR NOT NULL, kind VARCHAR NOT NULL, source VARCHAR NOT NULL);

        -- Person-level: a keyed pseudonym, never a name or an identity number.
        CREATE TABLE pregnancy (
            pregnancy_id BIGINT NOT NULL, pseudonym VARCHAR NOT NULL, area_id INTEGER NOT NULL,
            registered_on DATE, last_menstrual_period DATE, expected_delivery_on DATE,
            delivered_on DATE, delivery_kind VARCHAR,
            load_id INTEGER NOT NULL, source_row INTEGER, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);

        -- One answered variable of risk/*.yaml; a variable without a row was not asked.
        CREATE TABLE pregnancy_answer (
            pregnancy_id BIGINT NOT NULL, variable VARCHAR NOT NULL, number DOUBLE, flag BOOLEAN, answered_on DATE);

        -- What a pregnancy is counted under, by dimension.
        CREATE TABLE pregnancy_code (pregnancy_id BIGINT NOT NULL, dimension VARCHAR NOT NULL, code VARCHAR NOT NULL);

        -- A dated outcome: present or known to be absent; without a row it is not known (yet).
        CREATE TABLE pregnancy_outcome (
            pregnancy_id BIGINT NOT NULL, outcome VARCHAR NOT NULL, present BOOLEAN NOT NULL, occurred_on DATE NOT NULL);

        CREATE TABLE prediction (
            pregnancy_id BIGINT NOT NULL, model VARCHAR NOT NULL, model_version INTEGER NOT NULL, as_of DATE NOT NULL,
            probability DOUBLE NOT NULL, margin DOUBLE NOT NULL, reasons VARCHAR NOT NULL, scored_at TIMESTAMP NOT NULL);

        -- Figures that are withheld from those who do not own them: of a place and a period of 1, 3, 6 or 12 months from the
        -- first, undivided or of one code of a dimension; both the small ones and those that would give them back.
        CREATE TABLE suppression (
            measure_id SMALLINT NOT NULL, dimension VARCHAR, code VARCHAR,
            area_id INTEGER NOT NULL, first_month INTEGER NOT NULL, months TINYINT NOT NULL);

        -- Sums of additive parts at county and above; holds what fact_value holds, summed, and as it holds it.
        CREATE TABLE rollup_county (
            measure_id SMALLINT NOT NULL USING COMPRESSION rle, month INTEGER NOT NULL USING COMPRESSION rle,
            county_id INTEGER NOT NULL USING COMPRESSION bitpacking, whole BIGINT USING COMPRESSION bitpacking,
            fraction SMALLINT NOT NULL USING COMPRESSION bitpacking, reported INTEGER NOT NULL USING COMPRESSION bitpacking,
            blank INTEGER NOT NULL USING COMPRESSION bitpacking,
            not_collected INTEGER NOT NULL USING COMPRESSION bitpacking,
            not_carried_out INTEGER NOT NULL USING COMPRESSION bitpacking,
            value DECIMAL(18, 4) GENERATED ALWAYS AS (
                CASE WHEN fraction = 0 THEN whole::DECIMAL(18, 4)
                     ELSE (whole::DECIMAL(18, 4) + fraction * 0.0001)::DECIMAL(18, 4) END) VIRTUAL);
        """;
}

using System.Text.RegularExpressions;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Warehouse.CheckQueries;

/// <summary>Lays a version's facts out for the check queries, by SQL that shares nothing with the product's.</summary>
internal sealed partial class CheckTables(DuckDbConnection connection, DateOnly today)
{
    private readonly HashSet<(OrgLevel Level, PeriodType Period)> _made = [];
    private bool _hasHomes;

    /// <summary>The rows of a statement: place and period with the value.</summary>
    public Dictionary<(string Place, string Period), double> Run(CheckQuery query, OrgLevel level, PeriodType period)
    {
        Prepare(level, period);
        connection.Execute($"CREATE OR REPLACE TEMP VIEW facts AS SELECT * FROM facts_{level}_{period}");
        connection.Execute($"CREATE OR REPLACE TEMP VIEW owed AS SELECT * FROM owed_{level}_{period}");
        var rows = new Dictionary<(string Place, string Period), double>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT place, period, value::DOUBLE FROM ({Total().Replace(query.Sql, "sum(v) FILTER (code = $1)")}) WHERE value IS NOT NULL";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)), reader.GetDouble(2));
        }

        return rows;
    }

    private void Prepare(OrgLevel level, PeriodType period)
    {
        if (!_hasHomes)
        {
            // A place counts for its successor, and for all that lies above that.
            connection.Execute("""
                CREATE TEMP TABLE homes AS
                WITH RECURSIVE stands AS (
                    SELECT a.area_id, coalesce(s.area_id, a.area_id) AS stands_for
                    FROM area a LEFT JOIN area s ON s.code = a.successor_code),
                climb AS (
                    SELECT area_id AS leaf, stands_for AS at FROM stands
                    WHERE area_id IN (SELECT area_id FROM fact_value UNION SELECT area_id FROM report_expectation)
                    UNION
                    SELECT c.leaf, s.stands_for FROM climb c JOIN area a ON a.area_id = c.at
                    JOIN stands s ON s.area_id = a.parent_id)
                SELECT c.leaf, a.code AS place, a.level FROM climb c JOIN area a ON a.area_id = c.at
                """);
            connection.Execute("CREATE OR REPLACE TEMP MACRO over(a, b) AS CASE WHEN b <> 0 THEN a::DOUBLE / b END");
            _hasHomes = true;
        }

        if (_made.Add((level, period)))
        {
            connection.Execute($"""
                CREATE TEMP TABLE facts_{level}_{period} AS
                SELECT h.place, {Named(period, "f.month")} AS period, f.month, m.code, sum(f.value)::DOUBLE AS v
                FROM fact_value f JOIN measure m USING (measure_id) JOIN homes h ON h.leaf = f.area_id
                WHERE h.level = {(int)level} AND f.known_to = 2147483647 AND f.category_id = 0 AND f.status IN (0, 4)
                GROUP BY ALL
                """);
            connection.Execute($"""
                CREATE TEMP TABLE owed_{level}_{period} AS
                SELECT h.place, {Named(period, "e.month")} AS period, r.report_id IS NOT NULL AS came,
                       coalesce(r.received_on <= e.due_on, false) AS in_time
                FROM report_expectation e JOIN homes h ON h.leaf = e.area_id
                LEFT JOIN report_instance r ON r.form = e.form AND r.area_id = e.area_id AND r.month = e.month
                    AND r.known_to = 2147483647
                WHERE h.level = {(int)level} AND e.due_on <= DATE '{today:yyyy-MM-dd}'
                """);
        }
    }

    [GeneratedRegex(@"\btotal\(('[a-z0-9_]+')\)", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    private static string Named(PeriodType period, string month) => period switch
    {
        PeriodType.Month => $"{month}::VARCHAR",
        PeriodType.Quarter => $"({month} // 100) || 'Q' || ((({month} % 100) + 2) // 3)",
        PeriodType.HalfYear => $"({month} // 100) || 'H' || CASE WHEN {month} % 100 <= 6 THEN 1 ELSE 2 END",
        PeriodType.Year => $"({month} // 100)::VARCHAR",
        PeriodType.MchYear => $"({month} // 100 + CASE WHEN {month} % 100 >= 10 THEN 1 ELSE 0 END) || 'M'",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "No check query has this grain."),
    };
}

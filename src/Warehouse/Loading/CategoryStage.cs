using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>The categories of the version that is made: found, or added where they are new.</summary>
/// <remarks>A category is one code of each dimension of a family; the family is named by its dimensions in order.</remarks>
internal sealed class CategoryStage(BuildingFile file)
{
    private const string Between = "\u001f";

    private readonly Dictionary<string, Dictionary<string, int>> _byFamily = new(StringComparer.Ordinal);

    /// <summary>The name of a family.</summary>
    /// <param name="dimensions">Codes of its dimensions, in order.</param>
    public static string FamilyOf(IEnumerable<string> dimensions) => string.Join('+', dimensions);

    /// <summary>The number of a category.</summary>
    /// <param name="dimensions">Codes of the family's dimensions, in order.</param>
    /// <param name="codes">Its code of each of them.</param>
    public int Of(IReadOnlyList<string> dimensions, IReadOnlyList<string> codes)
    {
        var family = FamilyOf(dimensions);
        if (!_byFamily.TryGetValue(family, out var known))
        {
            _byFamily[family] = known = file
                .Query(KeysOf(family), row => (Key: row.GetString(1), Id: row.GetInt32(0)))
                .ToDictionary(row => row.Key, row => row.Id, StringComparer.Ordinal);
        }

        var key = string.Join(Between, codes);
        if (!known.TryGetValue(key, out var id))
        {
            known[key] = id = file.Scalar<int>("SELECT coalesce(max(category_id), 0)::INTEGER + 1 FROM category");
            for (var index = 0; index < dimensions.Count; index++)
            {
                file.Execute("INSERT INTO category VALUES ($1, $2, $3, $4)", id, family, dimensions[index], codes[index]);
            }
        }

        return id;
    }

    /// <summary>Makes a table <c>(key, category_id)</c> of all categories of a family that a table's rows need.</summary>
    /// <param name="dimensions">Codes of the family's dimensions, in order.</param>
    /// <param name="columns">The table's columns that hold their codes.</param>
    /// <param name="from">The table with its conditions.</param>
    /// <param name="into">Name of the table that is made.</param>
    /// <returns>The expression of a row's key.</returns>
    public string Find(IReadOnlyList<string> dimensions, IReadOnlyList<string> columns, string from, string into)
    {
        var family = FamilyOf(dimensions);
        _byFamily.Remove(family);
        var key = KeyOf(columns);
        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE new_category AS
            SELECT n.*, (SELECT coalesce(max(category_id), 0) FROM category)
                   + row_number() OVER (ORDER BY n.key) AS category_id
            FROM (SELECT DISTINCT {key} AS key, {string.Join(", ", columns)} FROM {from}) n
            ANTI JOIN ({KeysOf(family)}) k USING (key)
            """);
        for (var index = 0; index < dimensions.Count; index++)
        {
            file.Execute(
                $"INSERT INTO category SELECT category_id, $1, $2, {columns[index]} FROM new_category", family, dimensions[index]);
        }

        file.Execute($"CREATE OR REPLACE TEMP TABLE {into} AS {KeysOf(family)}");
        return key;
    }

    /// <summary>The expression of a line's code of a dimension.</summary>
    /// <param name="dimension">Where the line says it.</param>
    /// <param name="cell">The expression of a column's text.</param>
    public static string CodeOf(FormDimension dimension, Func<string, string> cell)
    {
        var text = $"trim({cell(dimension.Column)})";
        if (dimension.Values.Count > 0)
        {
            var cases = dimension.Values.Select(value => $"WHEN {Literal(value.Key)} THEN {Literal(value.Value)}");
            return $"CASE {text} {string.Join(' ', cases)} ELSE 'unknown' END";
        }

        if (dimension.Definition.IsOpen)
        {
            return $"coalesce(nullif({text}, ''), 'unknown')";
        }

        var number = dimension.Until is { } until
            ? $"date_sub('year', try_cast({text} AS DATE), try_cast({cell(until)} AS DATE))"
            : $"try_cast({text} AS DECIMAL(18, 4))";
        var bands = dimension.Definition.Codes
            .Where(code => (code.From ?? code.Below) is not null)
            .Select(code => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
                WHEN {(code.From is { } from ? $"{number} >= {from}" : "true")} AND {(code.Below is { } below
                    ? $"{number} < {below}" : $"{number} IS NOT NULL")} THEN {Literal(code.Code)}
                """));
        return $"CASE {string.Join(' ', bands)} ELSE 'unknown' END";
    }

    private static string KeyOf(IEnumerable<string> columns) => $"concat_ws(chr(31), {string.Join(", ", columns)})";

    private static string KeysOf(string family) => $"""
        SELECT category_id, string_agg(code, chr(31) ORDER BY dimension) AS key
        FROM category WHERE family = {Literal(family)} GROUP BY category_id
        """;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

using System.Globalization;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Access;

/// <summary>Works out, once for a version, what is withheld from those who do not own it, and writes it down.</summary>
internal static class SuppressionTable
{
    /// <summary>Key in <c>meta</c> of the rules; a version without it shows nothing to those who do not own it, as one of an
    /// earlier program does, whose rules had another shape.</summary>
    public const string RulesKey = "suppression_rules_divided";

    /// <summary>Key in <c>meta</c> of the finest level.</summary>
    public const string LevelKey = "suppression_level";

    // Places times periods times series: more than that, and only larger places are shown to those who do not own them.
    private const long MostFigures = 8_000_000;

    // With the parts by dimension: more than that, and these are shown to nobody else.
    private const long MostWithParts = 64_000_000;

    /// <summary>The finest places whose figures by dimension are shown to those who do not own them.</summary>
    public const OrgLevel FinestOfParts = OrgLevel.County;

    /// <summary>Writes the table anew.</summary>
    /// <param name="file">The version that is made.</param>
    /// <param name="given">The rules; those of the version before where null.</param>
    public static void Write(BuildingFile file, SuppressionRules? given)
    {
        file.Execute("DROP TABLE IF EXISTS suppression");
        file.Execute(VersionTables.StatementFor("suppression"));
        var rules = given ?? StoredRules(file);
        if (rules is null)
        {
            return;
        }

        var months = file.Query(
            "SELECT min(month), max(month) FROM fact_value WHERE known_to = $1",
            row => (First: row.IntegerOrNull(0), Last: row.IntegerOrNull(1)),
            WarehouseTables.StillKnown)[0];
        var finest = OrgLevel.Township;
        if (months is { First: { } first, Last: { } last })
        {
            var (firstMonth, lastMonth) = (Period.ToMonthIndex(first), Period.ToMonthIndex(last));
            (finest, var places) = Places(file, rules.Series.Count, lastMonth - firstMonth + 1);
            rules = Withhold(file, rules, finest, places, (firstMonth, lastMonth));
        }

        VersionTables.WriteMeta(file, RulesKey, rules.ToText());
        VersionTables.WriteMeta(file, LevelKey, ((int)finest).ToString(CultureInfo.InvariantCulture));
    }

    private static SuppressionRules Withhold(
        BuildingFile file,
        SuppressionRules rules,
        OrgLevel finest,
        List<LatticePlace> places,
        (int First, int Last) months)
    {
        var measures = file.Query("SELECT code, measure_id FROM measure", row => (row.GetString(0), row.GetInt16(1)))
            .ToDictionary(StringComparer.Ordinal);
        var index = places.Select((place, at) => (place.Id, at)).ToDictionary();
        var facts = file.Query(
            Figures(file, finest),
            row => (Measure: row.GetInt16(0), Fact: new LatticeFact(
                index[row.GetInt32(1)], Period.ToMonthIndex(row.GetInt32(2)), row.GetDouble(3)))).ToLookup(row => row.Measure, row => row.Fact);
        IReadOnlyList<LatticeFact> FactsOf(string code) => measures.TryGetValue(code, out var id) ? [.. facts[id]] : [];
        var parts = new DividedFacts(file, places, index, measures, FactsOf);
        var divided = parts.Divide(rules);
        var size = SuppressionLattice.SizeOf(places.Count, months.Last - months.First + 1);
        rules = size * divided.Series.Count <= MostWithParts ? divided : rules with { Dimensions = [] };
        var withheld = new SuppressionLattice(places, months.First, months.Last).Withhold(
            rules, name => parts.Of(name) ?? FactsOf(name));
        file.Append("suppression", withheld
            .Select(cell => (Cell: cell, Measure: measures[cell.Series.Part?.Of ?? cell.Series.Name], cell.Series.Part))
            .OrderBy(each => each.Measure).ThenBy(each => each.Part?.Dimension, StringComparer.Ordinal)
            .ThenBy(each => each.Part?.Code, StringComparer.Ordinal).ThenBy(each => each.Cell.PlaceId)
            .Select(each => new object?[]
            {
                each.Measure, each.Part?.Dimension, each.Part?.Code, each.Cell.PlaceId,
                Period.ToYearMonth(each.Cell.Period.First), (sbyte)each.Cell.Period.Months,
            })
            .ToList());
        return rules;
    }

    // Of counties and above the roll-up holds the sums already, but for what stands above the counties.
    private static string Figures(BuildingFile file, OrgLevel finest)
    {
        var facts = $"""
            SELECT f.measure_id, {PlaceOf(finest)} AS place, f.month, f.value
            FROM fact_value f JOIN area a ON a.area_id = f.area_id
            WHERE f.known_to = {WarehouseTables.StillKnown} AND f.category_id = 0 AND f.status IN (0, 4)
            """;
        if (finest <= OrgLevel.County)
        {
            var above = file.Query(
                "SELECT DISTINCT measure_id FROM fact_source WHERE above_county", row => row.GetInt16(0));
            facts = $"""
                SELECT f.measure_id, {PlaceOf(finest)} AS place, f.month, f.value
                FROM rollup_county f JOIN area a ON a.area_id = f.county_id WHERE f.reported > 0
                """ + (above.Count == 0 ? string.Empty : $"""

                UNION ALL {facts} AND a.county_id IS NULL AND f.measure_id IN ({string.Join(", ", above)})
                """);
        }

        return $"SELECT measure_id, place, month, sum(value)::DOUBLE FROM ({facts}) WHERE place IS NOT NULL GROUP BY ALL";
    }

    // As fine as the townships where that is not too much to work out at every publishing.
    private static (OrgLevel Finest, List<LatticePlace> Places) Places(BuildingFile file, int series, int months)
    {
        for (var finest = OrgLevel.Township; ; finest--)
        {
            // In one order in every version: which of two equally good figures is withheld follows the order of the
            // places, and two versions that withhold differently would show between them what each hides.
            var chains = file.Query(
                $"SELECT DISTINCT {string.Join(", ", Columns(finest))} FROM area WHERE area_id IN "
                + "(SELECT area_id FROM fact_area) ORDER BY ALL",
                row => Enumerable.Range(0, (int)finest)
                    .Where(level => !row.IsDBNull(level))
                    .Select(level => (Place: row.GetInt32(level), IsFine: level >= (int)FinestOfParts))
                    .ToList());
            var places = new List<LatticePlace>();
            var index = new Dictionary<int, int>();
            foreach (var chain in chains)
            {
                int? above = null;
                foreach (var (place, isFine) in chain)
                {
                    if (index.TryAdd(place, places.Count))
                    {
                        places.Add(new(place, above, isFine));
                    }

                    above = index[place];
                }
            }

            if (finest == OrgLevel.Province || SuppressionLattice.SizeOf(places.Count, months) * series <= MostFigures)
            {
                return (finest, places);
            }
        }
    }

    private static IEnumerable<string> Columns(OrgLevel finest) =>
        Enumerable.Range(1, (int)finest).Select(level => AreaIndex.ColumnOf((OrgLevel)level));

    private static string PlaceOf(OrgLevel finest) =>
        $"coalesce({string.Join(", ", Columns(finest).Reverse().Select(column => "a." + column))}, NULL)";

    private static SuppressionRules? StoredRules(BuildingFile file)
    {
        var stored = file.Query("SELECT value FROM meta WHERE key = $1", row => row.GetString(0), RulesKey);
        return stored.Count == 0 ? null : DividedSeries.Undivided(SuppressionRules.Parse(stored[0]));
    }
}

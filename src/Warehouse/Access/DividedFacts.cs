using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Periods;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Access;

/// <summary>The facts of a version by one dimension at a time, at counties and above, as they are asked for.</summary>
/// <param name="file">The version that is made.</param>
/// <param name="places">The places of the lattice.</param>
/// <param name="index">Where each stands in the list, by its number.</param>
/// <param name="measures">The numbers of the measures, by code.</param>
/// <param name="undivided">The undivided facts of a measure.</param>
internal sealed class DividedFacts(
    BuildingFile file,
    IReadOnlyList<LatticePlace> places,
    IReadOnlyDictionary<int, int> index,
    IReadOnlyDictionary<string, short> measures,
    Func<string, IReadOnlyList<LatticeFact>> undivided)
{
    private readonly Dictionary<string, IReadOnlyList<LatticeFact>> _facts = new(StringComparer.Ordinal);

    /// <summary>The facts of a part of a measure; null for what is none.</summary>
    public IReadOnlyList<LatticeFact>? Of(string part) => _facts.GetValueOrDefault(part);

    /// <summary>The rules with the parts that the version has; parts that are the same numbers as another series
    /// everywhere are said to be so, since whoever sees one sees the other.</summary>
    public SuppressionRules Divide(SuppressionRules rules)
    {
        var divisions = new DivisionIndex(
            file.Query(
                "SELECT DISTINCT family, dimension, code FROM category ORDER BY ALL", row => (row.GetString(0), row.GetString(1), row.GetString(2))),
            file.Query(
                """
                SELECT DISTINCT f.measure_id, c.family FROM fact_value f JOIN category c ON c.category_id = f.category_id
                WHERE f.category_id <> 0 AND f.known_to = $1
                ORDER BY ALL
                """,
                row => (row.GetInt16(0), row.GetString(1)),
                WarehouseTables.StillKnown));
        IReadOnlyCollection<string> CodesOf(string measure, string dimension) =>
            measures.TryGetValue(measure, out var id) && divisions.FamilyOf(id, [dimension]) is { } family
                ? [.. divisions.CodesOf(family, dimension).Order(StringComparer.Ordinal)]
                : [];
        var divided = DividedSeries.Divide(rules, CodesOf);
        foreach (var part in divided.Series.Where(series => series.IsMeasure).Select(series => series.Part).OfType<SeriesPart>()
            .GroupBy(part => (part.Of, part.Dimension)))
        {
            var (measure, dimension) = part.Key;
            Read(measure, dimension, divisions.FamilyOf(measures[measure], [dimension])!, [.. part.Where(each => !each.IsRest)]);
        }

        return divided with { Identities = [.. divided.Identities, .. Same(divided)] };
    }

    // A part is zero where its family was reported or the whole was; what the parts leave of the whole came undivided.
    private void Read(string measure, string dimension, string family, IReadOnlyList<SeriesPart> parts)
    {
        var found = file.Query(
            $"""
            SELECT coalesce(a.county_id, a.prefecture_id, a.province_id) AS place, f.month, c.code, sum(f.value)::DOUBLE
            FROM fact_value f
            JOIN area a ON a.area_id = f.area_id
            JOIN category c ON c.category_id = f.category_id AND c.family = $2 AND c.dimension = $3
            WHERE f.measure_id = $4 AND f.category_id <> 0 AND f.known_to = $1 AND f.status IN (0, 4) AND place IS NOT NULL
            GROUP BY ALL
            """,
            row => (Place: index[row.GetInt32(0)], Month: Period.ToMonthIndex(row.GetInt32(1)), Code: row.GetString(2), Value: row.GetDouble(3)),
            WarehouseTables.StillKnown,
            family,
            dimension,
            measures[measure]);
        var wholes = undivided(measure)
            .GroupBy(fact => (Place: Coarse(fact.Place), fact.Month))
            .ToDictionary(group => group.Key, group => group.Sum(fact => fact.Value));
        var byKey = found.ToDictionary(fact => (fact.Place, fact.Month, fact.Code), fact => fact.Value);
        var keys = wholes.Keys.Concat(found.Select(fact => (fact.Place, fact.Month))).Distinct().ToList();
        foreach (var part in parts)
        {
            _facts[DividedSeries.NameOf(measure, dimension, part.Code)] =
                [.. keys.Select(key => new LatticeFact(key.Place, key.Month, byKey.GetValueOrDefault((key.Place, key.Month, part.Code))))];
        }

        var sums = found.GroupBy(fact => (fact.Place, fact.Month)).ToDictionary(group => group.Key, group => group.Sum(fact => fact.Value));
        _facts[DividedSeries.NameOf(measure, dimension, "")] =
        [
            .. wholes.Select(whole => new LatticeFact(
                    whole.Key.Place, whole.Key.Month, Math.Round(whole.Value - sums.GetValueOrDefault(whole.Key), 4)))
                .Where(fact => fact.Value > 0),
        ];
    }

    private int Coarse(int place) => places[place] is { IsFine: true, Parent: { } above } ? Coarse(above) : place;

    private IEnumerable<SeriesIdentity> Same(SuppressionRules divided) => divided.Series
        .Where(series => series is { IsMeasure: true, Part: not { IsRest: true } })
        .Select(series => (series.Name, series.Part, Facts: Print(series)))
        .Where(each => each.Facts.Length > 0)
        .GroupBy(each => each.Facts, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1)
            .Where(each => each.Part is not null)
            .Select(each => new SeriesIdentity(group.First().Name, [(each.Name, 1d)])));

    // What a series says at the coarse places, zeros left out.
    private string Print(ProtectedSeries series) => string.Join(
        ';',
        (Of(series.Name) ?? undivided(series.Name))
            .GroupBy(fact => (Place: Coarse(fact.Place), fact.Month))
            .Select(group => (group.Key.Place, group.Key.Month, Value: group.Sum(fact => fact.Value)))
            .Where(fact => fact.Value != 0)
            .Order()
            .Select(fact => FormattableString.Invariant($"{fact.Place} {fact.Month} {fact.Value}")));
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Access;

/// <summary>What one version withholds: read by measure when it is first asked for, and kept.</summary>
/// <param name="rules">The rules by which it was worked out.</param>
/// <param name="finest">The finest level of places for which it was.</param>
internal sealed class PublishedSuppression(SuppressionRules rules, OrgLevel finest)
{
    private readonly ConcurrentDictionary<short, FrozenDictionary<(string? Dimension, string? Code), FrozenSet<long>>> _withheld = new();
    private readonly ILookup<string, string> _codes = rules.Series
        .Select(series => series.Part)
        .OfType<SeriesPart>()
        .Where(part => !part.IsRest)
        .Select(part => (part.Dimension, part.Code))
        .Distinct()
        .ToLookup(part => part.Dimension, part => part.Code, StringComparer.Ordinal);

    private readonly FrozenSet<string> _series = rules.Series
        .Select(series => series.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, IReadOnlyList<ProtectedSeries>> _linked = SeriesLinks.Of(rules)
        .SelectMany(
            link => link.Series,
            (link, series) => KeyValuePair.Create(
                series.Name, (IReadOnlyList<ProtectedSeries>)[.. link.Series.Where(each => each.IsMeasure)]))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The finest level of places whose figures may be shown to those who do not own them.</summary>
    public OrgLevel Finest { get; } = finest;

    /// <summary>The dimensions by which figures may be shown, divided, to those who do not own them.</summary>
    public IEnumerable<string> Dimensions => rules.Dimensions.Where(_codes.Contains);

    /// <summary>The codes of a dimension that parts of figures have.</summary>
    public IEnumerable<string> CodesOf(string dimension) => _codes[dimension];

    /// <summary>Whether a measure, or a sum of measures by its name, is protected: others are not shown.</summary>
    public bool Protects(string series) => _series.Contains(series);

    /// <summary>The measure and all that are linked to it by sums.</summary>
    public IReadOnlyList<ProtectedSeries> LinkedTo(string measure) => _linked.GetValueOrDefault(measure, []);

    /// <summary>Reads what is withheld of measures, where it was not read before.</summary>
    public async Task LoadAsync(WarehouseLease lease, IEnumerable<short> measures, CancellationToken cancel)
    {
        var missing = measures.Where(measure => !_withheld.ContainsKey(measure)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var rows = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT measure_id, dimension, code, area_id, first_month, months
                FROM suppression WHERE measure_id IN ({missing})
                """),
            row => (
                Measure: row.GetInt16(0),
                Part: (row.TextOrNull(1), row.TextOrNull(2)),
                Key: Key(row.GetInt32(3), new(Period.ToMonthIndex(row.GetInt32(4)), row.GetFieldValue<sbyte>(5)))),
            cancel).ConfigureAwait(false);
        var byMeasure = rows.ToLookup(row => row.Measure);
        foreach (var measure in missing)
        {
            _withheld[measure] = byMeasure[measure]
                .GroupBy(row => row.Part, row => row.Key)
                .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet());
        }
    }

    /// <summary>Whether a figure is withheld; its measure must have been loaded.</summary>
    /// <param name="measure">Number of the measure.</param>
    /// <param name="part">The dimension and code that it is the part of; nothing for the undivided figure.</param>
    /// <param name="place">Number of the place.</param>
    /// <param name="period">The period.</param>
    public bool Withholds(short measure, (string? Dimension, string? Code) part, int place, LatticePeriod period) =>
        _withheld[measure].TryGetValue(part, out var cells) && cells.Contains(Key(place, period));

    private static long Key(int place, LatticePeriod period) => ((long)place << 32) | (uint)((period.First << 4) | period.Months);
}

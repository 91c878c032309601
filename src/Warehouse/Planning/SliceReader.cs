using System.Data.Common;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>Runs the statements of a plan that divide its figures.</summary>
internal static class SliceReader
{
    /// <summary>What stands between the codes of a slice's key.</summary>
    public const char Between = '\u001f';

    public static async Task<IReadOnlyDictionary<(PartsRole Role, OrgLevel? Level), DividedTables>> ReadAsync(
        WarehouseLease lease, QuestionPlan plan, CancellationToken cancel)
    {
        var tables = new Dictionary<(PartsRole Role, OrgLevel? Level), DividedTables>();
        foreach (var query in plan.Divided)
        {
            if (!tables.TryGetValue((query.Role, query.Level), out var into))
            {
                tables[(query.Role, query.Level)] = into = new DividedTables(plan);
            }

            foreach (var (row, key) in await ReadAsync(lease, query.Parts, cancel).ConfigureAwait(false))
            {
                into.Of(key).Add(row.Measure, row.Place, row.FirstMonth, row.Parts);
                into.Parts.Add(row.Measure, row.Place, row.FirstMonth, row.Parts);
            }

            foreach (var (row, _) in query.Whole is { } whole ? await ReadAsync(lease, whole, cancel).ConfigureAwait(false) : [])
            {
                into.Whole.Add(row.Measure, row.Place, row.FirstMonth, row.Parts);
            }
        }

        return tables;
    }

    private static Task<List<(FactsRow Row, string Key)>> ReadAsync(
        WarehouseLease lease, FactsQuery query, CancellationToken cancel)
    {
        var codes = query.Division!.By.Count;
        return lease.QueryAsync(FactsSql.Write(query), row => (FactsReader.ReadFacts(row), KeyOf(row, codes)), cancel);
    }

    private static string KeyOf(DbDataReader row, int codes) => codes == 1
        ? row.GetString(6)
        : string.Join(Between, Enumerable.Range(6, codes).Select(row.GetString));
}

/// <summary>The divided parts of one role.</summary>
internal sealed class DividedTables(QuestionPlan plan)
{
    private readonly Dictionary<string, PartsTable> _bySlice = new(StringComparer.Ordinal);
    private readonly PartsTable? _whole = plan.Divided.Any(query => query.Whole is not null)
        ? new PartsTable(plan.Measures, plan.Bucket)
        : null;

    /// <summary>All parts asked for, together.</summary>
    public PartsTable Parts { get; } = new(plan.Measures, plan.Bucket);

    /// <summary>All categories of the families together.</summary>
    public PartsTable Whole => _whole ?? Parts;

    /// <summary>The keys of the slices that have any part.</summary>
    public IEnumerable<string> Keys => _bySlice.Keys;

    /// <summary>How many rows the statements gave.</summary>
    public int Rows => Parts.Rows + (_whole?.Rows ?? 0);

    /// <summary>The parts of a slice; null where it has none.</summary>
    public PartsTable? Find(string key) => _bySlice.GetValueOrDefault(key);

    /// <summary>The parts of a slice, to put rows in.</summary>
    public PartsTable Of(string key)
    {
        if (!_bySlice.TryGetValue(key, out var table))
        {
            _bySlice[key] = table = new PartsTable(plan.Measures, plan.Bucket);
        }

        return table;
    }
}

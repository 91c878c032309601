using System.Globalization;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>The months whose facts a version changes, where so little changes that the rest is left as it stands.</summary>
/// <param name="Months">Months with facts that were added or ended; none where nothing was.</param>
/// <param name="Ended">How many facts were ended.</param>
/// <param name="Appended">How many facts stand behind the sorted ones, in no order.</param>
internal sealed record FactChange(IReadOnlyList<int> Months, long Ended, long Appended)
{
    /// <summary>Key in <c>meta</c> of the number of facts that stand behind the sorted ones.</summary>
    public const string AppendedKey = "facts_appended";

    // Four of the engine's row groups: so much is read whole for every question, which takes it a millisecond or two.
    private const long MostAppended = 500_000;

    /// <summary>
    /// The condition that only facts of these months meet. Written out, because the engine leaves out what lies elsewhere
    /// only by numbers that it sees before it runs.
    /// </summary>
    public string Near => Months.Count == 0 ? "false" : string.Create(
        CultureInfo.InvariantCulture,
        $"month BETWEEN {Months[0]} AND {Months[^1]} AND month IN ({string.Join(", ", Months)})");

    /// <summary>Finds what a version changes.</summary>
    /// <param name="file">The version that is made.</param>
    /// <param name="version">Its number.</param>
    /// <param name="leastFacts">With fewer facts all is made again, which takes no time then.</param>
    /// <returns>Null where all is to be made again.</returns>
    public static FactChange? Find(BuildingFile file, int version, long leastFacts)
    {
        if (file.Scalar<long>("SELECT count(*) FROM fact_value") < leastFacts
            || file.Scalar<long>("SELECT count(*) FROM meta WHERE key = $1", VersionContentsSql.Key) == 0)
        {
            return null;
        }

        var number = version.ToString(CultureInfo.InvariantCulture);
        var months = file.Query(
            $"""
            SELECT month, sum(added)::BIGINT, sum(ended)::BIGINT FROM (
                SELECT month, 1 AS added, 0 AS ended FROM fact_value WHERE known_from = {number}
                UNION ALL SELECT month, 0, 1 FROM fact_value WHERE known_to = {number})
            GROUP BY month ORDER BY month
            """,
            row => (Month: row.GetInt32(0), Added: row.GetInt64(1), Ended: row.GetInt64(2)));
        var before = file.Query("SELECT value::BIGINT FROM meta WHERE key = $1", row => row.GetInt64(0), AppendedKey);
        var appended = before.Sum() + months.Sum(month => month.Added);
        return appended > MostAppended
            ? null
            : new([.. months.Select(month => month.Month)], months.Sum(month => month.Ended), appended);
    }
}

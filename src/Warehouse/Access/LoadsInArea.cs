using System.Globalization;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Access;

/// <summary>Which loads an asker may look into: those whose every figure and record lies in an area that he owns.</summary>
public sealed class LoadsInArea(PublishedWarehouse warehouse)
{
    /// <summary>The numbers of the loads' runs in the Ledger; null where the asker owns all places.</summary>
    /// <exception cref="QuestionException">MCH-Q035: the asker owns nothing.</exception>
    public async Task<IReadOnlyList<long>?> RunsAsync(Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (asker is { IsOwner: true, Area: null })
        {
            return null;
        }

        using var lease = warehouse.Lease();
        var scope = AskerScope.OfOwner(asker, lease.Version, "装载记录和退回的行", "Loads and rejected rows");
        var runs = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT l.ledger_run
                FROM load l
                JOIN (SELECT load_id, area_id FROM fact_value UNION ALL SELECT load_id, area_id FROM pregnancy) f
                  ON f.load_id = l.load_id
                JOIN area a ON a.area_id = f.area_id
                GROUP BY l.ledger_run
                HAVING bool_and(coalesce({scope.Condition()}, FALSE))
                """),
            row => row.GetString(0),
            cancel).ConfigureAwait(false);
        return
        [
            .. runs.Select(run => long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number > 0),
        ];
    }
}

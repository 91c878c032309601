using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>One statement that counts different persons by group of places and window of months.</summary>
/// <param name="Role">What its counts are for.</param>
/// <param name="Over">The finer level that is summarised; null for other roles.</param>
/// <param name="Query">Which facts, as for sums.</param>
/// <param name="Windows">Lists of months; persons of several months of one are counted once.</param>
/// <param name="IsOverPlaces">Whether all places of the query's level are one group.</param>
/// <param name="IsOverSlices">Whether all slices are one.</param>
internal sealed record DistinctQuery(
    PartsRole Role,
    OrgLevel? Over,
    FactsQuery Query,
    IReadOnlyList<IReadOnlyList<int>> Windows,
    bool IsOverPlaces,
    bool IsOverSlices);

/// <summary>Adds to a plan the statements that count persons: such counts never add up, over places or over time.</summary>
internal static class DistinctPlan
{
    public static QuestionPlan Count(QuestionPlan plan, CheckedQuestion question, PublishedVersion version)
    {
        var measures = question.Asks
            .Where(ask => ask.Definitions.Any(recipe => recipe.HasDistinct))
            .SelectMany(ask => ask.Measures)
            .Where(version.MeasureIds.ContainsKey)
            .Select(code => version.MeasureIds[code])
            .Where(version.CountsPersons)
            .ToHashSet();
        return plan.Rows is null || measures.Count == 0
            ? plan
            : plan with { Persons = measures, Distinct = [.. Queries(plan, question, measures)] };
    }

    /// <summary>The statement: counts by keys with filters.</summary>
    public static SqlText Write(DistinctQuery distinct)
    {
        var query = distinct.Query;
        var windows = SqlText.Join(", ", distinct.Windows.SelectMany((months, number) =>
            MonthRange.Covering(months).Select(range => SqlText.Of($"({number}::INTEGER, {range.From}::INTEGER, {range.To}::INTEGER)"))));
        var from = SqlText.Of($"fact_person f JOIN (VALUES {windows}) w (number, first, last) ON f.month BETWEEN w.first AND w.last");
        if (query.Level is not null || query.Places.Count > 0 || query.Scope is not null)
        {
            from = SqlText.Of($"{from} JOIN area a ON a.area_id = f.area_id");
        }

        IReadOnlyList<SqlText> categories = [SqlText.Of($"f.category_id = 0")];
        var keys = SqlText.Empty;
        if (query.Division is { } division)
        {
            from = SqlText.Of($"{from} {DivisionSql.Joins(division)}");
            categories = DivisionSql.Conditions(division);
            keys = DivisionSql.Keys(division);
        }

        return SqlText.Of($"""
            SELECT f.measure_id, {FactsSql.PlaceKey(distinct.IsOverPlaces ? null : query.Level)} AS place, w.number,
                   count(DISTINCT f.person) AS persons{keys}
            FROM {from}
            WHERE {FactsSql.Conditions(query, [KnownSql.Of(SqlText.Of($"f"), query.KnownAt), .. categories])}
            GROUP BY ALL
            """);
    }

    /// <summary>Runs the statements; null where the plan counts no persons.</summary>
    public static async Task<PersonTables?> ReadAsync(WarehouseLease lease, QuestionPlan plan, CancellationToken cancel)
    {
        if (plan.Persons.Count == 0)
        {
            return null;
        }

        var tables = new PersonTables(plan.Persons);
        foreach (var query in plan.Distinct)
        {
            var codes = query.Query.Division?.By.Count ?? 0;
            var rows = await lease.QueryAsync(
                Write(query),
                row => (
                    Measure: row.GetInt16(0),
                    Place: row.GetInt32(1),
                    Window: row.GetInt32(2),
                    Persons: row.GetInt64(3),
                    Slice: string.Join(SliceReader.Between, Enumerable.Range(4, codes).Select(row.GetString))),
                cancel).ConfigureAwait(false);
            foreach (var row in rows)
            {
                tables.Add(
                    query,
                    query.IsOverSlices ? PersonTables.AllSlices : row.Slice,
                    row.Measure,
                    row.Place,
                    query.Windows[row.Window],
                    row.Persons);
            }
        }

        return tables;
    }

    private static IEnumerable<DistinctQuery> Queries(QuestionPlan plan, CheckedQuestion question, IReadOnlySet<short> measures)
    {
        var windows = AnswerPlanner.Spans(question).Append(question.WholeTime)
            .SelectMany(span => question.Asks.Select(ask => ask.MonthsOf(span)).Append(span.Months))
            .DistinctBy(months => (months[0], months[^1], months.Count))
            .ToList();
        var queries = question.Division is null
            ? Undivided(plan)
            : plan.Divided.Select(each => (each.Role, each.Level, each.Parts));
        foreach (var (role, over, query) in queries)
        {
            var counted = query with
            {
                Measures = [.. query.Measures.Where(measures.Contains)], UseRollup = false, Memory = null,
            };
            if (counted.Measures.Count == 0)
            {
                continue;
            }

            yield return new DistinctQuery(role, over, counted, windows, false, false);
            if (role == PartsRole.Rows && question.Question.Totals.Count > 0)
            {
                yield return new DistinctQuery(role, over, counted, windows, true, false);
                if (counted.Division is { } division)
                {
                    yield return new DistinctQuery(
                        role, over, counted with { Division = division with { By = [] } }, windows, true, true);
                }
            }
        }
    }

    private static IEnumerable<(PartsRole Role, OrgLevel? Over, FactsQuery Query)> Undivided(QuestionPlan plan)
    {
        yield return (PartsRole.Rows, null, plan.Rows!);
        foreach (var query in plan.Parents)
        {
            yield return (PartsRole.Parents, null, query);
        }

        foreach (var query in plan.Over)
        {
            yield return (PartsRole.Over, query.Level, query);
        }

        if (plan.Peers is { } peers)
        {
            yield return (PartsRole.Peers, null, peers);
        }

        if (plan.Now is { } now)
        {
            yield return (PartsRole.Now, null, now);
        }
    }
}

using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>What a statement's parts are for.</summary>
internal enum PartsRole
{
    Rows,
    Parents,
    Over,
    Peers,
    Now,
}

/// <summary>The statements that divide one undivided statement of a plan.</summary>
/// <param name="Role">What its parts are for.</param>
/// <param name="Level">The level of finer places that are summarised; null for the other roles.</param>
/// <param name="Parts">The statement of the parts asked for.</param>
/// <param name="Whole">The statement of all categories of the family together; null where the parts asked for are all.</param>
internal sealed record DividedQuery(PartsRole Role, OrgLevel? Level, FactsQuery Parts, FactsQuery? Whole);

/// <summary>Adds to a plan the statements that divide its figures: one for each family of categories that answers.</summary>
/// <remarks>The undivided statements stay: they say what was reported, and so where a part that is not there is zero.</remarks>
internal static class DivisionPlan
{
    public static QuestionPlan Divide(QuestionPlan plan, CheckedDivision? division, PublishedVersion version) =>
        division is null || plan.Rows is null ? plan : plan with { Divided = [.. Queries(plan, division, version)] };

    private static IEnumerable<DividedQuery> Queries(QuestionPlan plan, CheckedDivision division, PublishedVersion version)
    {
        var queries = new (PartsRole Role, FactsQuery? Query)[] { (PartsRole.Rows, plan.Rows) }
            .Concat(plan.Parents.Select(query => (PartsRole.Parents, (FactsQuery?)query)))
            .Concat(plan.Over.Select(query => (PartsRole.Over, (FactsQuery?)query)))
            .Append((PartsRole.Peers, plan.Peers))
            .Append((PartsRole.Now, plan.Now));
        foreach (var (role, query) in queries)
        {
            foreach (var family in query is null ? [] : division.Families.GroupBy(pair => pair.Value, pair => pair.Key))
            {
                var anchor = version.Divisions.DimensionsIn(family.Key).Order(StringComparer.Ordinal).First();
                var parts = query! with
                {
                    Measures = [.. family.Order()],
                    UseRollup = false,
                    Memory = null,
                    Division = new FactsDivision(
                        family.Key, [.. division.By.Select(each => each.Code)], division.Where, anchor),
                };
                yield return new DividedQuery(
                    role,
                    role == PartsRole.Over ? query.Level : null,
                    parts,
                    division.Where is null
                        ? null
                        : parts with { Division = new FactsDivision(family.Key, [], null, anchor) });
            }
        }
    }
}

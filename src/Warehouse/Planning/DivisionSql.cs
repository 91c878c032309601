using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>How a statement divides the facts: by a family's categories instead of the undivided value.</summary>
/// <param name="Family">The family; every category of it is a part of the undivided value.</param>
/// <param name="By">Codes of the dimensions to group by; none for all together.</param>
/// <param name="Where">Only categories that pass, its tests being lists of codes; null for all.</param>
/// <param name="Anchor">Any dimension of the family: by its rows the categories are found where none is asked for.</param>
internal sealed record FactsDivision(string Family, IReadOnlyList<string> By, FactFilter? Where, string Anchor)
{
    /// <summary>The dimensions whose codes the statement needs, those grouped by first; at least one.</summary>
    public IReadOnlyList<string> Joined => [.. Named.DefaultIfEmpty(Anchor)];

    private IEnumerable<string> Named => By
        .Concat(Where?.AllTests.Select(test => test.Dimension) ?? [])
        .Distinct(StringComparer.Ordinal);
}

/// <summary>Writes the parts of a statement that divide the facts: still sums by keys with filters.</summary>
internal static class DivisionSql
{
    /// <summary>The joins that bring a fact's code of each dimension as <c>c0.code</c>, <c>c1.code</c> ...</summary>
    public static SqlText Joins(FactsDivision division) => SqlText.Join(
        " ",
        division.Joined.Select((dimension, index) => SqlText.Of(
            $"JOIN category {Alias(index)} ON {Alias(index)}.category_id = f.category_id AND {Alias(index)}.dimension = {dimension}")));

    /// <summary>The conditions on family and codes.</summary>
    public static IReadOnlyList<SqlText> Conditions(FactsDivision division)
    {
        var family = SqlText.Of($"c0.family = {division.Family}");
        return division.Where is { } where ? [family, Condition(where, division.Joined)] : [family];
    }

    /// <summary>The keys grouped by, with a comma before each.</summary>
    public static SqlText Keys(FactsDivision division) => SqlText.Join(
        string.Empty, division.By.Select((_, index) => SqlText.Of($", {Alias(index)}.code")));

    /// <summary>The numbers of the categories that pass, for a condition <c>IN (...)</c>.</summary>
    public static SqlText Categories(FactsDivision division)
    {
        var others = SqlText.Join(
            " ",
            division.Joined.Skip(1).Select((dimension, index) => SqlText.Of(
                $"JOIN category {Alias(index + 1)} ON {Alias(index + 1)}.category_id = c0.category_id AND {Alias(index + 1)}.dimension = {dimension}")));
        return SqlText.Of($"""
            SELECT c0.category_id FROM category c0 {others}
            WHERE c0.dimension = {division.Joined[0]} AND {SqlText.Join(" AND ", Conditions(division))}
            """);
    }

    private static SqlText Condition(FactFilter filter, IReadOnlyList<string> joined)
    {
        var parts = filter.Tests.Select(test => Condition(test, joined))
            .Concat(filter.All.Select(part => Condition(part, joined)))
            .ToList();
        if (filter.Any.Count > 0)
        {
            parts.Add(SqlText.Of($"({SqlText.Join(" OR ", filter.Any.Select(part => Condition(part, joined)))})"));
        }

        return parts.Count == 1 ? parts[0] : SqlText.Of($"({SqlText.Join(" AND ", parts)})");
    }

    private static SqlText Condition(DimensionTest test, IReadOnlyList<string> joined)
    {
        var alias = Alias(joined.ToList().IndexOf(test.Dimension));
        var conditions = new List<SqlText>();
        if (test.In is { } codes)
        {
            conditions.Add(codes.Count == 0 ? SqlText.Of($"false") : SqlText.Of($"{alias}.code IN ({codes})"));
        }

        if (test.NotIn is { Count: > 0 } others)
        {
            conditions.Add(SqlText.Of($"{alias}.code NOT IN ({others})"));
        }

        return conditions.Count == 0 ? SqlText.Of($"true")
            : conditions.Count == 1 ? conditions[0]
            : SqlText.Of($"({SqlText.Join(" AND ", conditions)})");
    }

    private static SqlName Alias(int index) => new($"c{index}");
}

using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>How a question divides its facts beside place and time.</summary>
/// <param name="By">The dimensions that rows are grouped by, in the order asked.</param>
/// <param name="Where">The filter before aggregation, its tests put as lists of codes; null where there is none.</param>
/// <param name="Families">The family that answers for each measure, by the measure's number.</param>
internal sealed record CheckedDivision(
    IReadOnlyList<Dimension> By, FactFilter? Where, IReadOnlyDictionary<short, string> Families)
{
    /// <summary>Every dimension grouped or filtered by.</summary>
    public IReadOnlyList<string> Needed =>
    [
        .. By.Select(dimension => dimension.Code)
            .Concat(Where?.AllTests.Select(test => test.Dimension) ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>Checks the dimensions and the filter of a question against the catalogue and what the version holds.</summary>
internal sealed class DivisionCheck(DomainCatalogue catalogue, PublishedVersion version)
{
    /// <summary>Most dimensions that one question may group by.</summary>
    public const int MostDimensions = 4;

    /// <summary>The division; null where the question asks for undivided figures.</summary>
    /// <exception cref="QuestionException">The asker's fault.</exception>
    public CheckedDivision? Run(Question question, IReadOnlyList<Ask> asks)
    {
        if (question.ByDimensions.Count == 0 && question.Where is null)
        {
            return null;
        }

        if (question.ByDimensions.Count > MostDimensions
            || question.ByDimensions.Distinct(StringComparer.Ordinal).Count() < question.ByDimensions.Count)
        {
            throw DivisionFaults.DimensionsRepeatedOrTooMany(MostDimensions);
        }

        var by = question.ByDimensions.Select(Find).ToList();
        if (question.Where is { } filter && (IsEmpty(filter) || filter.AllTests.Any(test => (test.In ?? test.NotIn) is null && test.Number is null)))
        {
            throw DivisionFaults.EmptyFilter();
        }

        var where = question.Where?.With(Listed);
        var families = new Dictionary<short, string>();
        var division = new CheckedDivision(by, where, families);
        foreach (var ask in asks)
        {
            CheckCarried(ask, division.Needed, families);
        }

        return division;
    }

    private static bool IsEmpty(FactFilter filter) =>
        filter.Tests.Count + filter.All.Count + filter.Any.Count == 0 || filter.All.Any(IsEmpty) || filter.Any.Any(IsEmpty);

    private Dimension Find(string code) => catalogue.FindDimension(code)
        ?? throw DivisionFaults.UnknownDimension(code, catalogue.Dimensions);

    // A rate whose numerator counts some ages and whose denominator counts all is none.
    private void CheckCarried(Ask ask, IReadOnlyList<string> needed, Dictionary<short, string> families)
    {
        var without = new List<string>();
        var isAnyCarried = false;
        foreach (var code in ask.Definitions.SelectMany(recipe => recipe.Measures.Concat(recipe.Base?.Measures ?? [])).Distinct())
        {
            if (version.MeasureIds.TryGetValue(code, out var id) && version.Divisions.FamilyOf(id, needed) is { } family)
            {
                families[id] = family;
                isAnyCarried = true;
            }
            else
            {
                without.Add(code);
            }
        }

        if (without.Count == 0)
        {
            return;
        }

        if (isAnyCarried)
        {
            throw DivisionFaults.PartsCarriedApart(ask.Measure.Name, needed, without);
        }

        throw DivisionFaults.NotCarried(
            ask.Measure.Name,
            needed,
            version.DimensionsOf(ask.Recipe.Measures),
            version.MeasuresWith(needed));
    }

    // Numbers become the bands that they hold, so that all below knows lists of codes only.
    private DimensionTest Listed(DimensionTest test)
    {
        var dimension = Find(test.Dimension);
        var known = dimension.IsOpen
            ? version.Divisions.CodesOf(dimension.Code).ToHashSet(StringComparer.Ordinal)
            : dimension.Codes.Select(code => code.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var code in (test.In ?? []).Concat(test.NotIn ?? []).Where(code => !known.Contains(code)))
        {
            throw DivisionFaults.UnknownCode(dimension, code, known);
        }

        if (test.Number is not { } number)
        {
            return test;
        }

        var bands = DimensionBands.Within(dimension, number);
        return test with { Number = null, In = test.In is null ? bands : [.. test.In.Intersect(bands, StringComparer.Ordinal)] };
    }
}

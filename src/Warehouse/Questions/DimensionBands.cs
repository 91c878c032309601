using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The bands of a dimension that a condition on whole numbers asks for.</summary>
internal static class DimensionBands
{
    /// <summary>Codes of the bands that hold the condition's numbers and no others.</summary>
    /// <exception cref="QuestionException">The dimension has no bands, or a bound lies inside one.</exception>
    public static IReadOnlyList<string> Within(Dimension dimension, ValueCondition condition)
    {
        var bands = dimension.Codes.Where(code => (code.From ?? code.Below) is not null).ToList();
        if (bands.Count == 0)
        {
            throw DivisionFaults.NotBanded(dimension);
        }

        if (condition.IsEmpty)
        {
            throw DivisionFaults.EmptyFilter();
        }

        var from = Greatest(condition.Gte, condition.Gt + 1, condition.Eq);
        var below = Least(condition.Lt, condition.Lte + 1, condition.Eq + 1);
        var within = Between(dimension, bands, from, below);
        return condition.Neq is { } other
            ? [.. within.Except(Between(dimension, bands, other, other + 1), StringComparer.Ordinal)]
            : within;
    }

    private static List<string> Between(Dimension dimension, List<DimensionCode> bands, decimal? from, decimal? below)
    {
        foreach (var bound in new[] { from, below }.OfType<decimal>())
        {
            var isBorder = bands.Any(band => band.From == bound || band.Below == bound)
                || (bands[0].From is null && bound <= 0);
            if (!isBorder)
            {
                throw DivisionFaults.InsideBand(dimension, bound, bands.First(band => band.Holds(bound)));
            }
        }

        return
        [
            .. bands
                .Where(band => (from is not { } low || (band.From ?? 0) >= low || (band.From is null && low <= 0))
                    && (below is not { } high || band.Below <= high))
                .Select(band => band.Code),
        ];
    }

    private static decimal? Greatest(params ReadOnlySpan<decimal?> bounds)
    {
        decimal? greatest = null;
        foreach (var bound in bounds)
        {
            greatest = greatest is null || bound > greatest ? bound ?? greatest : greatest;
        }

        return greatest;
    }

    private static decimal? Least(params ReadOnlySpan<decimal?> bounds)
    {
        decimal? least = null;
        foreach (var bound in bounds)
        {
            least = least is null || bound < least ? bound ?? least : least;
        }

        return least;
    }
}

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Turns feature values into columns, each in standard deviations from the mean of the women learnt
/// from.</summary>
/// <remarks>
/// A value that is missing takes the mean, and an indicator column says that it was missing: nobody is dropped.
/// What is (nearly) the same in all women learnt from has no column.
/// </remarks>
public static class FeatureEncoder
{
    private const int FewestKnown = 20;
    private const int FewestOfEach = 5;

    /// <summary>Chooses the columns by the cases to be learnt from.</summary>
    /// <param name="features">The features.</param>
    /// <param name="cases">The values of each case, in the order of the features.</param>
    public static IReadOnlyList<ModelColumn> Fit(IReadOnlyList<RiskFeature> features, IReadOnlyList<double?[]> cases)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(cases);
        var columns = new List<ModelColumn>();
        for (var index = 0; index < features.Count; index++)
        {
            var known = cases
                .Where(values => values[index] is not null)
                .Select(values => values[index]!.Value)
                .ToArray();
            var missing = cases.Count - known.Length;
            if (known.Length < FewestKnown)
            {
                continue;
            }

            var feature = features[index];
            Add(columns, feature, null, known);
            foreach (var knot in feature.Knots)
            {
                Add(columns, feature, knot, [.. known.Select(value => Math.Max(0, value - knot))]);
            }

            if (missing >= FewestKnown)
            {
                columns.Add(new(feature.Code, ColumnKind.Missing, 0, missing / (double)cases.Count, 1, 0));
            }
        }

        return columns;
    }

    /// <summary>The columns of one case.</summary>
    public static double[] Encode(
        IReadOnlyList<ModelColumn> columns, IReadOnlyDictionary<string, int> positions, double?[] values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(values);
        var row = new double[columns.Count];
        for (var index = 0; index < row.Length; index++)
        {
            row[index] = columns[index].Encode(values[positions[columns[index].Feature]]);
        }

        return row;
    }

    private static void Add(List<ModelColumn> columns, RiskFeature feature, double? knot, double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        var differing = values.Count(value => value != values[0]);
        if (differing >= FewestOfEach && values.Length - differing >= (feature.IsNumber ? 0 : FewestOfEach))
        {
            var kind = knot is null ? ColumnKind.Value : ColumnKind.Above;
            columns.Add(new(feature.Code, kind, knot ?? 0, mean, deviation, 0));
        }
    }
}

/// <summary>One column of a model with its coefficient.</summary>
/// <param name="Feature">Code of the feature it belongs to.</param>
/// <param name="Kind">What of the feature it holds.</param>
/// <param name="Knot">For <see cref="ColumnKind.Above"/>: from which value.</param>
/// <param name="Mean">Mean among the women learnt from, in the feature's unit.</param>
/// <param name="Scale">One standard deviation, in the feature's unit.</param>
/// <param name="Coefficient">Log-odds a standard deviation.</param>
public sealed record ModelColumn(
    string Feature, ColumnKind Kind, double Knot, double Mean, double Scale, double Coefficient)
{
    /// <summary>The column of a value, in standard deviations from the mean.</summary>
    public double Encode(double? value) => (Kind, value) switch
    {
        (ColumnKind.Missing, null) => 1 - Mean,
        (ColumnKind.Missing, _) => -Mean,
        (_, null) => 0,
        (ColumnKind.Above, { } number) => (Math.Max(0, number - Knot) - Mean) / Scale,
        (_, { } number) => (number - Mean) / Scale,
    };
}

/// <summary>What of a feature a column holds.</summary>
public enum ColumnKind
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>By how much the value exceeds a knot.</summary>
    Above,

    /// <summary>That the value is missing.</summary>
    Missing,
}

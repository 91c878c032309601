using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Access.Suppression;

/// <summary>A part of an undivided count along one dimension.</summary>
/// <param name="Of">Name of the undivided series.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Code">The code; empty for what came undivided only, which is never shown by itself.</param>
public sealed record SeriesPart(string Of, string Dimension, string Code)
{
    /// <summary>Whether it is what came undivided only.</summary>
    public bool IsRest => Code.Length == 0;
}

/// <summary>Adds to what is protected the parts of every count along one dimension at a time.</summary>
/// <remarks>
/// A count is the sum of its parts by age, again of its parts by parity, and so on, and of what came undivided only.
/// Sums and differences that indicators publish are published by part as well, and what the forms say of the whole holds of
/// its parts.
/// </remarks>
public static class DividedSeries
{
    /// <summary>The name of a part of a series.</summary>
    public static string NameOf(string series, string dimension, string code) => $"{series}|{dimension}={code}";

    /// <summary>The rules without parts: what follows from catalogue and forms.</summary>
    public static SuppressionRules Undivided(SuppressionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var parts = rules.Series.Where(series => series.Part is not null).Select(series => series.Name)
            .ToHashSet(StringComparer.Ordinal);
        return rules with
        {
            Series = [.. rules.Series.Where(series => series.Part is null)],
            Identities = [.. rules.Identities.Where(each =>
                !parts.Contains(each.Whole) && !each.Parts.Any(part => parts.Contains(part.Measure)))],
        };
    }

    /// <summary>The rules with the parts of every series that the data have.</summary>
    /// <param name="rules">The rules without parts.</param>
    /// <param name="codesOf">Of a measure and a dimension the codes in the data; empty where it is not divided by it.</param>
    public static SuppressionRules Divide(
        SuppressionRules rules, Func<string, string, IReadOnlyCollection<string>> codesOf)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(codesOf);
        var (measures, sums) = (new List<ProtectedSeries>(), new List<ProtectedSeries>());
        var identities = rules.Identities.ToList();
        foreach (var dimension in rules.Dimensions)
        {
            foreach (var series in rules.Series)
            {
                var parts = Parts(series, dimension, codesOf).ToList();
                (series.IsMeasure ? measures : sums).AddRange(parts);
                if (series.IsMeasure && parts.Count > 0)
                {
                    identities.Add(new SeriesIdentity(series.Name, [.. parts.Select(part => (part.Name, 1d))]));
                }
            }

            identities.AddRange(rules.Identities.SelectMany(identity => OfParts(identity, dimension, codesOf)));
        }

        // Measures stand before the sums that are made of them.
        return rules with
        {
            Series =
            [
                .. rules.Series.Where(series => series.IsMeasure), .. measures,
                .. rules.Series.Where(series => !series.IsMeasure), .. sums,
            ],
            Identities = identities,
        };
    }

    private static IEnumerable<ProtectedSeries> Parts(
        ProtectedSeries series, string dimension, Func<string, string, IReadOnlyCollection<string>> codesOf)
    {
        foreach (var code in CommonCodes(series.Terms.Select(term => term.Measure), dimension, codesOf))
        {
            var name = NameOf(series.Name, dimension, code);
            MeasureTerm[] terms = series.IsMeasure
                ? [new MeasureTerm(name, 1)]
                : [.. series.Terms.Where(term => codesOf(term.Measure, dimension).Contains(code))
                    .Select(term => term with { Measure = NameOf(term.Measure, dimension, code) })];
            yield return new(name, series.IsSensitive, terms, new SeriesPart(series.Name, dimension, code));
        }

        if (series.IsMeasure && codesOf(series.Name, dimension).Count > 0)
        {
            var rest = NameOf(series.Name, dimension, "");
            yield return new(
                rest, series.IsSensitive, [new MeasureTerm(rest, 1)], new SeriesPart(series.Name, dimension, ""));
        }
    }

    private static IEnumerable<SeriesIdentity> OfParts(
        SeriesIdentity identity, string dimension, Func<string, string, IReadOnlyCollection<string>> codesOf) =>
        CommonCodes(identity.Parts.Select(part => part.Measure).Prepend(identity.Whole), dimension, codesOf)
            .Where(codesOf(identity.Whole, dimension).Contains)
            .Select(code => new SeriesIdentity(
                NameOf(identity.Whole, dimension, code),
                [.. identity.Parts.Where(part => codesOf(part.Measure, dimension).Contains(code))
                    .Select(part => (NameOf(part.Measure, dimension, code), part.Factor))]));

    // Every code that any has, where all are divided.
    private static IEnumerable<string> CommonCodes(
        IEnumerable<string> measures, string dimension, Func<string, string, IReadOnlyCollection<string>> codesOf)
    {
        var codes = measures.Select(measure => codesOf(measure, dimension)).ToList();
        return codes.TrueForAll(each => each.Count > 0)
            ? codes.SelectMany(each => each).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            : [];
    }
}

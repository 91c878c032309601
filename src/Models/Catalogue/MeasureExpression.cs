namespace McHAnalytics.Models.Catalogue;

/// <summary>A sum of measures, each times a whole coefficient: what a numerator or a denominator is made of.</summary>
/// <remarks>Sums only, so that parts add up over places and periods and the division comes last, at every level.</remarks>
/// <param name="Terms">At least one term; a measure stands in one term only.</param>
public sealed record MeasureExpression(IReadOnlyList<MeasureTerm> Terms);

/// <summary>One term of a <see cref="MeasureExpression"/>.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Coefficient">Whole number, not zero: 1 or -1 in most cases.</param>
public readonly record struct MeasureTerm(string Measure, int Coefficient);

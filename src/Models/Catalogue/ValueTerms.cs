namespace McHAnalytics.Models.Catalogue;

/// <summary>One of several rates that are divided each by itself and then added: births of an age over women of it.</summary>
/// <param name="Numerator">Sum of measures.</param>
/// <param name="Denominator">Sum of measures.</param>
public sealed record RateTerm(MeasureExpression Numerator, MeasureExpression Denominator);

/// <summary>A class of values whose counts add up where a median does not.</summary>
/// <param name="Measure">Code of the measure that counts the values of the class.</param>
/// <param name="From">Lower end, included.</param>
/// <param name="To">Upper end, which is the lower end of the next class; above <paramref name="From"/>.</param>
public sealed record MedianClass(string Measure, decimal From, decimal To);

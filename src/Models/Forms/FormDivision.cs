using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Forms;

/// <summary>By what the lines of a register or bulk export are divided, beside place and month.</summary>
/// <param name="Dimensions">The dimensions that the lines carry.</param>
/// <param name="Families">Sets of dimensions by whose full cross the sums are kept too, each of them adding up to the
/// undivided sum; the codes of <paramref name="Dimensions"/>, each set once and in order of code.</param>
public sealed record FormDivision(
    IReadOnlyList<FormDimension> Dimensions, IReadOnlyList<IReadOnlyList<string>> Families)
{
    /// <summary>Lines are not divided.</summary>
    public static FormDivision None { get; } = new([], []);

    /// <summary>Whether lines are divided at all.</summary>
    public bool IsEmpty => Dimensions.Count == 0;
}

/// <summary>Where a line says its code of a dimension.</summary>
/// <param name="Definition">The dimension as the catalogue knows it.</param>
/// <param name="Column">Header of the column that says it.</param>
/// <param name="Until">Header of a day: the number of the dimension's bands is the completed years from
/// <paramref name="Column"/> to it; null where the column holds the number or text itself.</param>
/// <param name="Values">Texts of the column and the code each means; empty where the column holds a number or, of an open
/// dimension, the code.</param>
public sealed record FormDimension(
    Dimension Definition, string Column, string? Until, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The code of a line; never empty: what is blank or not understood is unknown.</summary>
    /// <param name="text">The column's text, trimmed; null where blank.</param>
    /// <param name="number">The number that its bands ask for; null where there is none.</param>
    public string CodeOf(string? text, decimal? number) => Values.Count > 0
        ? text is not null && Values.TryGetValue(text, out var code) ? code : Dimension.Unknown
        : Definition.IsOpen ? string.IsNullOrEmpty(text) ? Dimension.Unknown : text
        : number is { } known ? Definition.BandOf(known) : Dimension.Unknown;
}

/// <summary>Columns of a report that are the parts of another along a dimension: born male, female and of unknown sex.</summary>
/// <param name="Of">Code of the measure that is the whole.</param>
/// <param name="Definition">The dimension.</param>
/// <param name="Measures">Code of the dimension by code of the measure that is its part.</param>
public sealed record FormParts(string Of, Dimension Definition, IReadOnlyDictionary<string, string> Measures);

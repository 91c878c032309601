namespace McHAnalytics.Models.Catalogue;

/// <summary>What figures can be divided by, beside place and time: age group, kind of delivery, facility.</summary>
/// <param name="Code">Stable code, lower case with underscores: <c>age_group</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="IsOpen">Whether the codes come with the data (facilities) and are not listed.</param>
/// <param name="Codes">The codes in their order, the unknown last; of an open dimension only the unknown.</param>
public sealed record Dimension(
    string Code, string NameZh, string NameEn, bool IsOpen, IReadOnlyList<DimensionCode> Codes)
{
    /// <summary>The code of rows that say nothing of the dimension: they are counted, never dropped.</summary>
    public const string Unknown = "unknown";

    /// <summary>Whether its codes are bands of a number.</summary>
    public bool IsBanded => Codes.Any(code => code.From is not null || code.Below is not null);

    /// <summary>A code's names; a code of an open dimension is its own name.</summary>
    public DimensionCode Of(string code) =>
        Codes.FirstOrDefault(each => each.Code == code) ?? new DimensionCode(code, code, code, null, null);

    /// <summary>The band that holds a number; <see cref="Unknown"/> where none does.</summary>
    public string BandOf(decimal number) => Codes.FirstOrDefault(code => code.Holds(number))?.Code ?? Unknown;
}

/// <summary>One code of a dimension.</summary>
/// <param name="Code">Stable code: <c>20_24</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="From">The least number of a band, which is in it; null where there is none.</param>
/// <param name="Below">The number at which a band ends, which is not in it; null where there is none.</param>
public sealed record DimensionCode(string Code, string NameZh, string NameEn, decimal? From, decimal? Below)
{
    /// <summary>Whether the code is a band that holds a number.</summary>
    public bool Holds(decimal number) =>
        (From ?? Below) is not null && (From is not { } from || number >= from) && (Below is not { } below || number < below);
}

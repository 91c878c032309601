using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Places;

/// <summary>A place as a file lists it.</summary>
internal sealed record PlaceRow(
    string Code,
    string Name,
    string? NameEn,
    OrgLevel Level,
    string? ParentCode,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string? SuccessorCode)
{
    /// <summary>Pinyin as the file says it; null where it is left to the readings.</summary>
    public string? NamePinyin { get; init; }

    /// <summary>Where it stands; null for a place that the warehouse has from before.</summary>
    public PlaceLine? At { get; init; }

    public IReadOnlyList<string> Successors => SuccessorCode?.Split(OrgUnit.SuccessorSeparator) ?? [];

    /// <summary>The last day, or the last that there is.</summary>
    public DateOnly LastDay => ValidTo ?? DateOnly.MaxValue;
}

/// <summary>A line of a file, from 1.</summary>
internal sealed record PlaceLine(string File, int Line);

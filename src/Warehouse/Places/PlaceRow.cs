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
    string? SuccessorCode);

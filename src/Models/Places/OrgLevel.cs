namespace McHAnalytics.Models.Places;

/// <summary>The levels of the place hierarchy, from the largest: 省, 市, 县, 乡镇, 村, and the facility within a place.</summary>
public enum OrgLevel
{
    Province = 1,
    Prefecture = 2,
    County = 3,
    Township = 4,
    Village = 5,
    Facility = 6,
}

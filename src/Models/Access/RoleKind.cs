namespace McHAnalytics.Models.Access;

/// <summary>The kinds of people who ask. Who owns figures sees them exactly; all others see small ones suppressed.</summary>
public enum RoleKind
{
    /// <summary>Whoever runs the program on this machine: owner of all places.</summary>
    LocalOwner,

    /// <summary>A county's maternal and child health station (县妇幼保健院): owner of its county.</summary>
    County,

    /// <summary>A township hospital (乡镇卫生院): owner of its township.</summary>
    Township,

    /// <summary>A prefecture's health commission: its prefecture, suppressed.</summary>
    Prefecture,

    /// <summary>A province's health commission: its province, suppressed.</summary>
    Province,

    /// <summary>The national level: all places, suppressed.</summary>
    National,

    /// <summary>Anybody: all places, suppressed; nothing sensitive below county.</summary>
    Public,
}

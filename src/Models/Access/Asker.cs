using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Access;

/// <summary>Who asks: a parameter of every question, and part of every statement that answers it.</summary>
/// <param name="Name">How the asker is called; no part of what may be seen.</param>
/// <param name="Role">The kind of role.</param>
/// <param name="Area">Code of the place whose figures, with all under it, may be asked for; null for all places.</param>
public sealed record Asker(string Name, RoleKind Role, string? Area)
{
    private static readonly IReadOnlyList<DataClass> s_owner = [DataClass.Aggregate, DataClass.Person, DataClass.Sensitive];
    private static readonly IReadOnlyList<DataClass> s_authority = [DataClass.Aggregate, DataClass.Sensitive];
    private static readonly IReadOnlyList<DataClass> s_public = [DataClass.Aggregate];

    /// <summary>Whoever runs the program on this machine: all places, exact.</summary>
    public static Asker LocalOwner { get; } = new("本机 local", RoleKind.LocalOwner, null);

    /// <summary>Whether the asker owns the figures of the area, and so sees them exactly.</summary>
    public bool IsOwner => Role is RoleKind.LocalOwner or RoleKind.County or RoleKind.Township;

    /// <summary>The kinds of data that the role may see.</summary>
    public IReadOnlyList<DataClass> DataClasses => IsOwner ? s_owner : Role == RoleKind.Public ? s_public : s_authority;

    /// <summary>Equal for askers who may see the same, and different for all others: part of the key of kept answers.</summary>
    public string Scope => $"{Role}:{Area}";

    /// <summary>The level of place that a kind of role has as its area; null where it has all places.</summary>
    public static OrgLevel? LevelOf(RoleKind role) => role switch
    {
        RoleKind.County => OrgLevel.County,
        RoleKind.Township => OrgLevel.Township,
        RoleKind.Prefecture => OrgLevel.Prefecture,
        RoleKind.Province => OrgLevel.Province,
        _ => null,
    };

    /// <summary>Reads an asker as it is written on the command line and in the development header: <c>COUNTY:610528</c>,
    /// <c>PUBLIC</c>.</summary>
    /// <returns>Null where the text names no role, or a role without the area that it needs or with one that it cannot
    /// have.</returns>
    public static Asker? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        foreach (var role in Enum.GetValues<RoleKind>())
        {
            if (Word(role) == parts[0])
            {
                var needsArea = LevelOf(role) is not null;
                var area = parts.Length == 2 ? parts[1] : null;
                var isCode = area is { Length: > 0 and <= 40 } && area.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
                return needsArea == (area is not null) && (!needsArea || isCode) ? new Asker(text, role, area) : null;
            }
        }

        return null;
    }

    /// <summary>All that <see cref="Parse"/> reads, for messages.</summary>
    public static string Allowed => string.Join(
        ", ", Enum.GetValues<RoleKind>().Select(role => Word(role) + (LevelOf(role) is null ? string.Empty : ":CODE")));

    /// <summary>The word of a role on the command line and in answers: <c>LOCAL_OWNER</c>.</summary>
    public static string Word(RoleKind role) => role == RoleKind.LocalOwner ? "LOCAL_OWNER" : role.ToString().ToUpperInvariant();
}

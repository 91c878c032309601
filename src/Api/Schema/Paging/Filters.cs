namespace McHAnalytics.Api.Schema.Paging;

/// <summary>Conditions on a text; all that are given must hold. Text is compared without regard to case.</summary>
public sealed record StringOperationFilterInput(
    string? Eq,
    string? Neq,
    string? Contains,
    string? StartsWith,
    string? EndsWith,
    IReadOnlyList<string>? In,
    IReadOnlyList<string>? Nin)
{
    /// <summary>
    /// Whether the conditions hold for something with several texts: what is asked for by one of them, what is ruled out
    /// by none.
    /// </summary>
    internal bool Holds(params ReadOnlySpan<string?> values)
    {
        var isFound = false;
        foreach (var value in values)
        {
            if (value is not null)
            {
                if (IsRuledOut(value))
                {
                    return false;
                }

                isFound |= IsMeant(value);
            }
        }

        return isFound;
    }

    private bool IsMeant(string value) =>
        (Eq is null || Same(value, Eq))
        && (Contains is null || value.Contains(Contains, StringComparison.OrdinalIgnoreCase))
        && (StartsWith is null || value.StartsWith(StartsWith, StringComparison.OrdinalIgnoreCase))
        && (EndsWith is null || value.EndsWith(EndsWith, StringComparison.OrdinalIgnoreCase))
        && (In is null || In.Any(other => Same(value, other)));

    private bool IsRuledOut(string value) =>
        (Neq is not null && Same(value, Neq)) || (Nin?.Any(other => Same(value, other)) ?? false);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Conditions on a value of an enumeration; all that are given must hold.</summary>
public sealed record EnumOperationFilterInput<T>(T? Eq, T? Neq, IReadOnlyList<T>? In, IReadOnlyList<T>? Nin)
    where T : struct, Enum
{
    internal bool Holds(T value) =>
        (Eq is not { } equal || value.Equals(equal))
        && (Neq is not { } other || !value.Equals(other))
        && (In is null || In.Contains(value))
        && (Nin is null || !Nin.Contains(value));
}


/// <summary>The direction of an order.</summary>
public enum SortEnumType
{
    Asc,
    Desc,
}

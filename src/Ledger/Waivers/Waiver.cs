namespace McHAnalytics.Ledger.Waivers;

/// <summary>Somebody's word that a finding needs no correction, until a day.</summary>
/// <remarks>
/// It is about a rule, a subject and the figure that was seen, not about a finding's number: the same finding of a later
/// load is waived too, and a finding of another figure is not. Nothing of it changes but its withdrawal.
/// </remarks>
public sealed class Waiver
{
    public long Id { get; init; }

    /// <summary>The rule that found it: <c>DQ-L1</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What was found: place, month and measure of a fact, or the ids of published figures.</summary>
    public required string Subject { get; init; }

    /// <summary>The figure that was seen; another figure is another finding.</summary>
    public required string Observed { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string By { get; init; }

    /// <summary>Why the figure stands.</summary>
    public required string Why { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly Until { get; init; }

    /// <summary>When it was written; the store fills it.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Who took it back; null where nobody did.</summary>
    public string? WithdrawnBy { get; internal set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>Whether it holds on a day: it was not taken back, and the day is not after its last.</summary>
    public bool HoldsOn(DateOnly day) => WithdrawnAt is null && day <= Until;

    /// <summary>Whether it is about this very finding.</summary>
    public bool IsOf(string rule, string subject, string observed) =>
        Rule == rule && Subject == subject && Observed == observed;
}

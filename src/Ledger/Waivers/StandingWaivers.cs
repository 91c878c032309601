namespace McHAnalytics.Ledger.Waivers;

/// <summary>The waivers that hold on one day.</summary>
public sealed class StandingWaivers
{
    private readonly Dictionary<(string Rule, string Subject, string Observed), Waiver> _byFinding = [];

    internal StandingWaivers(IEnumerable<Waiver> oldestFirst)
    {
        foreach (var waiver in oldestFirst)
        {
            _byFinding[(waiver.Rule, waiver.Subject, waiver.Observed)] = waiver;
        }
    }

    /// <summary>The waiver of a finding, the last one given; null where the finding stands.</summary>
    public Waiver? Of(string rule, string subject, string observed) =>
        _byFinding.GetValueOrDefault((rule, subject, observed));
}

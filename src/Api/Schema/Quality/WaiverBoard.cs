using McHAnalytics.Api.Schema.Loads;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Quality;

/// <summary>The waivers that hold today, read from the Ledger once for all findings of a page.</summary>
/// <remarks>Waivers of another process are seen after a second; those given by this one at once.</remarks>
public sealed class WaiverBoard(LedgerDoor door, TimeProvider clock) : IFindingWaivers
{
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(1);

    private Reading? _last;

    /// <summary>The day by which waivers hold.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The waiver of a finding; null where it stands.</summary>
    public async Task<Waiver?> OfAsync(Finding finding, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Of(await StandingAsync(cancel).ConfigureAwait(false), finding);
    }

    /// <inheritdoc/>
    public async Task<Func<Finding, bool>> WaivedAsync(CancellationToken cancel)
    {
        var standing = await StandingAsync(cancel).ConfigureAwait(false);
        return finding => Of(standing, finding) is not null;
    }

    /// <summary>What a waiver of a finding is about.</summary>
    public static string SubjectOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return WaiverSubject.OfFact(finding.OrgUnit?.Code, finding.Period?.Id, finding.Measure);
    }

    /// <summary>Forgets what was read: a waiver was given or taken back.</summary>
    internal void Changed() => _last = null;

    private static Waiver? Of(StandingWaivers standing, Finding finding) =>
        standing.Of(finding.Rule, SubjectOf(finding), finding.Observed);

    private async Task<StandingWaivers> StandingAsync(CancellationToken cancel)
    {
        // The machine's own time, not the clock: a pinned day stands still.
        if (_last is { } last && TimeProvider.System.GetElapsedTime(last.At) < s_kept)
        {
            return last.Waivers;
        }

        var now = TimeProvider.System.GetTimestamp();
        await using var ledger = await door.OpenAsync(cancel).ConfigureAwait(false);
        var standing = await ledger.StandingWaiversAsync(cancel).ConfigureAwait(false);
        _last = new Reading(standing, now);
        return standing;
    }

    private sealed record Reading(StandingWaivers Waivers, long At);
}

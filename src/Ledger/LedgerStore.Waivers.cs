using McHAnalytics.Ledger.Waivers;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>Which findings somebody answers for.</summary>
public sealed partial class LedgerStore
{
    /// <summary>Writes that a finding needs no correction; of several on one finding the last that holds counts.</summary>
    /// <exception cref="WaiverException">Where it does not say who and why, or its last day cannot be.</exception>
    public async Task<Waiver> WaiveAsync(Waiver waiver, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(waiver);
        var today = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);
        Check(waiver, today);
        waiver.At = _clock.GetUtcNow();
        await using var context = NewContext();
        context.Waivers.Add(waiver);
        await context.SaveChangesAsync(cancel);
        return waiver;
    }

    /// <summary>Takes a waiver back; it stays in the list, with who did so.</summary>
    /// <exception cref="WaiverException">Where there is none of this number, or it was taken back before.</exception>
    public async Task<Waiver> WithdrawWaiverAsync(long id, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (string.IsNullOrWhiteSpace(by) || by.Length > WaiverLimits.Who)
        {
            throw WaiverException.Incomplete("who");
        }

        await using var context = NewContext();
        var waiver = await context.Waivers.AsTracking()
            .SingleOrDefaultAsync(each => each.Id == id && each.WithdrawnAt == null, cancel)
            ?? throw WaiverException.NothingToWithdraw(id);
        waiver.WithdrawnBy = by.Trim();
        waiver.WithdrawnAt = _clock.GetUtcNow();
        await context.SaveChangesAsync(cancel);
        return waiver;
    }

    /// <summary>Waivers, the last one first.</summary>
    /// <param name="holdingOnly">Without those that were taken back or whose last day is over.</param>
    /// <param name="page">Which part of the list.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<LedgerPage<Waiver>> ListWaiversAsync(
        bool holdingOnly, LedgerPageRequest page, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);
        await using var context = NewContext();
        IQueryable<Waiver> waivers = context.Waivers;
        if (holdingOnly)
        {
            waivers = waivers.Where(waiver => waiver.WithdrawnAt == null && waiver.Until >= today);
        }

        return await PageOfAsync(waivers.OrderByDescending(waiver => waiver.Id), page, cancel);
    }

    /// <summary>All waivers that hold today, by what they are about.</summary>
    public async Task<StandingWaivers> StandingWaiversAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);
        await using var context = NewContext();
        return new StandingWaivers(await context.Waivers
            .Where(waiver => waiver.WithdrawnAt == null && waiver.Until >= today)
            .OrderBy(waiver => waiver.Id)
            .ToListAsync(cancel));
    }

    private static void Check(Waiver waiver, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(waiver.By) || waiver.By.Length > WaiverLimits.Who)
        {
            throw WaiverException.Incomplete("who");
        }

        if (string.IsNullOrWhiteSpace(waiver.Why) || waiver.Why.Length > WaiverLimits.Why)
        {
            throw WaiverException.Incomplete("why");
        }

        if (waiver.Until < today || waiver.Until > today.AddYears(WaiverLimits.Years))
        {
            throw WaiverException.WrongDay(waiver.Until, today, today.AddYears(WaiverLimits.Years));
        }

        if (Math.Max(waiver.Subject.Length, waiver.Observed.Length) is var length && length > WaiverSubject.Longest)
        {
            throw WaiverException.TooLong(length);
        }
    }
}

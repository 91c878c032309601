using System.Collections.Frozen;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The day on which a form of a month (month index) is first due.</summary>
internal readonly record struct FormDueDate(string Form, int MonthIndex, DateOnly DueOn);

/// <summary>A report that is owed, has not come, and is not yet due.</summary>
internal readonly record struct PendingReport(string Form, int MonthIndex, int AreaId);

/// <summary>Which months are still open on one day: their reports are not due, and have not come.</summary>
internal sealed class ReportCalendar
{
    private readonly AreaIndex _areas;
    private readonly FrozenDictionary<string, FormDueDate> _latest;
    private readonly FrozenSet<PendingReport> _pending;
    private readonly FrozenSet<PendingReport> _pendingWithin;
    private readonly int _firstOpenMonth;
    private readonly int _currentMonth;

    public ReportCalendar(
        DateOnly today, IReadOnlyList<FormDueDate> dueDates, IReadOnlyList<PendingReport> pending, AreaIndex areas)
    {
        Today = today;
        _areas = areas;
        _latest = dueDates
            .GroupBy(due => due.Form, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key, group => group.MaxBy(due => due.MonthIndex), StringComparer.Ordinal);
        _pending = pending.ToFrozenSet();
        _pendingWithin = pending
            .SelectMany(report => areas.WithAncestors(report.AreaId), (report, place) => report with { AreaId = place })
            .ToFrozenSet();
        _currentMonth = Period.ToMonthIndex(today);
        _firstOpenMonth = Math.Min(
            pending.Select(report => report.MonthIndex).DefaultIfEmpty(_currentMonth).Min(),
            _latest.Values.Select(due => due.MonthIndex + 1).DefaultIfEmpty(_currentMonth).Min());
    }

    public DateOnly Today { get; }

    /// <summary>Whether the reports behind a figure are due.</summary>
    /// <param name="forms">The forms that bring the figure's parts; none means any form.</param>
    /// <param name="places">The places of the figure; none means all.</param>
    /// <param name="months">The months of the figure.</param>
    public Dueness Of(IReadOnlyCollection<string> forms, IReadOnlyList<int> places, IReadOnlyList<int> months) =>
        months[^1] < Math.Min(_firstOpenMonth, _currentMonth) ? Dueness.Due : LookedUp(forms, places, months);

    private Dueness LookedUp(IReadOnlyCollection<string> forms, IReadOnlyList<int> places, IReadOnlyList<int> months)
    {
        var asked = forms.Count == 0 ? _latest.Keys : (IReadOnlyCollection<string>)forms;
        var open = months.Count(month => IsOpen(asked, places, month));
        return open == 0 ? Dueness.Due : open == months.Count ? Dueness.NotYetDue : Dueness.PartlyDue;
    }

    private bool IsOpen(IReadOnlyCollection<string> forms, IReadOnlyList<int> places, int month) =>
        month >= _currentMonth || forms.Any(form => IsOpen(form, places, month));

    private bool IsOpen(string form, IReadOnlyList<int> places, int month)
    {
        if (!_latest.TryGetValue(form, out var latest))
        {
            return false;
        }

        // The version was built before these months were owed: they fall due as the last one it knows.
        if (month > latest.MonthIndex)
        {
            return latest.DueOn.AddMonths(month - latest.MonthIndex) >= Today;
        }

        return places.Count == 0
            ? _pending.Any(report => report.Form == form && report.MonthIndex == month)
            : places.Any(place => IsPending(form, month, place));
    }

    // A village's figures come in its township's report.
    private bool IsPending(string form, int month, int place) =>
        _pendingWithin.Contains(new PendingReport(form, month, place))
        || _areas.WithAncestors(place).Any(area => _pending.Contains(new PendingReport(form, month, area)));
}

using McHAnalytics.Models.Periods;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The report calendar of the version and day that were last asked for.</summary>
internal sealed class ReportCalendars
{
    private volatile Kept? _kept;

    /// <param name="lease">The version.</param>
    /// <param name="today">The day.</param>
    /// <param name="knownAt">Only reports known when this version was the newest; null for those known now.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<ReportCalendar> OfAsync(
        WarehouseLease lease, DateOnly today, int? knownAt, CancellationToken cancel)
    {
        if (_kept is { } kept && kept.Version == lease.Version && kept.Calendar.Today == today && kept.KnownAt == knownAt)
        {
            return kept.Calendar;
        }

        var pending = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT e.form, e.month, e.area_id
                FROM report_expectation e LEFT JOIN report_instance r
                  ON r.form = e.form AND r.area_id = e.area_id AND r.month = e.month
                     AND {KnownSql.Of(SqlText.Of($"r"), knownAt)}
                WHERE e.due_on >= {today} AND r.report_id IS NULL
                """),
            row => new PendingReport(row.GetString(0), Period.ToMonthIndex(row.GetInt32(1)), row.GetInt32(2)),
            cancel).ConfigureAwait(false);
        var calendar = new ReportCalendar(today, lease.Version.DueDates, pending, lease.Version.Areas);
        _kept = new Kept(lease.Version, calendar, knownAt);
        return calendar;
    }

    private sealed record Kept(PublishedVersion Version, ReportCalendar Calendar, int? KnownAt);
}

using McHAnalytics.Models.Periods;

namespace McHAnalytics.Models.Questions;

/// <summary>Whether the reports of a period have fallen due.</summary>
public enum Dueness
{
    /// <summary>Every month of the period is due: what is absent is missing.</summary>
    Due,

    /// <summary>Some months are due, later ones are not: a value is provisional.</summary>
    PartlyDue,

    /// <summary>No month of the period is due yet.</summary>
    NotYetDue,
}

/// <summary>Decides the <see cref="Dueness"/> of a period on a day.</summary>
public static class DuenessOf
{
    /// <summary>The dueness of a period: each of its months is due from the day after its due day.</summary>
    /// <param name="period">The period.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="dueOn">The last day to report a month (written 202403) in time.</param>
    public static Dueness Period(Period period, DateOnly today, Func<int, DateOnly> dueOn)
    {
        ArgumentNullException.ThrowIfNull(dueOn);
        var due = 0;
        for (var month = 0; month < period.LengthInMonths; month++)
        {
            if (dueOn(Periods.Period.ToYearMonth(period.FirstMonthIndex + month)) < today)
            {
                due++;
            }
        }

        return due == 0 ? Dueness.NotYetDue : due == period.LengthInMonths ? Dueness.Due : Dueness.PartlyDue;
    }
}

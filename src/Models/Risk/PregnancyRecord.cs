namespace McHAnalytics.Models.Risk;

/// <summary>What the warehouse knows of one pregnancy: dates, answers and dated outcomes; no name, only a
/// pseudonym.</summary>
/// <param name="Id">Number of the pregnancy in the warehouse.</param>
/// <param name="Pseudonym">Keyed pseudonym of the woman: the same in all her pregnancies.</param>
/// <param name="RegisteredOn">The day of registration (建册).</param>
/// <param name="LastMenstrualPeriod">First day of the last menstrual period.</param>
/// <param name="ExpectedDeliveryOn">Expected day of delivery, as the record gives it.</param>
/// <param name="DeliveredOn">The day of delivery; null while pregnant.</param>
/// <param name="Answers">The dated answers.</param>
/// <param name="Outcomes">The dated outcomes that are known.</param>
public sealed record PregnancyRecord(
    long Id,
    string Pseudonym,
    DateOnly? RegisteredOn,
    DateOnly? LastMenstrualPeriod,
    DateOnly? ExpectedDeliveryOn,
    DateOnly? DeliveredOn,
    IReadOnlyList<RiskAnswer> Answers,
    IReadOnlyList<PregnancyOutcome> Outcomes)
{
    /// <summary>A full pregnancy counted from the last menstrual period: 40 weeks.</summary>
    public const int FullTermDays = 280;

    private const int MostDays = 45 * 7;

    /// <summary>The first day of the pregnancy: from the record, or 40 weeks before the expected delivery.</summary>
    public DateOnly? BeganOn => LastMenstrualPeriod ?? ExpectedDeliveryOn?.AddDays(-FullTermDays);

    /// <summary>Completed gestational weeks at a day; null where it is unknown, not begun or beyond 45 weeks.</summary>
    public int? GestationalWeekAt(DateOnly day) =>
        BeganOn is { } began && day.DayNumber - began.DayNumber is >= 0 and <= MostDays and var days ? days / 7 : null;

    /// <summary>The answers for the rules at a day, with the gestational weeks worked out from the dates.</summary>
    public IReadOnlyList<RiskAnswer> AnswersAt(DateOnly day) => GestationalWeekAt(day) is { } week
        ? [.. Answers.Where(answer => answer.Variable != "gest_weeks"), new("gest_weeks", week, AnsweredOn: day)]
        : Answers;
}

/// <summary>A dated outcome: that it happened, or that it is known not to have happened.</summary>
/// <param name="Outcome">Code: <c>stillbirth</c>, <c>eclampsia</c> ...</param>
/// <param name="Present">Whether it happened.</param>
/// <param name="OccurredOn">The day on which it happened, or on which it was known that it had not.</param>
public sealed record PregnancyOutcome(string Outcome, bool Present, DateOnly OccurredOn);

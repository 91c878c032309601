namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Chooses the pregnancies from which one can learn, by expected delivery, so that early births are not
/// overcounted.</summary>
/// <remarks>
/// A pregnancy counts once its expected delivery and the days of follow-up have passed, whatever day she delivered:
/// among
/// those registered lately only the early births would have an outcome. In the same way the first months of the
/// register
/// are left out, where births that came early stand before it begins.
/// </remarks>
public sealed class RiskCohort
{
    private const int EarliestBirthBeforeTerm = 16 * 7;

    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    private RiskCohort(IReadOnlyList<RiskCase> cases) => Cases = cases;

    /// <summary>The cases.</summary>
    public IReadOnlyList<RiskCase> Cases { get; }

    /// <summary>Why pregnancies were left out, each reason with its count.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>Makes the cases of a register.</summary>
    /// <param name="records">The pregnancies.</param>
    /// <param name="setting">What is predicted, and when.</param>
    /// <param name="rules">The colour rules.</param>
    /// <param name="today">The day up to which outcomes are known.</param>
    public static RiskCohort Of(
        IReadOnlyList<PregnancyRecord> records, RiskModelSetting setting, RiskRuleSet rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(rules);
        var cases = new List<RiskCase>();
        var cohort = new RiskCohort(cases);
        var reader = new FeatureReader(setting, rules);
        var begins = records.Min(record => record.DeliveredOn)?.AddDays(EarliestBirthBeforeTerm);

        foreach (var record in records)
        {
            var expected = record.BeganOn?.AddDays(PregnancyRecord.FullTermDays);
            var why = expected is null || record.RegisteredOn is null ? "no_dates"
                : expected < begins ? "before_the_register_is_complete"
                : expected.Value.AddDays(setting.FollowUpDays) > today ? "still_in_follow_up"
                : record.DeliveredOn is null || record.DeliveredOn > today ? "lost_to_follow_up"
                : !record.Outcomes.Any(each => setting.Outcome.AnyOf.Contains(each.Outcome)) ? "outcome_not_recorded"
                : null;
            if (why is not null)
            {
                cohort._leftOut[why] = cohort._leftOut.GetValueOrDefault(why) + 1;
                continue;
            }

            var first = true;
            foreach (var day in reader.DaysOf(record))
            {
                if (LabelAfter(record, setting, day) is { } label)
                {
                    var sheet = reader.SheetAt(record, day);
                    cases.Add(new(
                        record.Id,
                        record.Pseudonym,
                        day,
                        first,
                        expected!.Value,
                        reader.Read(record, day, sheet),
                        rules.ColourOf(sheet),
                        label));
                }

                first = false;
            }
        }

        return cohort;
    }

    // Null where nothing is left to predict: she has delivered, or the outcome has happened already.
    private static bool? LabelAfter(PregnancyRecord record, RiskModelSetting setting, DateOnly day)
    {
        var present = record.Outcomes
            .Where(outcome => outcome.Present && setting.Outcome.AnyOf.Contains(outcome.Outcome))
            .ToList();
        var isOver = record.DeliveredOn <= day || present.Any(outcome => outcome.OccurredOn <= day);
        return isOver ? null : present.Count > 0;
    }
}

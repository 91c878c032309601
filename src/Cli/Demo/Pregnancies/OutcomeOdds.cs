namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>The truth that a model may find again: what moves the log-odds of a bad outcome.</summary>
internal static class OutcomeOdds
{
    // So strong that a good model of bedside data comes to about what miniPIERS came to (AUROC 0.77, outside 0.71).
    private const double Spread = 1.7;

    // What nobody writes down, in log-odds.
    private const double Unmeasured = 0.3;

    /// <summary>Log-odds relative to a healthy woman of 28, with something that nobody measures added.</summary>
    public static double Of(DemoCondition condition, DemoWoman woman, bool isEarly, DemoRandom random)
    {
        var log = 0.0;
        log += condition.Age >= 35 ? 0.055 * (condition.Age - 33) : condition.Age <= 20 ? 0.5 : 0;
        log += 0.065 * Math.Max(0, condition.BodyMassIndex - 23);
        log += condition.BodyMassIndex < 18.5 ? 0.25 : 0;
        log += 0.45 * Math.Min(2, condition.UterineSurgeries);
        log += condition.MonthsSinceSurgery < 18 ? 0.5 : 0;
        log += condition.BirthIntervalMonths < 18 ? 0.35 : 0;
        log += condition.Fetuses >= 2 ? 1.7 : 0;
        log += 0.03 * Math.Max(0, 126 - condition.First.Haemoglobin);
        log += 0.035 * (condition.First.Systolic - 112);
        log += 0.35 * Math.Max(0, condition.First.Glucose - 4.8);
        log += condition.Miscarriages >= 2 ? 0.3 : 0;
        log += condition.CystCm >= 5 ? 0.4 : 0;
        log += isEarly ? 0 : 0.55;
        log += woman.IsFloating ? 0.2 : 0;
        log += condition.AllFlags.Sum(flag => flag.Effect);
        return (Spread * log) + random.Normal(0, Unmeasured);
    }
}

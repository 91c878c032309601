namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>Draws a woman's state: age, parity, scar and body mass go together, as they do in life.</summary>
internal static class ConditionDraw
{
    /// <summary>Her state, given her age and her last pregnancy in the demo (null where none is known).</summary>
    public static DemoCondition Draw(DemoRandom random, int age, DemoPregnancy? last, DateOnly lastPeriodOn)
    {
        var parity = last is null ? Parity(random, age) : last.Condition.Parity + 1;
        var caesareans = last is null
            ? Enumerable.Range(0, parity).Count(_ => random.Chance(0.235))
            : last.Condition.PriorCaesareans + (last.Delivery!.Kind == "剖宫产" ? 1 : 0);
        var otherSurgeries = random.Chance(0.008) ? 1 : 0;
        var interval = Interval(random, parity, last, lastPeriodOn);
        var miscarriages = random.Poisson(age < 25 ? 0.12 : 0.24);
        var surgeries = caesareans + otherSurgeries;

        // Women with more births are a little heavier.
        var bodyMass = 21.2 * Math.Exp(random.Normal((0.012 * parity) + (0.002 * (age - 28)), 0.104));
        var fetuses = random.Chance(0.011) ? 2 : random.Chance(0.0003) ? 3 : 1;
        var first = Measurement(random, bodyMass, 133, null);

        return new DemoCondition
        {
            Age = age,
            HeightCm = Math.Round(random.Normal(160, 5.2)),
            BodyMassIndex = Math.Round(bodyMass, 1),
            Gravidity = parity + miscarriages + 1,
            Parity = parity,
            PriorCaesareans = caesareans,
            UterineSurgeries = surgeries,
            MonthsSinceSurgery = surgeries == 0 ? null : Math.Max(interval ?? random.Between(20, 120), 9),
            BirthIntervalMonths = interval,
            Miscarriages = miscarriages,
            Fetuses = fetuses,
            CystCm = random.Chance(0.006) ? Math.Round(5 + (random.Unit() * 4), 1) : random.Chance(0.03) ? 2.5 : 0,
            PulmonaryPressure = random.Between(15, 28),
            EjectionPercent = random.Between(58, 72),
            First = first,
            Later = Measurement(random, bodyMass, 131, first),
            FirstFlags = Flags(random, parity, surgeries, flag => flag.AtFirst, []),
        };
    }

    /// <summary>What comes later in the pregnancy.</summary>
    public static IReadOnlyList<DemoFlag> LaterFlags(DemoRandom random, DemoCondition condition) => Flags(
        random, condition.Parity, condition.UterineSurgeries,
        flag => flag.AfterFirst * (flag.Codes[0] is "dx_hdp_mild" or "dx_severe_preeclampsia" or "dx_diabetes"
            ? Math.Exp(0.12 * (condition.BodyMassIndex - 22)) * (condition.Age >= 35 ? 1.5 : 0.9)
            : 1),
        condition.FirstFlags);

    private static List<DemoFlag> Flags(
        DemoRandom random, int parity, int surgeries, Func<DemoFlag, double> share, IReadOnlyList<DemoFlag> already)
    {
        var found = new List<DemoFlag>();
        foreach (var flag in DemoFlags.All)
        {
            var possible = flag.Needs switch
            {
                DemoFlagNeed.EarlierBirth => parity > 0,
                DemoFlagNeed.Scar => surgeries > 0,
                _ => true,
            };

            // A condition is found once: with or without its drug.
            if (random.Chance(possible ? share(flag) : 0)
                && !found.Concat(already).Any(other => other.Codes[0] == flag.Codes[0]))
            {
                found.Add(flag);
            }
        }

        return found;
    }

    private static int Parity(DemoRandom random, int age)
    {
        var any = 1 / (1 + Math.Exp(-(age - 27.2) / 2.9));
        return !random.Chance(any) ? 0 : random.Chance(age >= 32 ? 0.26 : 0.1) ? 2 : 1;
    }

    private static int? Interval(DemoRandom random, int parity, DemoPregnancy? last, DateOnly lastPeriodOn) =>
        last is not null ? (lastPeriodOn.DayNumber - last.Delivery!.On.DayNumber) * 12 / 365
            : parity == 0 ? null
            : 8 + (int)random.Gamma(3, 42);

    private static DemoMeasurement Measurement(DemoRandom random, double bodyMass, double haemoglobin, DemoMeasurement? first)
    {
        // The second haemoglobin and platelets follow the first; rarely one is very low.
        var hb = first is null
            ? random.Normal(haemoglobin, 10.5)
            : haemoglobin + (0.7 * (first.Haemoglobin - 133)) + random.Normal(0, 7);
        var platelets = first is null ? random.Normal(215, 48) : (0.85 * first.Platelets) + random.Normal(28, 20);
        return new DemoMeasurement(
            (int)Math.Clamp(random.Normal(112 + (1.1 * (bodyMass - 22)), 9.5), 80, 185),
            (int)Math.Clamp(random.Normal(70 + (0.7 * (bodyMass - 22)), 7), 45, 115),
            (int)Math.Clamp(random.Chance(0.0006) ? random.Between(38, 75) : hb, 35, 165),
            (int)Math.Clamp(random.Chance(0.0012) ? random.Between(22, 95) : platelets, 20, 420),
            Math.Round(Math.Clamp(random.Normal(4.55 + (0.03 * (bodyMass - 22)), 0.42), 3.2, 12), 1),
            Math.Round(Math.Exp(random.Normal(3.6, 0.6)), 0));
    }
}

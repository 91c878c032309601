namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>The colours of the national rules, from the mildest.</summary>
internal enum DemoColour
{
    Green,
    Yellow,
    Orange,
    Red,
}

/// <summary>A woman's state in one pregnancy, in the words of the colour rules.</summary>
internal sealed class DemoCondition
{
    public int Age { get; init; }

    public double HeightCm { get; init; }

    public double BodyMassIndex { get; init; }

    public int Gravidity { get; init; }

    public int Parity { get; init; }

    public int PriorCaesareans { get; init; }

    public int UterineSurgeries { get; init; }

    public int? MonthsSinceSurgery { get; init; }

    public int? BirthIntervalMonths { get; init; }

    public int Miscarriages { get; init; }

    public int Fetuses { get; init; } = 1;

    public double CystCm { get; init; }

    public double PulmonaryPressure { get; init; }

    public int HeartClass { get; init; } = 1;

    public int EjectionPercent { get; init; }

    /// <summary>Blood pressure, haemoglobin (g/L), platelets and fasting glucose at registration, then in the third trimester.</summary>
    public required DemoMeasurement First { get; init; }

    public required DemoMeasurement Later { get; init; }

    /// <summary>Flags that were so at registration.</summary>
    public required IReadOnlyList<DemoFlag> FirstFlags { get; init; }

    /// <summary>Flags that came later in the pregnancy.</summary>
    public IReadOnlyList<DemoFlag> LaterFlags { get; set; } = [];

    public bool IsScarred => UterineSurgeries > 0;

    public IEnumerable<DemoFlag> AllFlags => FirstFlags.Concat(LaterFlags);

    public bool IsPurple => AllFlags.Any(flag => flag.IsInfectious);

    /// <summary>The colour that the national rules give with every answer known.</summary>
    public DemoColour Colour
    {
        get
        {
            var colour = AllFlags.Select(flag => flag.Colour).DefaultIfEmpty().Max();
            foreach (var seen in new[] { First, Later })
            {
                colour = Max(colour, OfHaemoglobin(seen.Haemoglobin));
                colour = Max(colour, OfPlatelets(seen.Platelets));
            }

            colour = Max(colour, Age >= 40 ? DemoColour.Orange : Yellow(Age is >= 35 or <= 18));
            colour = Max(colour, BodyMassIndex >= 28 ? DemoColour.Orange : Yellow(BodyMassIndex is > 25 or < 18.5));
            colour = Max(colour, Fetuses > 2 ? DemoColour.Orange : Yellow(Fetuses == 2));
            colour = Max(colour, UterineSurgeries >= 2 || MonthsSinceSurgery < 18 ? DemoColour.Orange : Yellow(IsScarred));
            return Max(colour, Yellow(Miscarriages >= 3 || CystCm >= 5));
        }
    }

    private static DemoColour OfHaemoglobin(int value) => value switch
    {
        <= 40 => DemoColour.Red,
        <= 60 => DemoColour.Orange,
        < 110 => DemoColour.Yellow,
        _ => DemoColour.Green,
    };

    private static DemoColour OfPlatelets(int value) => value switch
    {
        < 30 => DemoColour.Red,
        <= 50 => DemoColour.Orange,
        <= 100 => DemoColour.Yellow,
        _ => DemoColour.Green,
    };

    private static DemoColour Yellow(bool isSo) => isSo ? DemoColour.Yellow : DemoColour.Green;

    private static DemoColour Max(DemoColour left, DemoColour right) => left > right ? left : right;
}

/// <summary>What is measured at a visit: mmHg, g/L, 10^9/L, mmol/L, μg/L.</summary>
internal sealed record DemoMeasurement(
    int Systolic, int Diastolic, int Haemoglobin, int Platelets, double Glucose, double Ferritin);

/// <summary>A condition that a rule asks for, how often it is found, and what it does to the outcome.</summary>
/// <param name="Codes">The variables that are true together.</param>
/// <param name="Colour">The colour that it alone gives.</param>
/// <param name="AtFirst">Share of women who have it at registration.</param>
/// <param name="AfterFirst">Share of women who get it later.</param>
/// <param name="Effect">What it adds to the log-odds of a bad outcome.</param>
/// <param name="Needs">Who can have it.</param>
/// <param name="IsInfectious">Whether it raises the purple flag.</param>
internal sealed record DemoFlag(
    IReadOnlyList<string> Codes, DemoColour Colour, double AtFirst, double AfterFirst, double Effect,
    DemoFlagNeed Needs = DemoFlagNeed.Nothing, bool IsInfectious = false);

/// <summary>What a woman must have for a condition to be possible.</summary>
internal enum DemoFlagNeed
{
    Nothing,
    EarlierBirth,
    Scar,
}

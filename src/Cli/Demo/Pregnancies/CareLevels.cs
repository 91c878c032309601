namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>How often women have the care that the reports count, by township and year.</summary>
/// <remarks>National rates: antenatal care 98.2 % (2023), systematic management 94.5 and 94.9 % (2023, 2024), postnatal
/// visits 97.0 and 97.3 %, hospital delivery 99.95 and 99.9 %.</remarks>
internal static class CareLevels
{
    /// <summary>The township that truly visits fewer women after delivery: a performance signal that is no data error.</summary>
    public const string UnderperformingTownship = "曹村镇";

    /// <summary>Share of women who have the whole chain of care in a month (0 is the demo's first).</summary>
    public static double Engaged(string township, int month)
    {
        var level = 0.949 + (0.002 * month / 12.0);
        return township switch
        {
            "城关街道" => level + 0.012,
            "薛镇" or "齐村镇" => level - 0.012,
            UnderperformingTownship => level - 0.085,
            _ => level,
        };
    }

    public static DemoCare Draw(DemoRandom random, bool isEngaged, string township)
    {
        var isRegistered = isEngaged || random.Chance(0.6);
        return new DemoCare
        {
            IsRegistered = isRegistered,
            IsEarly = isEngaged || (isRegistered && random.Chance(0.45)),
            HasFolicAcid = random.Chance(isEngaged ? 0.9 : 0.4),
            HasHaemoglobin = isEngaged ? random.Chance(0.997) : random.Chance(0.9),
            HasHiv = random.Chance(0.996),
            HasSyphilis = random.Chance(0.996),
            HasHepatitisB = random.Chance(0.997),
            IsRiskScreened = isRegistered && random.Chance(0.993),
            IsCaseManaged = random.Chance(township == UnderperformingTownship ? 0.95 : 0.985),
            IsNewbornVisited = random.Chance(isEngaged ? 0.985 : 0.6),
        };
    }
}

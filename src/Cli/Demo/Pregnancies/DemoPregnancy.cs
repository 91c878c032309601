using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>A made-up woman. Her identity number has a wrong check digit and her telephone prefix is not in use.</summary>
internal sealed record DemoWoman(
    string Name, string IdentityNumber, string Telephone, DateOnly BornOn,
    bool IsRuralHousehold, bool IsFloating, string Education, DemoVillage Village);

/// <summary>One pregnancy as it really was; files are what was written down of it.</summary>
internal sealed class DemoPregnancy
{
    public required string HandbookNumber { get; init; }

    public required DemoTownship Township { get; init; }

    /// <summary>The old village of before the merger in which she lives, where her village was merged.</summary>
    public required DemoOldVillage? OldVillage { get; init; }

    public required DemoWoman Woman { get; init; }

    public required DateOnly LastPeriodOn { get; init; }

    public DateOnly ExpectedOn => LastPeriodOn.AddDays(280);

    /// <summary>Null for a woman who came only to deliver.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>Everything that was so on the day of delivery, written down or not.</summary>
    public required DemoCondition Condition { get; init; }

    /// <summary>Null while she has not delivered.</summary>
    public DemoDelivery? Delivery { get; init; }

    public int AgeOn(DateOnly day)
    {
        var age = day.Year - Woman.BornOn.Year;
        return Woman.BornOn.AddYears(age) > day ? age - 1 : age;
    }
}

/// <summary>How care went and how the pregnancy ended.</summary>
internal sealed record DemoDelivery(DateOnly On, int Weeks, string Kind, string Facility, bool IsInHospital)
{
    public required IReadOnlyList<DemoChild> Children { get; init; }

    public required int BloodLossMillilitres { get; init; }

    public required string MotherOutcome { get; init; }

    public required IReadOnlyList<string> Complications { get; init; }

    public required int Visits { get; init; }

    public required DemoCare Care { get; init; }

    public DateOnly? VisitedOn { get; init; }

    public DateOnly? CheckedOn { get; init; }
}

/// <summary>A child of a delivery.</summary>
/// <param name="Sex">M, F or U (unknown).</param>
/// <param name="WeightGrams">Birth weight.</param>
/// <param name="IsLiveBorn">False for a fetal death from 28 weeks on.</param>
/// <param name="DiedInFirstWeek">Whether a live-born child died on days 0 to 6.</param>
internal sealed record DemoChild(char Sex, int WeightGrams, bool IsLiveBorn, bool DiedInFirstWeek);

/// <summary>What care a woman had, as the monthly report counts it.</summary>
internal sealed record DemoCare
{
    public bool IsRegistered { get; init; }

    public bool IsEarly { get; init; }

    public bool HasFolicAcid { get; init; }

    public bool HasHaemoglobin { get; init; }

    public bool HasHiv { get; init; }

    public bool HasSyphilis { get; init; }

    public bool HasHepatitisB { get; init; }

    public bool IsRiskScreened { get; init; }

    public bool IsCaseManaged { get; init; }

    public bool IsNewbornVisited { get; init; }
}

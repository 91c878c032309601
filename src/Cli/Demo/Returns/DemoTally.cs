using McHAnalytics.Cli.Demo.Pregnancies;

namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>What happened to the women who delivered in one place and time, counted of the women themselves.</summary>
internal sealed class DemoTally(IReadOnlyList<DemoPregnancy> delivered)
{
    public int Women => delivered.Count;

    public int Live => Children(_ => true);

    public int Fetal => delivered.Sum(woman => woman.Delivery!.Children.Count(child => !child.IsLiveBorn));

    public int RuralLive => Children(woman => woman.Woman.IsRuralHousehold);

    public int RuralHospitalLive => Children(woman => woman.Woman.IsRuralHousehold && woman.Delivery!.IsInHospital);

    public int HomeLive => Children(woman => !woman.Delivery!.IsInHospital);

    public int CaesareanLive => Children(woman => woman.Delivery!.Kind == "剖宫产");

    public int RuralHospitalWomen => Count(woman => woman.Woman.IsRuralHousehold && woman.Delivery!.IsInHospital);

    public int RuralHighRisk => Count(woman => woman.Woman.IsRuralHousehold && IsHighRisk(woman));

    public int RuralHighRiskHospital =>
        Count(woman => woman.Woman.IsRuralHousehold && IsHighRisk(woman) && woman.Delivery!.IsInHospital);

    public int Early => Count(woman => woman.Delivery!.Care is { IsRegistered: true, IsEarly: true });

    public int Positive => Count(woman => woman.Delivery!.Care.IsRiskScreened
        && (woman.Condition.Colour > DemoColour.Green || woman.Condition.AllFlags.Any()));

    public int HighRisk => Count(woman => woman.Delivery!.Care.IsRiskScreened && IsHighRisk(woman));

    public int OrangeRed => Count(woman =>
        woman.Delivery!.Care.IsRiskScreened && woman.Condition.Colour >= DemoColour.Orange);

    public int Deaths => Count(woman => woman.Delivery!.MotherOutcome == "死亡");

    public int Severe => Count(woman => DemoOutcome.IsSevere(woman.Delivery!));

    public int SevereMissed => Count(woman => DemoOutcome.IsSevere(woman.Delivery!)
        && (!woman.Delivery!.Care.IsRiskScreened || woman.Condition.Colour == DemoColour.Green));

    public int Caesareans => Count(woman => woman.Delivery!.Kind == "剖宫产");

    public int Assisted => Count(woman => woman.Delivery!.Kind == "阴道助产");

    public int HeavyLosses => Count(woman => DemoOutcome.IsHeavyLoss(woman.Delivery!));

    public int Hypertensive => Count(woman => woman.Condition.LaterFlags.Any(flag =>
        flag.Codes[0] is "dx_severe_preeclampsia" or "dx_hdp_mild"));

    public int Large => delivered.Sum(woman =>
        woman.Delivery!.Children.Count(child => child is { IsLiveBorn: true, WeightGrams: >= 4_000 }));

    public int LiveOf(char sex) => delivered.Sum(woman =>
        woman.Delivery!.Children.Count(child => child.IsLiveBorn && child.Sex == sex));

    /// <summary>Live births of mothers from one age to another, both included.</summary>
    public int LiveAtAge(int from, int to) =>
        Children(woman => woman.AgeOn(woman.Delivery!.On) is var age && age >= from && age <= to);

    private static bool IsHighRisk(DemoPregnancy woman) =>
        woman.Condition.Colour >= DemoColour.Orange || woman.Condition.IsPurple;

    private int Count(Func<DemoPregnancy, bool> isCounted) => delivered.Count(isCounted);

    private int Children(Func<DemoPregnancy, bool> isCounted) =>
        delivered.Where(isCounted).Sum(woman => woman.Delivery!.Children.Count(child => child.IsLiveBorn));
}

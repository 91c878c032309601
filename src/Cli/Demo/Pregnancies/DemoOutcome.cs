namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>The dated outcomes, as a model's target defines them.</summary>
internal static class DemoOutcome
{
    public static bool IsHeavyLoss(DemoDelivery delivery) => delivery.BloodLossMillilitres >= 1_000;

    public static bool IsSevere(DemoDelivery delivery) => delivery.MotherOutcome != "存活";

    public static bool IsStillbirth(DemoDelivery delivery) => delivery.Children.Any(child => !child.IsLiveBorn);

    public static bool IsAdverse(DemoDelivery delivery) =>
        IsHeavyLoss(delivery) || IsSevere(delivery) || IsStillbirth(delivery) || delivery.Weeks < 34;
}

using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Tests.Models.Risk.Prediction;

/// <summary>Pregnancies registered from December 2021 on whose risk follows a known formula.</summary>
internal static class SyntheticRegister
{
    // The truth is `margin`; a fifth of the haemoglobins was not measured.
    public static List<PregnancyRecord> Make(int seed, int pregnancies, DateOnly today)
    {
        var random = new Random(seed);
        var records = new List<PregnancyRecord>();
        for (var index = 0; index < pregnancies; index++)
        {
            var began = new DateOnly(2021, 12, 1).AddDays(random.Next(1_400));
            var registered = began.AddDays(50 + random.Next(40));
            var age = 20 + random.Next(24);
            var haemoglobin = Math.Round(118 + (12 * Gauss(random)));
            var systolic = Math.Round(112 + (11 * Gauss(random)));
            var preterm = random.NextDouble() < 0.05;
            var margin = -3.5 + (0.07 * (age - 29)) - (0.05 * (haemoglobin - 118)) + (0.04 * (systolic - 112))
                + (preterm ? 1.2 : 0);
            var happens = random.NextDouble() < LogisticRegression.Probability(margin);
            var delivered = began.AddDays(280 - random.Next(20) - (happens ? random.Next(40) : 0));
            var known = delivered <= today;

            var answers = new List<RiskAnswer>
            {
                new("age_years", age, AnsweredOn: registered),
                new("sbp", systolic, AnsweredOn: registered),
                new("hx_preterm", Flag: preterm, AnsweredOn: registered),
            };
            if (random.NextDouble() < 0.8)
            {
                answers.Add(new("hb_g_l", haemoglobin, AnsweredOn: registered.AddDays(3)));
            }

            records.Add(new(
                index + 1,
                $"w{random.Next(pregnancies)}",
                registered,
                began,
                began.AddDays(280),
                known ? delivered : null,
                answers,
                known ? [new("stillbirth", happens, delivered)] : []));
        }

        return records;
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

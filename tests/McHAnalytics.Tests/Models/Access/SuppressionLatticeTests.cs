using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Tests.Models.Access;

public sealed class SuppressionLatticeTests
{
    private const int January = 2024 * 12;

    // A province, two counties, two townships in each.
    private static readonly LatticePlace[] s_places =
        [new(1, null), new(2, 0), new(3, 0), new(4, 1), new(5, 1), new(6, 2), new(7, 2)];

    private static readonly SuppressionRules s_rules = new([Series("live_births"), Series("low_birth_weight")], []);

    [Fact]
    public async Task Counts_with_fractions_are_mistakes_of_who_sent_them_and_small_ones_are_withheld_as_any()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var facts = Enumerable.Range(0, random.Next(2, 20))
                .Select(_ => new LatticeFact(random.Next(7), January + random.Next(1 + (seed % 6)), Value(random, seed)))
                .DistinctBy(fact => (fact.Place, fact.Month))
                .Append(new(0, January, 12))
                .Append(new(0, January + 5, 12))
                .ToList();
            var working = Task.Run(
                () => new SuppressionLattice(s_places, January, January + 5).Withhold(s_rules, _ => facts).ToHashSet());

            var withheld = await working.WaitAsync(TimeSpan.FromMinutes(1));

            // The townships stand under nothing: what was reported at one is its figure.
            Assert.All(
                facts.Where(fact => fact.Place >= 3 && fact.Value is > 0 and < 11),
                fact => Assert.Contains(
                    withheld,
                    cell => cell.Series.Name == "live_births" && cell.PlaceId == fact.Place + 1
                        && cell.Period.First == fact.Month && cell.Period.Months == 1));
        }
    }

    private static double Value(Random random, int seed) =>
        random.Next(1 + (seed % 5)) == 0 ? random.Next(8) + 0.5 : random.Next(40);

    private static ProtectedSeries Series(string measure) => new(measure, false, [new MeasureTerm(measure, 1)]);
}

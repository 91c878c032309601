using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using McHAnalytics.Models.Statements;

namespace McHAnalytics.Tests.Models.Statements;

public sealed class ReconcilerTests
{
    [Fact]
    public void A_rate_made_from_the_counts_always_holds()
    {
        // Whatever the counts, printing them rounded and their rate rounded must never be called a contradiction.
        Prop.ForAll(Counts().ToArbitrary(), pair =>
        {
            var (part, whole) = pair;
            var rate = Math.Round((decimal)part / whole * 100, 1, MidpointRounding.AwayFromZero);
            var found = Reconciler.Run(
                [Figure("rate", Text(rate, 1), "%"), Figure("part", Thousands(part)), Figure("whole", Thousands(whole))],
                [new RateRelation("rate", ["part"], ["whole"], [])]);

            return found.Verdicts[0].Verdict is Verdict.Holds or Verdict.AtTheEdge && found.Conflicts.All(c => !c.IsError);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_rate_of_zero_holds_where_nobody_was_counted()
    {
        // 0 of 111,747, printed as 0.0 %, 0 and 11.2万: the pair with which a division by zero was found.
        var found = Reconciler.Run(
            [Figure("rate", "0.0", "%"), Figure("part", "0"), Figure("whole", "11.2万")],
            [new RateRelation("rate", ["part"], ["whole"], [])]);

        Assert.Equal(Verdict.Holds, found.Verdicts[0].Verdict);
        Assert.Empty(found.Conflicts);
    }

    [Fact]
    public void A_rate_is_contradicted_exactly_where_trying_every_count_finds_none()
    {
        Prop.ForAll(
            Three((1, 30), (30, 60), (0, 1_000)),
            triple =>
            {
                var (part, whole, tenths) = triple;
                var rate = tenths / 10m;
                var found = Reconciler.Run(
                    [Figure("rate", Text(rate, 1), "%"), Figure("part", $"{part}–{part + 2}"), Figure("whole", $"{whole}–{whole + 4}")],
                    [new RateRelation("rate", ["part"], ["whole"], [])]);

                return (found.Verdicts[0].Verdict == Verdict.Contradicted) == !AnyFits(part, whole, rate);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_rates_of_one_population_conflict_exactly_where_trying_every_population_finds_none()
    {
        Prop.ForAll(
            Three((1, 40), (1, 40), (40, 70)),
            triple =>
            {
                var (first, second, whole) = triple;

                // The second rate is of a population of three more, so that some pairs fit and some do not.
                var one = Math.Round(first * 100m / whole, 1, MidpointRounding.AwayFromZero);
                var other = Math.Round(second * 100m / (whole + 3), 1, MidpointRounding.AwayFromZero);
                var found = Reconciler.Run(
                    [
                        Figure("rate1", Text(one, 1), "%"), Figure("rate2", Text(other, 1), "%"),
                        Figure("part1", Text(first, 0)), Figure("part2", Text(second, 0)), Figure("whole", $"{whole - 5}–{whole + 5}"),
                    ],
                    [new RateRelation("rate1", ["part1"], ["whole"], []), new RateRelation("rate2", ["part2"], ["whole"], [])]);
                var fits = Enumerable.Range(whole - 5, 11).Any(n => Fits(first, n, one) && Fits(second, n, other));

                return found.Conflicts.Any(conflict => conflict.Rule == "DQ-R2") == !fits;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_smallest_number_of_births_with_1_245_percent_is_241()
    {
        var printed = Printed.Parse("1.245");

        Assert.Equal((3, 241), Grim.Solutions(printed.Range, 100, 1, 600).First());
        Assert.Equal((6, 482), Grim.Solutions(printed.Range, 100, 242, 600).First());
        Assert.Empty(Grim.Solutions(printed.Range, 100, 500, 600));
    }

    [Fact]
    public void Grim_finds_what_trying_every_numerator_finds()
    {
        Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), tenths =>
        {
            var rate = tenths / 10m;
            var found = Grim.Solutions(Printed.Parse(Text(rate, 1)).Range, 100, 1, 40).Select(s => s.Denominator);
            var tried = Enumerable.Range(1, 40).Where(n => Enumerable.Range(0, n + 1).Any(k => Fits(k, n, rate)));

            return found.SequenceEqual(tried);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_part_larger_than_its_whole_is_contradicted()
    {
        var found = Reconciler.Run([Figure("part", "120"), Figure("whole", "110")], [new PartRelation("part", "whole")]);

        Assert.Equal(Verdict.Contradicted, found.Verdicts[0].Verdict);
        Assert.Equal("DQ-L1", Assert.Single(found.Conflicts).Rule);
    }

    [Fact]
    public void A_sum_that_is_off_by_one_is_contradicted_where_nothing_was_rounded()
    {
        var found = Reconciler.Run(
            [Figure("total", "101"), Figure("a", "60"), Figure("b", "40")],
            [new TotalRelation("total", [new("a", null), new("b", null)])]);

        Assert.Equal(Verdict.Contradicted, found.Verdicts[0].Verdict);
        Assert.Contains("60 + 40 = 100", found.Verdicts[0].ExplanationEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_over_nobody_is_contradicted_and_does_not_fail()
    {
        var found = Reconciler.Run(
            [Figure("rate", "0.0", "%"), Figure("part", "0"), Figure("whole", "0")],
            [new RateRelation("rate", ["part"], ["whole"], [])]);

        Assert.Equal(Verdict.Contradicted, found.Verdicts[0].Verdict);
    }

    [Fact]
    public void A_relation_with_a_blank_member_judges_nobody()
    {
        var found = Reconciler.Run(
            [Figure("rate", "50.0", "%"), Figure("part", ""), Figure("whole", "10")],
            [new RateRelation("rate", ["part"], ["whole"], [])]);

        Assert.All(found.Verdicts, judged => Assert.Equal(Verdict.Uncheckable, judged.Verdict));
    }

    [Fact]
    public void A_file_whose_relation_names_nobody_says_whom()
    {
        var fault = Assert.Throws<InvalidDataException>(() => StatementSet.Read("relations: [{part: a, whole: b}]", "x.yaml"));

        Assert.StartsWith("MCH-2201 x.yaml", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", fault.Message, StringComparison.Ordinal);
    }

    private static Gen<(int Part, int Whole)> Counts() =>
        from whole in Gen.Choose(1_000, 200_000)
        from share in Gen.Choose(0, 1_000)
        select ((int)((long)whole * share / 1_000), whole);

    private static Arbitrary<(int First, int Second, int Third)> Three(
        (int Low, int High) one, (int Low, int High) two, (int Low, int High) three) =>
        (from first in Gen.Choose(one.Low, one.High)
         from second in Gen.Choose(two.Low, two.High)
         from third in Gen.Choose(three.Low, three.High)
         select (first, second, third)).ToArbitrary();

    private static bool AnyFits(int part, int whole, decimal rate) => Enumerable.Range(whole, 5)
        .Any(n => Enumerable.Range(part, 3).Any(k => Fits(k, n, rate)));

    private static bool Fits(int part, int whole, decimal rate)
    {
        // The true rate rounds to the printed one, half going up; below zero there is nothing.
        var low = Math.Max(0, rate - 0.05m);
        return part * 100m >= low * whole && part * 100m < (rate + 0.05m) * whole;
    }

    private static Statement Figure(string id, string printed, string unit = "人") =>
        new(id, "某县", "2024", id, printed, unit, "achieved", "test");

    private static string Thousands(int number) =>
        (Math.Round(number / 10_000m, 2, MidpointRounding.AwayFromZero)).ToString("0.00", CultureInfo.InvariantCulture) + "万";

    private static string Text(decimal number, int decimals) => number.ToString("F" + decimals, CultureInfo.InvariantCulture);
}

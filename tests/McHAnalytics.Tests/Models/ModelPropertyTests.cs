using FsCheck;
using FsCheck.Fluent;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Statistics;
using McHAnalytics.Tests.Models.Questions;

namespace McHAnalytics.Tests.Models;

/// <summary>What must hold for any figures; the seed is fixed, so that a failure comes back.</summary>
public sealed class ModelPropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(610_528, 1);

    private static readonly CellRecipe s_recipe = CellRecipe.For(CellCatalogue.Catalogue, "SBR");

    private static readonly Gen<MeasureParts> s_measure =
        from sum in Gen.Choose(0, 100_000)
        from reported in Gen.Choose(0, 3)
        from blank in Gen.Choose(0, 2)
        from notCollected in Gen.Choose(0, 2)
        from notCarriedOut in Gen.Choose(0, 2)
        select new MeasureParts(reported == 0 ? 0 : sum / 8m, reported, blank, notCollected, notCarriedOut);

    private static readonly Gen<Parts> s_parts = Gen.Frequency(
        (1, Gen.Constant(Parts.None)),
        (9, from first in s_measure from second in s_measure select new Parts(first, second)));

    private static readonly Gen<Period> s_period =
        from type in Gen.Elements(Enum.GetValues<PeriodType>().Where(type => type != PeriodType.ScreeningRound))
        from month in Gen.Choose(1950 * 12, 2150 * 12)
        select Period.Containing(type, month);

    [Fact]
    public void Parts_add_up_in_any_order_and_grouping() => Holds(
        s_parts.Three(),
        three =>
        {
            var (a, b, c) = three;
            return (a + b) + c == a + (b + c) && a + b == b + a && a + Parts.None == a && Parts.None + a == a;
        });

    [Fact]
    public void A_total_equals_the_cell_of_all_rows_together() => Holds(
        s_parts.ListOf(),
        rows =>
        {
            var total = rows.Aggregate(Parts.None, Parts.Add);
            var half = rows.Count / 2;
            var regrouped = rows.Skip(half).Aggregate(Parts.None, Parts.Add) + rows.Take(half).Aggregate(Parts.None, Parts.Add);
            var cell = s_recipe.ToCell(total, ReportCounts.None, Dueness.Due);
            var deaths = rows.Sum(row => row[0].Sum);
            var births = deaths + rows.Sum(row => row[1].Sum);
            return Same(cell, s_recipe.ToCell(regrouped, ReportCounts.None, Dueness.Due))
                && (cell.Value is null || cell.Value == deaths * 1_000 / births);
        });

    [Fact]
    public void A_cell_has_a_value_exactly_when_its_state_says_so() => Holds(
        s_parts,
        parts =>
        {
            var cell = s_recipe.ToCell(parts, ReportCounts.None, Dueness.Due);
            return (cell.Value is not null) == (cell.State == ValueState.Ok)
                && (cell.CiLow is null || (cell.CiLow <= cell.Value && cell.Value <= cell.CiHigh));
        });

    [Fact]
    public void The_Wilson_interval_contains_the_proportion_and_stays_within_0_and_1() => Holds(
        from total in Gen.Choose(1, 200_000) from events in Gen.Choose(0, total) select (events, total),
        count =>
        {
            var interval = Proportions.Wilson(count.events, count.total);
            var proportion = (double)count.events / count.total;
            return interval.Low >= 0 && interval.Low <= proportion && proportion <= interval.High && interval.High <= 1;
        });

    [Fact]
    public void The_exact_interval_contains_the_count() => Holds(
        Gen.Choose(0, 50_000),
        events => Counts.Garwood(events) is var interval && interval.Low <= events && events < interval.High);

    [Fact]
    public void A_period_is_read_back_from_its_id() => Holds(
        s_period, period => Period.TryParse(period.Id, out var read) && read == period);

    [Fact]
    public void A_period_contains_each_of_its_months_and_no_other() => Holds(
        s_period,
        period => Enumerable.Range(period.FirstMonthIndex - 12, 36).All(month =>
            period.Contains(month) == (Period.Containing(period.Type, month) == period)));

    [Fact]
    public void Periods_follow_each_other_without_gap() => Holds(
        s_period,
        period => period.Plus(1).Start == period.End.AddDays(1)
            && period.Plus(1).Plus(-1) == period
            && period.YearsBefore(1).Start == period.Start.AddYears(-1));

    [Fact]
    public void An_MCH_year_runs_from_October_to_September_of_its_name() => Holds(
        Gen.Choose(1950, 2150),
        year => Period.TryParse($"{year}M", out var period)
            && period.Start == new DateOnly(year - 1, 10, 1)
            && period.End == new DateOnly(year, 9, 30));

    private static void Holds<T>(Gen<T> generator, Func<T, bool> property) =>
        Check.One(s_config, Prop.ForAll(generator.ToArbitrary(), property));

    private static bool Same(Cell left, Cell right) =>
        (left.Value, left.State, left.Numerator, left.Denominator) == (right.Value, right.State, right.Numerator, right.Denominator)
        && left.Flags.SequenceEqual(right.Flags);
}

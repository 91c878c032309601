using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Models.Questions;

/// <summary>
/// A few measures and indicators of every kind, so that cell tests do not depend on the domain's own file.
/// </summary>
internal static class CellCatalogue
{
    public static DomainCatalogue Catalogue { get; } = new(
        [
            Count("live_births"),
            Count("caesareans"),
            Count("fetal_deaths"),
            Count("maternal_deaths"),
            Count("anc_1plus"),
            Count("anc_5plus"),
            Count("women_due", TimeAggregation.Last),
            Count("children", TimeAggregation.Last),
            Count("children_managed", TimeAggregation.Last),
            Count("women_checked"),
            new Measure("amount", "金额", "Amount", Unit.Cny, TimeAggregation.Sum, false),
            Count("women_paid"),
        ],
        [
            Ratio("CS", [new("caesareans", 1)], [new("live_births", 1)], 100, Unit.Percent, IntervalKind.Wilson),
            Ratio(
                "SBR",
                [new("fetal_deaths", 1)],
                [new("live_births", 1), new("fetal_deaths", 1)],
                1_000,
                Unit.PerMille,
                IntervalKind.Wilson),
            Ratio("MMR", [new("maternal_deaths", 1)], [new("live_births", 1)], 100_000, Unit.Per100k, IntervalKind.Poisson),
            Ratio(
                "DROP",
                [new("anc_1plus", 1), new("anc_5plus", -1)],
                [new("anc_1plus", 1)],
                100,
                Unit.Percent,
                IntervalKind.None),
            Ratio("COVERAGE", [new("women_checked", 1)], [new("women_due", 1)], 100, Unit.Percent, IntervalKind.Wilson),
            Ratio("MANAGED", [new("children_managed", 1)], [new("children", 1)], 100, Unit.Percent, IntervalKind.Wilson),
            Ratio("PER_WOMAN", [new("amount", 1)], [new("women_paid", 1)], 1, Unit.Cny, IntervalKind.None),
        ],
        []);

    private static Measure Count(string code, TimeAggregation overTime = TimeAggregation.Sum) =>
        new(code, code, code, Unit.Count, overTime, false);

    private static Indicator Ratio(
        string code,
        IReadOnlyList<MeasureTerm> numerator,
        IReadOnlyList<MeasureTerm> denominator,
        int multiplier,
        Unit unit,
        IntervalKind interval) =>
        new(
            code,
            code,
            code,
            IndicatorKind.Ratio,
            new MeasureExpression(numerator),
            code,
            new MeasureExpression(denominator),
            code,
            multiplier,
            unit,
            Direction.Descriptive,
            interval,
            OrgLevel.Township,
            PeriodType.Month,
            3,
            new DateOnly(2012, 10, 1),
            "test",
            false);
}

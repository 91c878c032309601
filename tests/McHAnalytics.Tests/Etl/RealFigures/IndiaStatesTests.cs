using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Etl.RealFigures;

/// <summary>India's 36 states and territories over three financial years, with printed totals of the nation.</summary>
public sealed class IndiaStatesTests
{
    private const string States = "data/india_hmis_states/nhm_maternal_health_states_FY2015-16_to_2017-18.csv";

    // As the file prints All India of 2017-18.
    private static readonly (string Measure, decimal Printed)[] s_nation =
    [
        ("deliveries", 20_783_191m), ("home_deliveries", 1_610_938m), ("institutional_deliveries", 19_172_253m),
        ("public_deliveries", 13_792_701m), ("expected_pregnancies", 30_052_000m),
        ("pregnancies_registered", 29_002_405m), ("registered_first_trimester", 18_585_053m),
    ];

    [SharedDataFact(States)]
    public async Task The_columns_of_2017_18_sum_exactly_to_All_India_and_the_totals_that_differ_are_told()
    {
        using var bench = await RealFiguresBench.WithPlacesAsync("india.csv");
        var file = Assert.Single((await bench.LoadAsync(SharedData.PathOf(States))).Files);

        var answer = await bench.AnswerAsync(RealFiguresBench.Of(null, ["201803"], [.. s_nation.Select(each => each.Measure)]));

        Assert.Equal(36 * 3 * 7, file.Counts.Inserted);
        Assert.Equal(0, file.Counts.Rejected);
        Assert.Equal(s_nation.Select(each => each.Printed), answer.Rows.Select(row => row.Cell.Value!.Value));

        // 2015-16 and 2016-17: deliveries, in institutions, in public ones, and registered differ, and home deliveries by
        // 38 and 1; 2017-18 none does.
        Assert.Equal(10, file.Problems.Where(problem => problem.First.Code == "MCH-L201").Sum(problem => problem.Count));
    }

    [SharedDataFact(States)]
    public async Task The_incomplete_year_is_labelled_in_every_answer_that_rests_on_it()
    {
        using var bench = await RealFiguresBench.WithPlacesAsync("india.csv");
        await bench.LoadAsync(SharedData.PathOf(States));

        var answer = await bench.AnswerAsync(
            RealFiguresBench.Of(OrgLevel.Province, ["201603", "201703", "201803"], "INST_SHARE", "ANC_FIRST"));

        Assert.Equal(36 * 3 * 2, answer.Rows.Count);
        Assert.All(answer.Rows, row => Assert.Equal(
            row.Period!.Value.FirstMonth == 201603, row.Cell.Flags.Any(flag => flag.Code == "SOURCE_INCOMPLETE")));
        Assert.All(answer.Totals, total => Assert.Equal(
            total.Period!.Value.FirstMonth == 201603, total.Cell.Flags.Any(flag => flag.Code == "SOURCE_INCOMPLETE")));

        // 19,172,253 of 20,783,191; in 2015-16 the states' own 14,135,802 of 15,910,517.
        var shares = answer.Totals.Where(total => total.Measure.Code == "INST_SHARE").Select(total => decimal.Round(total.Cell.Value!.Value, 4));
        Assert.Equal([88.8456m, 90.3701m, 92.2488m], shares);
    }
}

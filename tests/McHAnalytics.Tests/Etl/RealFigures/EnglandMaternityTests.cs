using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Etl.RealFigures;

/// <summary>England's maternity statistics of two years: one figure a line, each rounded to a multiple of 5.</summary>
public sealed class EnglandMaternityTests
{
    private const string First = "data/nhs_england_maternity/hosp-epis-stat-mat-msdscsv-2021-22.csv";
    private const string Second = "data/nhs_england_maternity/hosp-epis-stat-mat-msdscsv-2022-23.csv";

    [SharedDataFact(First)]
    public async Task The_seven_regions_sum_to_the_printed_nation_within_the_rounding()
    {
        using var bench = await RealFiguresBench.WithPlacesAsync("england.csv");
        var first = Assert.Single((await bench.LoadAsync(SharedData.PathOf(First))).Files);
        var second = Assert.Single((await bench.LoadAsync(SharedData.PathOf(Second))).Files);

        // Nine figures of seven regions a year; all other lines are of other dimensions or levels.
        Assert.Equal([63L, 63L], new[] { first, second }.Select(file => file.Counts.Inserted));
        Assert.Equal([LoadStatus.Succeeded, LoadStatus.Succeeded], new[] { first.Status, second.Status });

        var answer = await bench.AnswerAsync(RealFiguresBench.Of(
            OrgLevel.Province, ["202203", "202303"], "deliveries", "elective_caesareans", "emergency_caesareans",
            "spontaneous_deliveries", "instrumental_deliveries", "smokers_at_booking", "CS_SHARE"));

        // As the files print them for the nation. Seven regions and the nation are each rounded by up to 2.5.
        foreach (var (measure, month, printed) in new[]
        {
            ("deliveries", 202203, 546_100m), ("deliveries", 202303, 531_000m),
            ("elective_caesareans", 202203, 78_120m), ("elective_caesareans", 202303, 87_100m),
            ("emergency_caesareans", 202203, 98_310m), ("emergency_caesareans", 202303, 112_710m),
            ("spontaneous_deliveries", 202203, 291_845m), ("spontaneous_deliveries", 202303, 269_670m),
            ("instrumental_deliveries", 202203, 58_035m), ("instrumental_deliveries", 202303, 55_385m),
            ("smokers_at_booking", 202203, 24_295m), ("smokers_at_booking", 202303, 51_120m),
        })
        {
            Assert.InRange(Total(answer, measure, month).Value!.Value, printed - 20, printed + 20);
        }

        // (78,120 + 98,320) of (291,845 + 58,035 + 78,120 + 98,320 + 7,600) and (87,100 + 112,710) of 528,400.
        Assert.Equal(33.0461m, decimal.Round(Total(answer, "CS_SHARE", 202203).Value!.Value, 4));
        Assert.Equal(37.8142m, decimal.Round(Total(answer, "CS_SHARE", 202303).Value!.Value, 4));
        Assert.Equal(14, answer.Rows.Count(row => row.Measure.Code == "CS_SHARE" && row.Cell.Value is > 25 and < 45));
    }

    [SharedDataFact(First)]
    public async Task A_file_with_other_names_of_dimensions_is_a_matter_of_aliases()
    {
        using var bench = await RealFiguresBench.WithPlacesAsync("england.csv");
        var older = bench.FileAt("2020-21.csv");
        await File.WriteAllLinesAsync(older,
        [
            "\uFEFFPeriod,Dimension,Org_Level,Org_Code,Org_Name,Measure,Count_Of,Value",
            "2020-21,MethodOfDelivery,NHS England (Region),Y56,LONDON,Spontaneous,Deliveries,50",
            "2020-21,MethodOfDelivery,NHS England (Region),Y56,LONDON,Elective caesarean section,Deliveries,25",
            "2020-21,MethodOfDelivery,NHS England (Region),Y56,LONDON,Missing Value/Value outside reporting parameters,Deliveries,5",
            "2020-21,SmokingAtBooking,NHS England (Region),Y56,LONDON,Smoker,Deliveries,10",
            "2020-21,SmokingAtBooking,Provider,R0A,A TRUST,Smoker,Deliveries,5",
        ]);

        var file = Assert.Single((await bench.LoadAsync(older)).Files);

        Assert.Equal(("england_maternity", 3L), (file.Form, file.Counts.Inserted));
        Assert.Equal(
            [50m, 25m, 10m],
            new[] { "spontaneous_deliveries", "elective_caesareans", "smokers_at_booking" }.Select(code => bench.Sum(code, 202103, 202103)!.Value));
    }

    private static Cell Total(Answer answer, string measure, int month) => answer.Totals
        .Single(total => total.Measure.Code == measure && total.Period!.Value.FirstMonth == month).Cell;
}

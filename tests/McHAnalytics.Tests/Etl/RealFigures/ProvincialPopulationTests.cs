using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Etl.RealFigures;

/// <summary>Exports of the National Bureau of Statistics: GBK, three lines above the header, years as columns, notes below.</summary>
public sealed class ProvincialPopulationTests
{
    private const string Residents = "data/china_nbs_gbk/nbs_province_resident_population_2015_2024_gbk.csv";
    private const string Sample = "data/china_nbs_gbk/nbs_province_population_sample_survey_2006_2025_gbk.csv";

    [SharedDataFact(Residents)]
    public async Task The_31_provinces_have_their_populations_of_ten_years_as_denominators()
    {
        using var bench = await RealFiguresBench.WithChinaAsync();
        var file = Assert.Single((await bench.LoadAsync(SharedData.PathOf(Residents))).Files);

        var answer = await bench.AnswerAsync(RealFiguresBench.Of(OrgLevel.Province, ["202012", "202412"], "resident_population"));

        Assert.Equal(("nbs_population", 310L, 0L), (file.Form, file.Counts.Inserted, file.Counts.Rejected));
        Assert.Equal(31, answer.Rows.Select(row => row.OrgUnit!.Code).Distinct().Count());

        // Sums of the file's own columns of 2020 and 2024, in 万: 141,013 and 140,628 (worked out by awk).
        Assert.Equal([1_410_130_000m, 1_406_280_000m], answer.Totals.Select(total => total.Cell.Value!.Value));
        Assert.Equal(21_830_000m, answer.Rows.Single(row => row.OrgUnit!.Name == "北京市" && row.Period!.Value.FirstMonth == 202412).Cell.Value);
        Assert.Equal(39_530_000m, answer.Rows.Single(row => row.OrgUnit!.Name == "陕西省" && row.Period!.Value.FirstMonth == 202412).Cell.Value);
    }

    [SharedDataFact(Residents)]
    public async Task A_group_of_provinces_has_the_population_of_its_provinces()
    {
        using var bench = await RealFiguresBench.WithChinaAsync();
        await bench.LoadAsync(SharedData.PathOf(Residents));

        var answer = await bench.AnswerAsync(RealFiguresBench.Of(null, ["202412"], "resident_population") with
        {
            OrgUnits = new OrgUnitSelection { Groups = ["jjj"] },
        });

        // 北京 2,183, 天津 1,364 and 河北 7,378, in 万.
        Assert.Equal(109_250_000m, Assert.Single(answer.Rows).Cell.Value);
    }

    [SharedDataFact(Sample)]
    public async Task Another_export_of_the_same_shape_is_not_taken_for_it()
    {
        using var bench = await RealFiguresBench.WithChinaAsync();

        var file = Assert.Single((await bench.LoadAsync(SharedData.PathOf(Sample))).Files);

        Assert.Null(file.Form);
        Assert.Equal(0, file.Counts.Inserted);
    }
}

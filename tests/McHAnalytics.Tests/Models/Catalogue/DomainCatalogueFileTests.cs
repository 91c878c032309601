using System.Text.RegularExpressions;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Tests.Models.Catalogue;

/// <summary>The catalogue that the product ships with.</summary>
public sealed partial class DomainCatalogueFileTests
{
    private static readonly DomainCatalogue s_catalogue = CatalogueFolder.Load();

    [Fact]
    public void It_declares_the_indicators_of_maternal_and_child_care()
    {
        string[] expected =
        [
            "MAT_SYS", "ANC_EARLY", "ANC5", "ANC_DROP", "DEL_HOSP", "DEL_CS", "HR_CASE", "RISK_OR_PLUS", "MMR", "IMR", "PNMR",
            "SBR", "WHS_COV", "WHS_PREV", "SUB_PER", "RPT_COMPLETE", "RPT_TIMELY", "DEL_CS_FACILITY",
        ];

        Assert.All(expected, code => Assert.NotNull(s_catalogue.FindIndicator(code)));
        Assert.True(s_catalogue.Indicators.Count >= 55);
    }

    [Fact]
    public void Every_indicator_makes_a_recipe()
    {
        foreach (var indicator in s_catalogue.Indicators)
        {
            Assert.NotEmpty(CellRecipe.For(s_catalogue, indicator.Code).Measures);
        }
    }

    [SharedDataFact("domain/forms.yaml")]
    public void Every_column_of_the_townships_monthly_report_is_a_measure()
    {
        var columns = File.ReadLines(SharedData.PathOf("domain/forms.yaml"))
            .SkipWhile(line => !line.StartsWith("township_monthly:", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("annual_maternal", StringComparison.Ordinal))
            .Where(line => line.Contains("- {code: ", StringComparison.Ordinal))
            .Select(line => line.Split("- {code: ")[1].Split(',')[0].Trim())
            .ToList();

        Assert.Equal(43, columns.Count);
        Assert.All(columns, code => Assert.NotNull(s_catalogue.FindMeasure(code)));
    }

    [Fact]
    public void Every_measure_that_a_form_reports_is_declared()
    {
        var reported = Directory.GetFiles(Path.Combine(CatalogueFolder.Find(), "forms"), "*.yaml")
            .SelectMany(File.ReadLines)
            .Select(line => MeasureOfColumn().Match(line).Groups["code"].Value)
            .Where(code => code.Length > 0)
            .ToList();

        Assert.NotEmpty(reported);
        Assert.All(reported, code => Assert.NotNull(s_catalogue.FindMeasure(code)));
    }

    [Fact]
    public void The_documented_targets_are_found_by_year()
    {
        Assert.Equal(85m, s_catalogue.FindTarget("MAT_SYS", 2020)!.Low);
        Assert.Equal(90m, s_catalogue.FindTarget("MAT_SYS", 2024)!.Low);
        Assert.Equal(14.5m, s_catalogue.FindTarget("MMR", 2024)!.High);
        Assert.Equal(12m, s_catalogue.FindTarget("MMR", 2030)!.High);
        Assert.Equal(5.2m, s_catalogue.FindTarget("IMR", 2025)!.High);
    }

    [Theory]
    [InlineData("DEL_CS_FACILITY", 171_856, 1_155_240, 14.88)]   // Kenya 2019, summed from the workbook's rows
    [InlineData("SBR_FACILITY", 22_534, 1_127_229, 19.60)]
    [InlineData("MMR_FACILITY", 1_113, 1_127_229, 98.74)]
    [InlineData("SB_FRESH_FACILITY", 11_306, 22_534, 50.17)]
    public void The_facility_indicators_give_Kenyas_rates_of_2019(string code, int numerator, int other, double expected)
    {
        var recipe = CellRecipe.For(s_catalogue, code);
        var parts = new Parts(new MeasureParts(numerator, 564, 0, 0, 0), new MeasureParts(other, 564, 0, 0, 0));

        Assert.Equal((decimal)expected, decimal.Round(recipe.ToCell(parts, ReportCounts.None, Dueness.Due).Value!.Value, 2));
    }

    [Fact]
    public void The_page_of_indicators_is_in_step_with_the_catalogue()
    {
        var folder = new DirectoryInfo(CatalogueFolder.Find()).Parent!.FullName;
        var page = Path.Combine(folder, "docs", "indicators.md");
        var expected = IndicatorPage.Write(s_catalogue);
        if (Environment.GetEnvironmentVariable("MCH_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, expected);
        }

        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == expected,
            "docs/indicators.md differs from the catalogue: run this test with MCH_WRITE_DOCS=1 and commit the page.");
    }

    [GeneratedRegex(@"\bmeasure:\s*(?<code>[a-z][a-z0-9_]*)")]
    private static partial Regex MeasureOfColumn();
}

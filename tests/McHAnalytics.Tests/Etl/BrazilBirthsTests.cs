using System.Globalization;
using McHAnalytics.Tests.Support;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>858,307 real births, one a line.</summary>
public sealed class BrazilBirthsTests
{
    private const string Births = "data/brazil_sc_births/sinasc_sc_2012_2020.csv.gz";
    private const string Regions = "data/brazil_sc_births/sc_health_regions.csv";

    [SharedDataFact(Births)]
    public async Task The_births_of_each_year_are_those_of_the_file_and_facilities_are_parts_of_them()
    {
        using var bench = new LoadBench();
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [WritePlaces(bench)] });

        var receipt = await bench.LoadAsync(SharedData.PathOf(Births));

        var file = Assert.Single(receipt.Files);
        Assert.Equal("brazil_sinasc", file.Form);
        Assert.Equal(858_307, file.Counts.Read);
        Assert.Equal(858_307, file.Counts.Inserted);
        Assert.Equal(88_772m, bench.Sum("live_births", 201201, 201212));
        Assert.Equal(97_916m, bench.Sum("live_births", 202001, 202012));
        Assert.Equal(504_566m, bench.Sum("caesarean_live_births", 201201, 202012));
        Assert.True(bench.Ask<long>("SELECT count(*) FROM category WHERE dimension = 'facility'") > 500);
        Assert.True(receipt.Took < TimeSpan.FromSeconds(60), $"took {receipt.Took}");
    }

    internal static string WritePlaces(LoadBench bench)
    {
        var lines = new List<string>
        {
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "BR-42,Santa Catarina,Santa Catarina,PROVINCE,,,,",
            "BR-420000,Município ignorado,Unknown municipality,COUNTY,BR-42,,,",
        };
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(SharedData.PathOf(Regions)).Skip(1))
        {
            var cells = line.Split(',').Select(cell => cell.Trim('"')).ToArray();
            if (regions.TryAdd(cells[0], $"BR-42-R{(regions.Count + 1).ToString(CultureInfo.InvariantCulture)}"))
            {
                lines.Add($"{regions[cells[0]]},{cells[0]},,PREFECTURE,BR-42,,,");
            }

            lines.Add($"BR-{cells[3]},{cells[2]},,COUNTY,{regions[cells[0]]},,,");
        }

        var path = bench.FileAt("places.csv");
        File.WriteAllLines(path, lines);
        return path;
    }
}

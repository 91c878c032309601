
namespace McHAnalytics.Tests.Etl;

/// <summary>858,307 real births, one a line.</summary>
[Collection(BrazilWarehouse.Collection)]
public sealed class BrazilBirthsTests(BrazilWarehouse brazil)
{
    [SharedDataFact(BrazilWarehouse.Births)]
    public void The_births_of_each_year_are_those_of_the_file_and_facilities_are_parts_of_them()
    {
        var (bench, receipt) = (brazil.Bench, brazil.Receipt);

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
}

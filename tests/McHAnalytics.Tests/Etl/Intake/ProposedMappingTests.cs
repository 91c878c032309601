using McHAnalytics.Etl.Mapping;
using McHAnalytics.Models.Forms;
using McHAnalytics.Tests.Etl.Guarantees;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>A mapping proposed from headers: what the catalogue knows is filled in, the rest is asked for.</summary>
public sealed class ProposedMappingTests
{
    [Fact]
    public async Task What_cannot_be_known_is_asked_for_and_the_answered_mapping_loads_the_file()
    {
        using var county = await TestCounty.OpenAsync();
        var path = county.Bench.FileAt("village table.csv");
        await File.WriteAllTextAsync(path, "乡村统计\n村别,年份,月份,产妇数,奇怪的数,备注\n甲村,2024,3,7,1,好\n乙村,2024,3,5,2,\n");
        var setting = county.Setting;

        var yaml = ProposedMapping.Of(path, null, county.Bench.ReadCatalogue(), setting.Forms, "village_table");
        var answered = yaml.Replace("name_zh: \"???\"", "name_zh: 村表", StringComparison.Ordinal)
            .Replace("name_en: \"???\"", "name_en: Villages", StringComparison.Ordinal)
            .Replace("level: \"???\"", "level: village", StringComparison.Ordinal)
            .Replace("measure: \"???\"", "measure: live_births", StringComparison.Ordinal);
        bool IsMeasure(string code) => county.Bench.ReadCatalogue().FindMeasure(code) is not null;
        var unanswered = Assert.Throws<FormCatalogueException>(() => FormReader.Read(yaml, "village_table.yaml", IsMeasure));
        var form = FormReader.Read(answered, "village_table.yaml", IsMeasure);
        var receipt = await TestCounty.LoadAsync(setting with { Forms = [.. setting.Forms, form] }, path);

        Assert.NotEmpty(unanswered.Faults);
        Assert.Contains("\"产妇数\", measure: women_delivered", yaml, StringComparison.Ordinal);
        Assert.Contains("ignored: [\"备注\"]", yaml, StringComparison.Ordinal);
        Assert.Equal("village_table", receipt.Files[0].Form);
        Assert.Equal(12m, county.Bench.Sum("women_delivered", 202403, 202403));
    }
}

using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Named filters: declared as data, checked when they are read, and written out before anything is added.</summary>
public sealed class SegmentTests
{
    private const string Texts = """
        dimensions:
          - {code: age_group, zh: 年龄组, en: Age, codes: [{code: under_20, zh: 小, en: Under 20, below: 20}, {code: 20_plus, zh: 大, en: 20 and over, from: 20}]}
          - {code: hukou, zh: 户籍, en: Hukou, codes: [{code: rural, zh: 农业, en: Rural}, {code: urban, zh: 非农业, en: Urban}]}
        measures:
          - {code: live_births, zh: 活产数, en: Live births}
        segments:
          - {code: young, zh: 20岁以下, en: Under 20, where: [{dimension: age_group, in: [under_20]}]}
          - {code: rural, zh: 农业, en: Rural, where: [{dimension: hukou, in: [rural]}]}
        """;

    private static readonly DomainCatalogue s_catalogue = CatalogueReader.Read([new CatalogueText("all.yaml", Texts)]);

    [Fact]
    public void The_shipped_segments_name_dimensions_and_codes_that_there_are() =>
        Assert.Contains(CatalogueFolder.Load().Segments, segment => segment.Code == "older_mothers");

    [Theory]
    [InlineData("dimension: hukou, in: [rural]", "dimension: hukoo, in: [rural]", "MCH-C022", "did you mean hukou?")]
    [InlineData("dimension: hukou, in: [rural]", "dimension: hukou, in: [rurall]", "MCH-C023", "did you mean rural?")]
    [InlineData("dimension: hukou, in: [rural]", "dimension: hukou", "MCH-C021", "list the codes")]
    [InlineData("where: [{dimension: hukou, in: [rural]}]", "sensitive: true", "MCH-C021", "needs a where")]
    [InlineData("code: young,", "code: rural,", "MCH-C004", "stands twice")]
    [InlineData("code: young,", "code: Young,", "MCH-C005", "lower-case")]
    public void A_wrong_segment_is_named_with_what_to_do(string right, string wrong, string code, string message)
    {
        var text = Texts.Replace(right, wrong, StringComparison.Ordinal);

        var faults = Assert.Throws<CatalogueException>(() => CatalogueReader.Read([new CatalogueText("all.yaml", text)])).Faults;

        Assert.Contains(faults, fault => fault.Code == code && fault.MessageEn.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Segments_are_filters_that_must_all_hold()
    {
        using var data = Divided();

        // 30 births: 5 young and rural, 3 young and urban, 12 older and rural, 10 older and urban.
        Assert.Equal(30m, await ValueAsync(data));
        Assert.Equal(8m, await ValueAsync(data, "young"));
        Assert.Equal(17m, await ValueAsync(data, "rural"));
        Assert.Equal(5m, await ValueAsync(data, "young", "rural"));
    }

    [Fact]
    public async Task A_segment_that_is_not_there_is_answered_with_those_that_are()
    {
        using var data = Divided();

        var fault = await Assert.ThrowsAsync<QuestionException>(() => ValueAsync(data, "old"));

        Assert.Equal("MCH-Q073", fault.Code);
        Assert.Contains("young (Under 20), rural (Rural)", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<decimal?> ValueAsync(TestWarehouse data, params string[] segments)
    {
        var (warehouse, analyst) = data.Ask(s_catalogue, "2026-01-01");
        using (warehouse)
        {
            var answer = await analyst.AnswerAsync(
                new Question
                {
                    Measures = [new MeasureAsk("live_births")],
                    Segments = segments,
                    Time = FupingCase.Periods("202401"),
                    OrgUnits = new OrgUnitSelection { Ids = [FupingCase.Fuping] },
                },
                Asker.LocalOwner,
                CancellationToken.None);
            return Assert.Single(answer.Rows).Cell.Value;
        }
    }

    private static TestWarehouse Divided()
    {
        var data = new TestWarehouse().Place(1, FupingCase.Fuping, "富平县", OrgLevel.County, null).Load()
            .Measure(1, "live_births").Fact(1, 202401, 1, 30);
        (int Id, string Age, string Hukou, int Births)[] categories =
            [(1, "under_20", "rural", 5), (2, "under_20", "urban", 3), (3, "20_plus", "rural", 12), (4, "20_plus", "urban", 10)];
        foreach (var (id, age, hukou, births) in categories)
        {
            data.Add($"""
                INSERT INTO category VALUES ({id}, 'age_group+hukou', 'age_group', '{age}'), ({id}, 'age_group+hukou', 'hukou', '{hukou}')
                """).Fact(1, 202401, 1, births, category: id);
        }

        return data.Publish();
    }
}

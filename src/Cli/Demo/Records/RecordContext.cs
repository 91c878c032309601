using System.Globalization;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Cli.Demo.Registers;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>What the registers of records are made from: the women of the last 13 months, the places and chance.</summary>
internal sealed class RecordContext(
    DemoOptions options, DemoPlaces places, IReadOnlyList<DemoPregnancy> pregnancies, int stream)
{
    public const string Station = "富平县妇幼保健院";
    public const string Bureau = "富平县卫生健康局";
    public const string Scheme = "富平县合作医疗经办中心";

    private int _number;

    public DemoRandom Random { get; } = new(options.Seed, stream);

    public DateOnly Today { get; } = options.Today;

    /// <summary>The registers begin here: the month 13 months before today's.</summary>
    public DateOnly Since { get; } = new DateOnly(options.Today.Year, options.Today.Month, 1).AddMonths(-13);

    /// <summary>The months of the registers: their first days.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, 13).Select(Since.AddMonths);

    public IReadOnlyList<DemoTownship> Townships => places.Townships;

    /// <summary>Every pregnancy of the demo.</summary>
    public IReadOnlyList<DemoPregnancy> All => pregnancies;

    /// <summary>The women registered since the registers begin, by day.</summary>
    public IEnumerable<DemoPregnancy> Registered => pregnancies
        .Where(woman => woman.RegisteredOn >= Since)
        .OrderBy(woman => woman.RegisteredOn)
        .ThenBy(woman => woman.HandbookNumber, StringComparer.Ordinal);

    /// <summary>The women delivered since the registers begin, by day.</summary>
    public IEnumerable<DemoPregnancy> Delivered => pregnancies
        .Where(woman => woman.Delivery?.On >= Since)
        .OrderBy(woman => woman.Delivery!.On)
        .ThenBy(woman => woman.HandbookNumber, StringComparer.Ordinal);

    /// <summary>A number of a register: its letters, the year and a running number.</summary>
    public string Number(string letters, DateOnly on) =>
        string.Create(CultureInfo.InvariantCulture, $"{letters}{on.Year}{++_number:00000}");

    /// <summary>Where she lives, in the names valid on a day.</summary>
    public string Home(DemoPregnancy woman, DateOnly on) => PregnancyRegister.Home(woman, on, options.MergedOn);

    /// <summary>A village of today, with its township.</summary>
    public (DemoTownship Township, DemoVillage Village) AnyVillage()
    {
        var township = Random.Pick(Townships);
        return (township, Random.Pick(township.Villages));
    }

    /// <summary>The township as registers of the county write it.</summary>
    public static string PathOf(DemoTownship township) => $"{DemoPlaces.CountyName}/{township.Name}";

    /// <summary>The township's hospital.</summary>
    public static string HospitalOf(DemoTownship township) => township.Name.EndsWith("街道", StringComparison.Ordinal)
        ? township.Name[..^2] + "社区卫生服务中心"
        : township.Name + "卫生院";

    /// <summary>A day from some to some days later; null where it has not come yet.</summary>
    public DateOnly? Later(DateOnly day, int least, int most) =>
        day.AddDays(Random.Between(least, most)) is var later && later <= Today ? later : null;

    /// <summary>A day of a month that has come.</summary>
    public DateOnly DayIn(DateOnly month)
    {
        var day = month.AddDays(Random.Below(DateTime.DaysInMonth(month.Year, month.Month)));
        return day <= Today ? day : Today;
    }

    /// <summary>A text where something holds, nothing where not.</summary>
    public static SheetCell If(bool holds, SheetCell cell) => holds ? cell : SheetCell.Empty;

    public static string YesNo(bool isSo) => isSo ? "是" : "否";

    public static int MonthOf(DateOnly day) => Period.ToYearMonth(Period.ToMonthIndex(day));
}

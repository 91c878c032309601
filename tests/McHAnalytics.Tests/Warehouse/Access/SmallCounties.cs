using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Tests.Warehouse.Access;

/// <summary>Two counties of one prefecture over 24 months, with 40 indicators of which many are small.</summary>
internal static class SmallCounties
{
    public const int FirstMonth = 2023 * 12;
    public const int Months = 24;

    public static readonly string[] Measures =
    [
        "births", "births_male", "births_female", "births_unknown", "delivered", "registered", "registered_early", "anc1", "anc5",
        "anc8", "tested", "anaemic", "visited", "managed", "caesareans", "assisted", "low_weight", "preterm", "screened",
        "positive", "deaths", "stillbirths",
    ];

    /// <summary>A code, what is counted, and among how many; the terms of a sum with + or -.</summary>
    public static readonly (string Code, string Numerator, string? Denominator)[] Indicators =
    [
        ("I01", "births", null), ("I02", "births_male", "births"), ("I03", "births_female", "births"),
        ("I04", "births_unknown", "births"), ("I05", "delivered", null), ("I06", "registered", null),
        ("I07", "registered_early", "registered"), ("I08", "anc1", "delivered"), ("I09", "anc5", "delivered"),
        ("I10", "anc8", "delivered"), ("I11", "anc1-anc5", "anc1"), ("I12", "anc5-anc8", "anc5"), ("I13", "tested", "delivered"),
        ("I14", "anaemic", "tested"), ("I15", "visited", "births"), ("I16", "managed", "delivered"),
        ("I17", "caesareans", "births"), ("I18", "assisted", "births"), ("I19", "caesareans+assisted", "births"),
        ("I20", "low_weight", "births"), ("I21", "preterm", "births"), ("I22", "screened", "registered"),
        ("I23", "positive", "screened"), ("I24", "deaths", "births"), ("I25", "stillbirths", "births+stillbirths"),
        ("I26", "deaths+stillbirths", "births+stillbirths"), ("I27", "births_male", "births_female"), ("I28", "preterm", "low_weight"),
        ("I29", "registered-registered_early", "registered"), ("I30", "visited", "delivered"), ("I31", "caesareans", "delivered"),
        ("I32", "tested", "registered"), ("I33", "screened", null), ("I34", "positive", null), ("I35", "anaemic", null),
        ("I36", "preterm", null), ("I37", "low_weight", null), ("I38", "caesareans", null), ("I39", "births_unknown", null),
        ("I40", "deaths", null),
    ];

    /// <summary>The measures that are divided by <see cref="Ages"/>, from the register of the townships.</summary>
    public static readonly string[] Divided = ["births", "caesareans", "registered", "registered_early", "deaths"];

    public static readonly string[] Ages = ["under_20", "20_34", "35_plus", "unknown"];

    /// <summary>Number, code, level, above.</summary>
    public static readonly (int Id, string Code, OrgLevel Level, int? Above)[] Places =
    [
        (1, "610000000000", OrgLevel.Province, null), (2, "610500000000", OrgLevel.Prefecture, 1),
        (3, "610528000000", OrgLevel.County, 2), (4, "610581000000", OrgLevel.County, 2),
        .. Enumerable.Range(0, 7).Select(at => (10 + at, $"6105281{at:00}000", OrgLevel.Township, (int?)3)),
        .. Enumerable.Range(0, 5).Select(at => (20 + at, $"6105811{at:00}000", OrgLevel.Township, (int?)4)),
    ];

    public static DomainCatalogue Catalogue { get; } = new(
        [.. Measures.Select(code => new Measure(
            code, code, code, Unit.Count, TimeAggregation.Sum, code is "deaths" or "stillbirths"))],
        [.. Indicators.Select(Indicator)],
        [])
    {
        Dimensions =
        [
            new Dimension("age_group", "年龄组", "Age group", false,
                [.. Ages.Select(age => new DimensionCode(age, age, age, null, null))]),
            new Dimension("facility", "医疗机构", "Facility", true, []),
        ],
    };

    public static SuppressionRules Rules { get; } = SuppressionRules.Of(Catalogue, []) with
    {
        Identities = [new SeriesIdentity("births", [("births_male", 1), ("births_female", 1), ("births_unknown", 1)])],
    };

    public static MeasureExpression Terms(string text) => new(
    [
        .. text.Replace("-", "+-", StringComparison.Ordinal).Split('+')
            .Select(term => term[0] == '-' ? new MeasureTerm(term[1..], -1) : new MeasureTerm(term, 1)),
    ]);

    /// <summary>The warehouse, with what it withholds.</summary>
    public static TestWarehouse Publish(int seed, bool withComplements = true)
    {
        var random = new Random(seed);
        var warehouse = new TestWarehouse();
        foreach (var (id, code, level, above) in Places)
        {
            warehouse.Place(id, code, $"place {id}", level, above);
        }

        warehouse.Load();
        for (var measure = 0; measure < Measures.Length; measure++)
        {
            warehouse.Measure(measure + 1, Measures[measure]);
        }

        for (var age = 0; age < Ages.Length; age++)
        {
            warehouse.Add($"INSERT INTO category VALUES ({age + 1}, 'age_group', 'age_group', '{Ages[age]}')");
        }

        var rows = new List<string>();
        foreach (var (id, _, level, _) in Places.Where(place => place.Level == OrgLevel.Township))
        {
            var size = 2 + random.Next(40);
            for (var month = 0; month < Months; month++)
            {
                if (random.Next(25) > 0)
                {
                    Report(rows, random, id, month, random.Next(size) + (size / 2));
                }
            }
        }

        // The hospital of the first county reports at the county itself, and some months only.
        for (var month = 0; month < Months; month += 1 + random.Next(2))
        {
            Report(rows, random, 3, month, random.Next(12));
        }

        warehouse.Add($"INSERT INTO fact_value ({WarehouseTables.FactColumns}) VALUES " + string.Join(",\n", rows)).Publish();
        warehouse.Withhold(Rules with { WithComplements = withComplements });
        return warehouse;
    }

    private static void Report(List<string> rows, Random random, int place, int month, int women)
    {
        int Some(int most, int percent) => Enumerable.Range(0, most).Count(_ => random.Next(100) < percent);
        var births = women;
        var male = Some(births, 51);
        var unknown = Some(births - male, 3);
        var registered = women + random.Next(6);
        var anc1 = Some(women, 97);
        var anc5 = Some(anc1, 85);
        var screened = Some(registered, 95);
        var tested = Some(women, 95);
        int[] values =
        [
            births, male, births - male - unknown, unknown, women, registered, Some(registered, 88), anc1, anc5, Some(anc5, 60),
            tested, Some(tested, 12), Some(births, 93), Some(women, 90), Some(births, 40), Some(births, 3), Some(births, 6),
            Some(births, 7), screened, Some(screened, 45), Some(births, 2), Some(births, 2),
        ];
        var registeredOf = new int[Ages.Length];
        for (var measure = 0; measure < values.Length; measure++)
        {
            rows.Add(Row(measure, month, place, 0, values[measure]));
            if (place != 3 && Divided.Contains(Measures[measure]))
            {
                // Ages of a few are not divided at all; parts without events have no row. Who registered early has registered.
                var left = values[measure] - Some(values[measure], 1);
                for (var age = 0; age < Ages.Length; age++)
                {
                    var part = age == Ages.Length - 1 ? left : Some(left, age == 1 ? 75 : 15);
                    part = Measures[measure] == "registered_early" ? Math.Min(part, registeredOf[age]) : part;
                    left -= part;
                    registeredOf[age] = Measures[measure] == "registered" ? part : registeredOf[age];
                    if (part > 0)
                    {
                        rows.Add(Row(measure, month, place, age + 1, part));
                    }
                }
            }
        }
    }

    private static string Row(int measure, int month, int place, int category, int value) =>
        $"({measure + 1}, {Period.ToYearMonth(FirstMonth + month)}, {place}, {category}, {value}, 0, 0, "
        + $"1, 1, 5, 1, 1, {WarehouseTables.StillKnown})";

    private static Indicator Indicator((string Code, string Numerator, string? Denominator) each) => new(
        each.Code, each.Code, each.Code, each.Denominator is null ? IndicatorKind.Count : IndicatorKind.Ratio,
        Terms(each.Numerator), each.Numerator, each.Denominator is { } below ? Terms(below) : null, each.Denominator,
        each.Denominator is null ? 1 : 100, each.Denominator is null ? Unit.Count : Unit.Percent, Direction.Descriptive,
        IntervalKind.None, OrgLevel.Township, PeriodType.Month, 1, new DateOnly(2000, 1, 1), "test", false);
}

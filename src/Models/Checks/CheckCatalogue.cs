namespace McHAnalytics.Models.Checks;

/// <summary>The checks of <c>catalogue/checks.yaml</c>.</summary>
/// <param name="Checks">In the order of the file.</param>
public sealed record CheckCatalogue(IReadOnlyList<CheckDefinition> Checks)
{
    /// <summary>The rules between measures, in the order of the file.</summary>
    public IReadOnlyList<CheckRule> Rules { get; init; } = [];

    /// <summary>The stored least and most of measures at places.</summary>
    public IReadOnlyList<CheckLimit> Limits { get; init; } = [];

    /// <summary>The check of a kind, or null where the catalogue does not ask for it.</summary>
    public CheckDefinition? Find(CheckKind kind) => Checks.FirstOrDefault(check => check.Kind == kind);
}

/// <summary>A check: what is looked for, how severe it is, and the numbers that decide.</summary>
/// <param name="Code">Stable code of DOMAIN section 5: <c>DQ-L2</c>.</param>
/// <param name="Kind">What is looked for.</param>
/// <param name="Severity">0 information, 1 warning, 2 error.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Numbers">The numbers that decide, by name.</param>
public sealed record CheckDefinition(
    string Code, CheckKind Kind, int Severity, string NameZh, string NameEn,
    IReadOnlyDictionary<string, decimal> Numbers);

/// <summary>What a check looks for.</summary>
public enum CheckKind
{
    /// <summary>A report that is due and has not come.</summary>
    MissingReport,

    /// <summary>A report that came after its due day.</summary>
    LateReport,

    /// <summary>A total row that counts -1 or -2 as numbers.</summary>
    SentinelInTotal,

    /// <summary>A total row that is not the sum of the rows.</summary>
    TotalDiffers,

    /// <summary>A rule <c>= a + b</c> of a form that does not hold.</summary>
    EqualRules,

    /// <summary>A rule <c>&lt;= a</c> or <c>&gt;= a</c> of a form that does not hold.</summary>
    OrderRules,

    /// <summary>A part and its whole that stand in each other's columns.</summary>
    SwappedColumns,

    /// <summary>A unit's figure that is 10, 100 or 1,000 times its usual one, or a tenth of it and so on.</summary>
    WrongUnit,

    /// <summary>A unit's figure that is many times, or a small part of, its usual one.</summary>
    LevelShift,

    /// <summary>A unit's figure that its last 12 months make improbable.</summary>
    Outlier,

    /// <summary>Too many values of a unit and year that end in 0 or 5.</summary>
    Heaping,

    /// <summary>A unit's month that repeats the month before.</summary>
    CopiedMonth,

    /// <summary>Facts of a place that was merged into another.</summary>
    MergedPlace,

    /// <summary>A count with decimals.</summary>
    Fraction,

    /// <summary>A county's month of which too few of the reports that are due have come.</summary>
    LowCompleteness,

    /// <summary>A year of a unit of which months are missing.</summary>
    PartialYear,

    /// <summary>A zero where many cases are usual.</summary>
    ZeroReporting,

    /// <summary>A figure far from the mean of the unit's other months, in standard deviations (WHO, DHIS2).</summary>
    ZScore,

    /// <summary>A figure far from the unit's median, by Iglewicz and Hoaglin's modified z-score.</summary>
    ModifiedZ,

    /// <summary>A figure outside of the median ± 5 median absolute deviations (Countdown to 2030).</summary>
    MedianDeviation,

    /// <summary>A figure outside of the least and most that are stored, or that earlier years give (DHIS2).</summary>
    MinimumMaximum,

    /// <summary>A figure far from what the unit's last 12 months and the season lead one to expect.</summary>
    Seasonal,

    /// <summary>A year's total far from the mean of the up to three years before.</summary>
    YearShift,

    /// <summary>All or none, month after month, where the unit's and the county's other months say otherwise.</summary>
    TooPerfect,

    /// <summary>Too many values that end in 00.</summary>
    Rounded,

    /// <summary>The same figure month after month.</summary>
    RepeatedValue,

    /// <summary>A report of a month that was made before the month ended.</summary>
    EarlyReport,

    /// <summary>One person with two pregnancies at one time.</summary>
    DuplicatePerson,
}

using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Checks;

/// <summary>A rule of <c>checks.yaml</c> between what was reported of measures: left side, operator, right side.</summary>
public sealed record CheckRule
{
    /// <summary>Stable code of DOMAIN section 5: <c>DQ-L3</c>. Several rules may share one.</summary>
    public required string Code { get; init; }

    /// <summary>0 information, 1 warning, 2 error.</summary>
    public required int Severity { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>The left side; its first measure is the one that findings name.</summary>
    public required CheckExpression Left { get; init; }

    /// <summary>What must hold between the sides.</summary>
    public required RuleOperator Operator { get; init; }

    /// <summary>The right side.</summary>
    public required CheckExpression Right { get; init; }

    /// <summary>What becomes of a place and period where figures are missing.</summary>
    public MissingStrategy Missing { get; init; }

    /// <summary>The level on which figures are summed and compared; as reported where null.</summary>
    public OrgLevel? Level { get; init; }

    /// <summary>The months that are summed and compared.</summary>
    public RuleSpan Over { get; init; }

    /// <summary>How far the sides may be apart all the same, as a share of the larger: 0.1 is 10 %.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>How far they may be apart by chance: so many standard deviations of two Poisson counts, √(left + right).</summary>
    public decimal Chance { get; init; }

    /// <summary>The codes of the measures of both sides, each once.</summary>
    public IReadOnlyList<string> Measures =>
        [.. Left.Measures.Concat(Right.Measures).Distinct(StringComparer.Ordinal)];
}

/// <summary>What must hold between the two sides of a rule: DHIS2's operators.</summary>
public enum RuleOperator
{
    /// <summary>Both are equal.</summary>
    Equal,

    /// <summary>They differ.</summary>
    NotEqual,

    /// <summary>The left is smaller.</summary>
    Less,

    /// <summary>The left is at most the right.</summary>
    AtMost,

    /// <summary>The left is larger.</summary>
    Greater,

    /// <summary>The left is at least the right.</summary>
    AtLeast,

    /// <summary>Where the one is reported, so is the other.</summary>
    CompulsoryPair,

    /// <summary>Where the one is reported, the other is not.</summary>
    ExclusivePair,
}

/// <summary>What becomes of a place and period where figures are missing: DHIS2's strategies.</summary>
public enum MissingStrategy
{
    /// <summary>Not judged where any measure is missing.</summary>
    SkipIfAny,

    /// <summary>Not judged where all are missing; a missing one counts as 0.</summary>
    SkipIfAll,

    /// <summary>Always judged where there is a report; a missing one counts as 0.</summary>
    NeverSkip,
}

/// <summary>The months that a rule compares.</summary>
public enum RuleSpan
{
    /// <summary>Each month by itself.</summary>
    Month,

    /// <summary>Quarters of the calendar year, which are those of the MCH year too.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>MCH years, October to September.</summary>
    MchYear,
}

/// <summary>The stored least and most of a measure at a place (DQ-O5), which stand above those worked out.</summary>
/// <param name="Place">Code of the place.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
public sealed record CheckLimit(string Place, string Measure, decimal Low, decimal High);

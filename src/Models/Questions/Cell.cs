using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>A figure with all that it needs to be read rightly: the number never travels alone.</summary>
public sealed record Cell
{
    private readonly CellInterval? _interval;

    /// <summary>The value in <see cref="Unit"/>, divided last; null where the state says why.</summary>
    public decimal? Value { get; init; }

    /// <summary>Sum of the numerator's parts; null where none was reported.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Sum of the denominator's parts; null for counts or where none was reported.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The unit of the value.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Why there is a value, or why there is none.</summary>
    public required ValueState State { get; init; }

    /// <summary>Lower end of the 95 % interval, in the value's unit.</summary>
    public decimal? CiLow
    {
        get => _interval?.Low;
        init => _interval = value is null && CiHigh is null ? null : new CellInterval(value, CiHigh);
    }

    /// <summary>Upper end of the 95 % interval, in the value's unit.</summary>
    public decimal? CiHigh
    {
        get => _interval?.High;
        init => _interval = value is null && CiLow is null ? null : new CellInterval(CiLow, value);
    }

    /// <summary>The interval, worked out when either end is asked for.</summary>
    internal CellInterval? Interval
    {
        init => _interval = value;
    }

    /// <summary>Share (0 to 1) of the expected reports that arrived; null where none was expected.</summary>
    public double? Completeness { get; init; }

    /// <summary>Share (0 to 1) of the expected reports that arrived on time; null where none was expected.</summary>
    public double? Timeliness { get; init; }

    /// <summary>Version of the indicator's definition.</summary>
    public int DefinitionVersion { get; init; } = 1;

    /// <summary>Which of the indicator's variants (other denominators) answered; null for the usual definition.</summary>
    public string? DenominatorVariant { get; init; }

    /// <summary>What a reader must know about the figure.</summary>
    public IReadOnlyList<QualityFlag> Flags { get; init; } = [];

    /// <summary>Which reports are behind the figure; null where it was not made from any.</summary>
    public CellOrigin? Origin { get; init; }
}

/// <summary>The states a value can have; the four kinds of missing are never summed nor averaged.</summary>
public enum ValueState
{
    /// <summary>A value from reported parts.</summary>
    Ok,

    /// <summary>Nobody was at risk: no rate, and not zero.</summary>
    ZeroDenominator,

    /// <summary>Due and not there.</summary>
    NotReported,

    /// <summary>Not there, and not yet due.</summary>
    NotYetDue,

    /// <summary>No work was done (-2).</summary>
    NotCarriedOut,

    /// <summary>Work was done, the figure was not collected (-1).</summary>
    NotCollected,

    /// <summary>Withheld: it could give a person away, or would rest on too few.</summary>
    Suppressed,

    /// <summary>A value while reports of the period may still arrive.</summary>
    Provisional,
}

/// <summary>Something to know about a figure.</summary>
/// <param name="Code">Stable code: <c>SMALL_NUMBERS</c>, <c>INCOMPLETE</c>, <c>BOUNDARY_CHANGED</c>, <c>DATA_ERROR</c> ...</param>
/// <param name="MessageZh">Chinese, for users.</param>
/// <param name="MessageEn">English.</param>
/// <param name="Severity">How serious it is.</param>
public sealed record QualityFlag(string Code, string MessageZh, string MessageEn, Severity Severity);

/// <summary>How serious a finding or flag is.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

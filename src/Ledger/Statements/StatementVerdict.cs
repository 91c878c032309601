using McHAnalytics.Models.Statements;

namespace McHAnalytics.Ledger.Statements;

/// <summary>The latest verdict on one published statement; reconciling again replaces it.</summary>
public sealed class StatementVerdict
{
    /// <summary>The statement's id in the warehouse.</summary>
    public required string StatementId { get; init; }

    /// <summary>The place as the source names it.</summary>
    public required string Place { get; init; }

    /// <summary>The period as the source names it.</summary>
    public required string Period { get; init; }

    /// <summary>The measure's or indicator's code.</summary>
    public required string Measure { get; init; }

    /// <summary>The figure as it was printed, with its unit.</summary>
    public required string Printed { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The arithmetic behind the verdict, in Chinese.</summary>
    public required string ExplanationZh { get; init; }

    /// <summary>The same in English.</summary>
    public required string ExplanationEn { get; init; }

    /// <summary>When it was judged; the store fills it.</summary>
    public DateTimeOffset At { get; internal set; }
}

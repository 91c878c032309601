using McHAnalytics.Models.Statements;

namespace McHAnalytics.Ledger.Statements;

/// <summary>Which verdicts are asked for; what is null does not narrow.</summary>
public sealed record StatementVerdictFilter
{
    public IReadOnlyList<string>? StatementIds { get; init; }

    public TextFilter? Place { get; init; }

    public TextFilter? Measure { get; init; }

    public IReadOnlyList<Verdict>? Verdicts { get; init; }
}

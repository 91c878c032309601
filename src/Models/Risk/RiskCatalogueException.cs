namespace McHAnalytics.Models.Risk;

/// <summary>A risk catalogue that cannot be used as it stands: every fault that was found, not only the
/// first.</summary>
/// <param name="faults">The faults, at least one.</param>
public sealed class RiskCatalogueException(IReadOnlyList<RiskCatalogueFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults in order of line.</summary>
    public IReadOnlyList<RiskCatalogueFault> Faults { get; } = faults;
}

/// <summary>One fault of a risk catalogue.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Code">Stable code, <c>MCH-R0xx</c>.</param>
/// <param name="MessageZh">Chinese.</param>
/// <param name="MessageEn">English.</param>
public sealed record RiskCatalogueFault(string File, int Line, string Code, string MessageZh, string MessageEn)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line}): {Code}: {MessageEn}";
}

namespace McHAnalytics.Models.Catalogue;

/// <summary>A catalogue that cannot be used as it stands: every fault that was found, not only the first.</summary>
/// <param name="faults">The faults, at least one.</param>
public sealed class CatalogueException(IReadOnlyList<CatalogueFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults, file by file, in the order of lines.</summary>
    public IReadOnlyList<CatalogueFault> Faults { get; } = faults;
}

/// <summary>One fault of a catalogue file, and what to do about it.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Stable code, <c>MCH-C0xx</c>.</param>
/// <param name="MessageZh">Chinese.</param>
/// <param name="MessageEn">English.</param>
public sealed record CatalogueFault(string File, int Line, int Column, string Code, string MessageZh, string MessageEn)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}): {Code}: {MessageEn}";
}

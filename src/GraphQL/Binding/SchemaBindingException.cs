namespace McHAnalytics.GraphQL.Binding;

/// <summary>The schema and the code that should answer it do not fit; says every fault at once.</summary>
/// <param name="faults">One sentence each: where, what, and what to do.</param>
public sealed class SchemaBindingException(IReadOnlyList<string> faults) : Exception(
    $"The schema is not fully bound; {faults.Count} fault(s):{Environment.NewLine}- "
    + string.Join(Environment.NewLine + "- ", faults))
{
    /// <summary>One sentence each: where, what, and what to do.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

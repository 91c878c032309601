namespace McHAnalytics.GraphQL.Execution;

/// <summary>An answered object: the values beside the fields that were asked, in the order asked.</summary>
internal sealed class ResultObject(CollectedField[] fields, object?[] values)
{
    public CollectedField[] Fields { get; } = fields;

    public object?[] Values { get; } = values;
}

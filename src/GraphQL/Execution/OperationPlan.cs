using McHAnalytics.GraphQL.Cost;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>An operation of a cached document, and what was worked out of it once for all its requests.</summary>
/// <param name="definition">The operation as written.</param>
/// <param name="isAlwaysTheSame">Whether the same fields are asked whatever the variables: no <c>@skip</c> or
/// <c>@include</c> depends on one.</param>
internal sealed class OperationPlan(OperationDefinitionNode definition, bool isAlwaysTheSame)
{
    private CollectedField[]? _rootFields;

    public OperationDefinitionNode Definition { get; } = definition;

    /// <summary>How it is priced; <c>null</c> where nothing has a price.</summary>
    public CostPlan? Cost { get; set; }

    /// <summary>What is asked of the root; collected anew for each request only where that can differ.</summary>
    public CollectedField[] RootFields(OperationContext operation, ObjectType rootType)
    {
        if (_rootFields is { } known)
        {
            return known;
        }

        var fields = CollectFields.OfSelectionSet(operation, rootType, Definition.SelectionSet);
        return isAlwaysTheSame ? Interlocked.CompareExchange(ref _rootFields, fields, null) ?? fields : fields;
    }
}

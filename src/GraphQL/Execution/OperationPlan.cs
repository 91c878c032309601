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
    private bool _isIntrospectionSought;
    private FieldNode? _introspection;

    public OperationDefinitionNode Definition { get; } = definition;

    /// <summary>How it is priced; <c>null</c> where nothing has a price.</summary>
    public CostPlan? Cost { get; set; }

    /// <summary>The first <c>__schema</c> or <c>__type</c> that is asked, or <c>null</c>.</summary>
    public FieldNode? Introspection(IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        if (!Volatile.Read(ref _isIntrospectionSought))
        {
            _introspection = FindIntrospection(Definition.SelectionSet, fragments, []);
            Volatile.Write(ref _isIntrospectionSought, true);
        }

        return _introspection;
    }

    /// <remarks>Fields are followed too: one of them may answer the root type again.</remarks>
    private static FieldNode? FindIntrospection(
        SelectionSetNode set, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, HashSet<string> opened)
    {
        foreach (var selection in set.Selections)
        {
            var found = selection switch
            {
                FieldNode { Name.Value: "__schema" or "__type" } field => field,
                FieldNode { SelectionSet: { } subFields } => FindIntrospection(subFields, fragments, opened),
                InlineFragmentNode inline => FindIntrospection(inline.SelectionSet, fragments, opened),
                FragmentSpreadNode spread when opened.Add(spread.Name.Value)
                    && fragments.TryGetValue(spread.Name.Value, out var fragment) =>
                    FindIntrospection(fragment.SelectionSet, fragments, opened),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

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

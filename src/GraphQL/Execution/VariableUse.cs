using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Where a document depends on its variables: what does not can be worked out once for all requests.</summary>
internal static class VariableUse
{
    /// <summary>Whether any <c>@skip</c> or <c>@include</c> of the document depends on a variable.</summary>
    public static bool InConditions(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            var selections = definition switch
            {
                OperationDefinitionNode operation => operation.SelectionSet,
                FragmentDefinitionNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (InConditions(selections))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any of the arguments holds a variable, at whatever depth.</summary>
    public static bool InArguments(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            if (InValue(argument.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InConditions(SelectionSetNode? selectionSet)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            var inner = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (selection.Directives.Any(IsVariableCondition) || InConditions(inner))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVariableCondition(DirectiveNode directive) =>
        directive.Name.Value is "skip" or "include" && InArguments(directive.Arguments);

    /// <summary>Whether a value is a variable or holds one.</summary>
    public static bool InValue(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(InValue),
        ObjectValueNode inputObject => inputObject.Fields.Any(field => InValue(field.Value)),
        _ => false,
    };
}

using System.Collections.Immutable;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Gathers what is asked of an object, fragments opened (specification, 6.3.2).</summary>
internal static class CollectFields
{
    /// <summary>What a root selection set asks.</summary>
    public static CollectedField[] OfSelectionSet(
        OperationContext operation, ObjectType type, SelectionSetNode selectionSet)
    {
        var collector = new Collector(operation, type);
        collector.Collect(selectionSet);
        return collector.ToArray();
    }

    /// <summary>What several field nodes of one response name ask together.</summary>
    public static CollectedField[] OfNodes(OperationContext operation, ObjectType type, List<FieldNode> nodes)
    {
        var collector = new Collector(operation, type);
        foreach (var node in nodes)
        {
            if (node.SelectionSet is not null)
            {
                collector.Collect(node.SelectionSet);
            }
        }

        return collector.ToArray();
    }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> let a selection stand (specification, 3.13.1,
    /// 3.13.2).</summary>
    public static bool ShouldInclude(ImmutableArray<DirectiveNode> directives, OperationContext operation)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include"
                && Condition(directive, operation) == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Condition(DirectiveNode directive, OperationContext operation)
    {
        var definition = operation.Schema.Directives.Find(directive.Name.Value)!;
        var fault = CoerceArgumentValues.Coerce(
            definition.Arguments, directive.Arguments.AsSpan(), directive.Position, operation.Variables,
            out var values);
        return fault is null ? (bool)values["if"]! : throw new Errors.GraphQLErrorException(fault);
    }

    private struct Collector(OperationContext operation, ObjectType type)
    {
        private readonly List<CollectedField> _fields = [];
        private Dictionary<string, CollectedField>? _byName;
        private HashSet<string>? _visitedFragments;

        public readonly CollectedField[] ToArray() => [.. _fields];

        public void Collect(SelectionSetNode selectionSet)
        {
            foreach (var selection in selectionSet.Selections)
            {
                if (!ShouldInclude(selection.Directives, operation))
                {
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field:
                        Add(field);
                        break;
                    case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                        Collect(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when (_visitedFragments ??= []).Add(spread.Name.Value)
                        && operation.Fragments.TryGetValue(spread.Name.Value, out var definition)
                        && Applies(definition.TypeCondition):
                        Collect(definition.SelectionSet);
                        break;
                }
            }
        }

        private void Add(FieldNode node)
        {
            if (Find(node.ResponseName) is { } known)
            {
                known.Nodes.Add(node);
            }
            else if (MetaFields.Find(operation.Schema, type, node.Name.Value) is { } definition)
            {
                var field = new CollectedField(definition, type, node);
                _fields.Add(field);
                _byName?.Add(field.ResponseName, field);
            }
        }

        /// <summary>Looks through a short list; keeps an index of a long one.</summary>
        private CollectedField? Find(string responseName)
        {
            if (_fields.Count < 12)
            {
                foreach (var field in _fields)
                {
                    if (field.ResponseName == responseName)
                    {
                        return field;
                    }
                }

                return null;
            }

            _byName ??= _fields.ToDictionary(field => field.ResponseName, StringComparer.Ordinal);
            return _byName.GetValueOrDefault(responseName);
        }

        private readonly bool Applies(NamedTypeNode? condition) =>
            condition is null
            || condition.Name.Value == type.Name
            || (operation.Schema.FindType(condition.Name.Value) is { } conditionType
                && operation.Schema.IsSubType(conditionType, type));
    }
}

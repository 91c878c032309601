using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>A subscription asks one root field, and asks it always (5.2.4.1).</summary>
internal static class SingleFieldSubscriptions
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, operation =>
        {
            if (operation.Operation == OperationKind.Subscription && context.Schema.SubscriptionType is { } type)
            {
                new Check(context, type, operation).Run();
            }
        });

    private sealed class Check(ValidationContext context, ObjectType type, OperationDefinitionNode operation)
    {
        private readonly OrderedDictionary<string, List<FieldNode>> _fields = new(StringComparer.Ordinal);
        private readonly List<DirectiveNode> _conditions = [];
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        private string Who => operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";

        public void Run()
        {
            Collect(operation.SelectionSet);
            if (_conditions.Count > 0)
            {
                context.Report(
                    $"{Who} must not use `@skip` or `@include` directives in the top level selection.",
                    [.. _conditions.Select(directive => directive.Position)]);
                return;
            }

            if (_fields.Count == 0)
            {
                context.Report($"{Who} must select one top level field.", operation.SelectionSet.Position);
            }
            else if (_fields.Count > 1)
            {
                context.Report(
                    $"{Who} must select only one top level field.",
                    [.. _fields.Values.Skip(1).SelectMany(nodes => nodes).Select(node => node.Position)]);
            }

            foreach (var nodes in _fields.Values)
            {
                if (nodes[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                {
                    context.Report(
                        $"{Who} must not select an introspection top level field.",
                        [.. nodes.Select(node => node.Position)]);
                }
            }
        }

        private void Collect(SelectionSetNode selectionSet)
        {
            foreach (var selection in selectionSet.Selections)
            {
                if ((Find(selection, "skip") ?? Find(selection, "include")) is { } condition)
                {
                    _conditions.Add(condition);
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field:
                        if (!_fields.TryGetValue(field.ResponseName, out var nodes))
                        {
                            _fields[field.ResponseName] = nodes = [];
                        }

                        nodes.Add(field);
                        break;
                    case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                        Collect(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when _visited.Add(spread.Name.Value)
                        && context.Fragment(spread.Name.Value) is { } fragment
                        && Applies(fragment.TypeCondition):
                        Collect(fragment.SelectionSet);
                        break;
                }
            }
        }

        private static DirectiveNode? Find(SelectionNode selection, string name) =>
            selection.Directives.FirstOrDefault(directive => directive.Name.Value == name);

        private bool Applies(NamedTypeNode? condition) =>
            condition is null
            || condition.Name.Value == type.Name
            || (context.Schema.FindType(condition.Name.Value) is { } known && context.Schema.IsSubType(known, type));
    }
}

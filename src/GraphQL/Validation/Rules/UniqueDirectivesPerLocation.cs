using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>A directive stands once at a place, unless it is repeatable (5.7.3).</summary>
internal static class UniqueDirectivesPerLocation
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, node => Check(context, node.Directives));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node => Check(context, node.Directives));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, node => Check(context, node.Directives));
        on.Enter<FieldNode>(NodeKind.Field, node => Check(context, node.Directives));
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, node => Check(context, node.Directives));
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, node => Check(context, node.Directives));
    }

    private static void Check(ValidationContext context, ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.Directives.Find(name)?.IsRepeatable == false
                && !known.TryAdd(name, directive.Position))
            {
                context.Report(
                    $"The directive \"@{name}\" can only be used once at this location.",
                    known[name], directive.Position);
            }
        }
    }
}

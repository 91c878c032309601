using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Arguments that are given exist (5.4.1).</summary>
internal static class KnownArgumentNames
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<FieldNode>(NodeKind.Field, node =>
        {
            if (context.Types is { ParentType: { } parent, Field: { } field })
            {
                Check(context, node.Arguments, field.Arguments, $"field \"{parent}.{field.Name}\"");
            }
        });
        on.Enter<DirectiveNode>(NodeKind.Directive, node =>
        {
            if (context.Types.Directive is { } directive)
            {
                Check(context, node.Arguments, directive.Arguments, $"directive \"@{directive.Name}\"");
            }
        });
    }

    private static void Check(
        ValidationContext context, ImmutableArray<ArgumentNode> given, NamedList<InputValue> known, string owner)
    {
        foreach (var argument in given)
        {
            if (known.Find(argument.Name.Value) is null)
            {
                context.Report(
                    $"Unknown argument \"{argument.Name}\" on {owner}."
                    + Suggestions.DidYouMean(Suggestions.For(argument.Name.Value, known.Names)),
                    argument.Position);
            }
        }
    }
}

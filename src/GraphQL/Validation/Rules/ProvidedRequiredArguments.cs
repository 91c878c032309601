using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Arguments that are required are given (5.4.3).</summary>
internal static class ProvidedRequiredArguments
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Leave<FieldNode>(NodeKind.Field, node =>
        {
            if (context.Types.Field is { } field)
            {
                Check(context, field.Arguments, node.Arguments, $"Field \"{field.Name}\"", node.Position);
            }
        });
        on.Leave<DirectiveNode>(NodeKind.Directive, node =>
        {
            if (context.Types.Directive is { } directive)
            {
                Check(context, directive.Arguments, node.Arguments, $"Directive \"@{directive.Name}\"", node.Position);
            }
        });
    }

    private static void Check(
        ValidationContext context, NamedList<InputValue> definitions, ImmutableArray<ArgumentNode> given, string owner,
        SourcePosition position)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !given.Any(argument => argument.Name.Value == definition.Name))
            {
                context.Report(
                    $"{owner} argument \"{definition.Name}\" of type \"{definition.Type}\" is required, but it was "
                    + "not provided.",
                    position);
            }
        }
    }
}

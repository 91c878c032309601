using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>An argument is given once (5.4.2).</summary>
internal static class UniqueArgumentNames
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<FieldNode>(NodeKind.Field, node => Check(context, node.Arguments));
        on.Enter<DirectiveNode>(NodeKind.Directive, node => Check(context, node.Arguments));
    }

    private static void Check(ValidationContext context, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        foreach (var group in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
        {
            context.Report(
                $"There can be only one argument named \"{group.Key}\".",
                [.. group.Select(argument => argument.Name.Position)]);
        }
    }
}

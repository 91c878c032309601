using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Operations of one document have different names (5.2.2.1).</summary>
internal static class UniqueOperationNames
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, operation =>
        {
            if (operation.Name is { } name && !known.TryAdd(name.Value, name.Position))
            {
                context.Report(
                    $"There can be only one operation named \"{name}\".", known[name.Value], name.Position);
            }
        });
    }
}

using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>A field of an input object is given once (5.6.3).</summary>
internal static class UniqueInputFieldNames
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<ObjectValueNode>(NodeKind.ObjectValue, node =>
        {
            var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
            foreach (var field in node.Fields)
            {
                if (!known.TryAdd(field.Name.Value, field.Name.Position))
                {
                    context.Report(
                        $"There can be only one input field named \"{field.Name}\".",
                        known[field.Name.Value], field.Name.Position);
                }
            }
        });
}

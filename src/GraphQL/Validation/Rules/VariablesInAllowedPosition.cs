using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Variables have types their places admit (5.8.5).</summary>
internal static class VariablesInAllowedPosition
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.AfterAll(operation =>
        {
            var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                definitions[definition.Variable.Name.Value] = definition;
            }

            foreach (var usage in context.VariableUsages(operation))
            {
                if (usage.Type is not null
                    && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                    && context.Schema.TypeFromNode(definition.Type) is { } type)
                {
                    Check(context, definition, type, usage);
                }
            }
        });

    private static void Check(
        ValidationContext context, VariableDefinitionNode definition, GraphQLType type, VariableUsage usage)
    {
        if (!IsAllowed(context.Schema, definition, type, usage.Type!, usage.HasDefault))
        {
            context.Report(
                $"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type "
                + $"\"{usage.Type}\".",
                definition.Position, usage.Node.Position);
        }

        if (usage.ObjectType is { IsOneOf: true } && !type.IsNonNull)
        {
            context.Report(
                $"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for "
                + $"OneOf Input Object \"{usage.ObjectType}\".",
                definition.Position, usage.Node.Position);
        }
    }

    /// <summary>A nullable variable may stand at a non-null place if either has a default
    /// (IsVariableUsageAllowed).</summary>
    private static bool IsAllowed(
        GraphQLSchema schema, VariableDefinitionNode definition, GraphQLType type, GraphQLType expected,
        bool hasDefault)
    {
        if (!expected.IsNonNull || type.IsNonNull)
        {
            return TypeComparison.IsSubType(schema, type, expected);
        }

        return (definition.DefaultValue is not (null or NullValueNode) || hasDefault)
            && TypeComparison.IsSubType(schema, type, expected.NullableType);
    }
}

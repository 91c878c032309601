using System.Collections.Immutable;
using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Makes runtime values of the variables sent (specification, 6.1.2).</summary>
internal static class CoerceVariableValues
{
    private const int MaxErrors = 50;

    private static readonly Dictionary<string, object?> s_none = [];

    /// <summary>Coerces the variables the operation declares; others that were sent are ignored.</summary>
    public static IReadOnlyDictionary<string, object?> Run(
        GraphQLSchema schema, OperationDefinitionNode operation, JsonElement sent,
        out IReadOnlyList<GraphQLError> found)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            found = [];
            return s_none;
        }

        var errors = new List<GraphQLError>();
        found = errors;
        var coerced = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            if (schema.TypeFromNode(definition.Type) is not { IsInputType: true } type)
            {
                errors.Add(NotAnInputType(definition));
            }
            else if (sent.ValueKind != JsonValueKind.Object || !sent.TryGetProperty(name, out var value))
            {
                if (definition.DefaultValue is not null)
                {
                    LiteralCoercion.TryCoerce(definition.DefaultValue, type, null, out var defaultValue);
                    coerced[name] = defaultValue;
                }
                else if (type.IsNonNull)
                {
                    errors.Add(NotProvided(definition, type));
                }
            }
            else if (value.ValueKind == JsonValueKind.Null && type.IsNonNull)
            {
                errors.Add(MustNotBeNull(definition, type));
            }
            else
            {
                try
                {
                    coerced[name] = new InputCoercion(definition, errors).Coerce(value, type, null);
                }
                catch (InvalidOperationException)
                {
                    errors.Add(NotUnicode(definition)); // thrown by the JSON reader alone
                }
            }

            if (errors.Count > MaxErrors)
            {
                errors.RemoveRange(MaxErrors, errors.Count - MaxErrors);
                errors.Add(TooManyErrors());
                break;
            }
        }

        return coerced;
    }

    private static GraphQLError NotAnInputType(VariableDefinitionNode definition) =>
        BadInput(
            $"Variable \"${definition.Variable.Name}\" expected value of type \"{definition.Type}\" which cannot be "
            + "used as an input type.",
            definition.Type.Position);

    private static GraphQLError NotProvided(VariableDefinitionNode definition, GraphQLType type) =>
        BadInput(
            $"Variable \"${definition.Variable.Name}\" of required type \"{type}\" was not provided.",
            definition.Position);

    private static GraphQLError MustNotBeNull(VariableDefinitionNode definition, GraphQLType type) =>
        BadInput(
            $"Variable \"${definition.Variable.Name}\" of non-null type \"{type}\" must not be null.",
            definition.Position);

    private static GraphQLError NotUnicode(VariableDefinitionNode definition) =>
        BadInput(
            $"Variable \"${definition.Variable.Name}\" holds a text with half of a surrogate pair. Send whole characters.",
            definition.Position);

    private static GraphQLError TooManyErrors() =>
        new("Too many errors processing variables, error limit reached. Execution aborted.")
        {
            Code = ErrorCodes.BadUserInput,
        };

    internal static GraphQLError BadInput(string message, params ImmutableArray<SourcePosition> positions) =>
        new(message, positions) { Code = ErrorCodes.BadUserInput };
}

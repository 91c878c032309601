using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Makes runtime values of a field's or a directive's arguments (specification, 6.4.1).</summary>
internal static class CoerceArgumentValues
{
    private static readonly FieldArguments s_none = new(new Dictionary<string, object?>(), null, null);

    /// <summary>Coerces the arguments of a field and converts them for its resolver.</summary>
    public static FieldArguments Run(
        FieldDefinition definition, FieldNode node, IReadOnlyDictionary<string, object?> variables)
    {
        if (definition.Arguments.Count == 0 && definition.ArgumentConverter is null)
        {
            return s_none;
        }

        var given = node.Arguments.AsSpan();
        if (Coerce(definition.Arguments, given, node.Position, variables, out var values) is { } fault)
        {
            return new FieldArguments(values, null, fault);
        }

        try
        {
            return new FieldArguments(values, definition.ArgumentConverter?.Invoke(values), null);
        }
        catch (GraphQLUserException e)
        {
            return new FieldArguments(values, null, RequestErrors.Of(e));
        }
    }

    /// <summary>Coerces arguments.</summary>
    /// <returns>The first fault, or <c>null</c>.</returns>
    public static GraphQLError? Coerce(
        NamedList<InputValue> definitions, ReadOnlySpan<ArgumentNode> given, SourcePosition owner,
        IReadOnlyDictionary<string, object?>? variables, out OrderedDictionary<string, object?> values)
    {
        values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var literal = Find(given, definition.Name);
            var variable = (literal as VariableNode)?.Name.Value;
            if (literal is null || (variable is not null && variables?.ContainsKey(variable) != true))
            {
                if (definition.DefaultLiteral is not null)
                {
                    values[definition.Name] = definition.DefaultValue;
                }
                else if (definition.IsRequired)
                {
                    return variable is null
                        ? NotProvided(definition, owner)
                        : VariableNotProvided(definition, variable, literal!.Position);
                }

                continue;
            }

            var isNull = literal is NullValueNode || (variable is not null && variables![variable] is null);
            if (isNull && definition.Type.IsNonNull)
            {
                return MustNotBeNull(definition, literal.Position);
            }

            if (!LiteralCoercion.TryCoerce(literal, definition.Type, variables, out var value))
            {
                return Invalid(definition, literal);
            }

            values[definition.Name] = value;
        }

        return null;
    }

    private static ValueNode? Find(ReadOnlySpan<ArgumentNode> given, string name)
    {
        foreach (var argument in given)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static GraphQLError NotProvided(InputValue argument, SourcePosition at) =>
        CoerceVariableValues.BadInput(
            $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.", at);

    private static GraphQLError VariableNotProvided(InputValue argument, string variable, SourcePosition at) =>
        CoerceVariableValues.BadInput(
            $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was provided the variable "
            + $"\"${variable}\" which was not provided a runtime value.",
            at);

    private static GraphQLError MustNotBeNull(InputValue argument, SourcePosition at) =>
        CoerceVariableValues.BadInput(
            $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null.", at);

    private static GraphQLError Invalid(InputValue argument, ValueNode literal) =>
        CoerceVariableValues.BadInput($"Argument \"{argument.Name}\" has invalid value {literal}.", literal.Position);
}

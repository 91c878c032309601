using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Coerces the JSON value of one variable (specification, 3.5 to 3.12: input coercion).</summary>
internal sealed class InputCoercion(VariableDefinitionNode definition, List<GraphQLError> errors)
{
    /// <summary>Coerces a value; each fault is added to the errors, and null stands in its place.</summary>
    public object? Coerce(JsonElement value, GraphQLType type, ResponsePath? path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return type.IsNonNull
                ? Fail(path, value, $"Expected non-nullable type \"{type}\" not to be null.")
                : null;
        }

        return type.NullableType switch
        {
            ListType list => CoerceList(value, list.OfType, path),
            InputObjectType input => CoerceObject(value, input, path),
            EnumType enumType => CoerceEnum(value, enumType, path),
            ScalarType scalar => CoerceScalar(value, scalar, path),
            _ => null,
        };
    }

    private List<object?> CoerceList(JsonElement value, GraphQLType itemType, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, itemType, path)];
        }

        var items = new List<object?>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(Coerce(item, itemType, new ResponsePath(path, items.Count)));
        }

        return items;
    }

    private object? CoerceObject(JsonElement value, InputObjectType type, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Fail(path, value, $"Expected type \"{type}\" to be an object.");
        }

        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                fields[field.Name] = Coerce(given, field.Type, new ResponsePath(path, field.Name));
            }
            else if (field.DefaultLiteral is not null)
            {
                fields[field.Name] = field.DefaultValue;
            }
            else if (field.IsRequired)
            {
                Fail(path, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (type.Fields.Find(member.Name) is null)
            {
                Fail(
                    path, value,
                    $"Field \"{member.Name}\" is not defined by type \"{type}\"."
                    + Suggestions.DidYouMean(Suggestions.For(member.Name, type.Fields.Names)));
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(value, type, path, fields);
        }

        return fields;
    }

    private void CheckOneOf(
        JsonElement value, InputObjectType type, ResponsePath? path, OrderedDictionary<string, object?> fields)
    {
        if (fields.Count != 1)
        {
            Fail(path, value, $"Exactly one key must be specified for OneOf type \"{type}\".");
        }

        if (fields.Count > 0
            && fields.GetAt(0).Key is var key
            && value.GetProperty(key) is { ValueKind: JsonValueKind.Null } given)
        {
            Fail(new ResponsePath(path, key), given, $"Field \"{key}\" must be non-null.");
        }
    }

    private object? CoerceEnum(JsonElement value, EnumType type, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            var shown = Inspect.Value(value);
            return Fail(
                path, value,
                $"Enum \"{type}\" cannot represent non-string value: {shown}." + DidYouMeanValue(type, shown));
        }

        var name = value.GetString()!;
        return type.Values.Find(name)?.RuntimeValue
            ?? Fail(path, value, $"Value \"{name}\" does not exist in \"{type}\" enum." + DidYouMeanValue(type, name));
    }

    private object? CoerceScalar(JsonElement value, ScalarType type, ResponsePath? path)
    {
        var coerced = type.Coercion.CoerceVariable(value, out var fault);
        return fault is null
            ? coerced
            : Fail(path, value, type.IsBuiltIn ? fault : $"Expected type \"{type}\". {fault}");
    }

    private object? Fail(ResponsePath? path, JsonElement value, string reason)
    {
        var name = definition.Variable.Name.Value;
        var at = path is null ? "" : $" at \"{name}{path}\"";
        errors.Add(CoerceVariableValues.BadInput(
            $"Variable \"${name}\" got invalid value {Inspect.Value(value)}{at}; {reason}", definition.Position));
        return null;
    }

    private static string DidYouMeanValue(EnumType type, string unknown) =>
        Suggestions.DidYouMean(Suggestions.For(unknown, type.Values.Names), "the enum value");
}

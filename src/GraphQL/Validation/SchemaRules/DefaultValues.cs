using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Defaults have the type of what they are the default of (3.6.1, 3.10).</summary>
internal static class DefaultValues
{
    /// <summary>Checks one default.</summary>
    /// <param name="report">Where to report.</param>
    /// <param name="value">The argument or input field.</param>
    /// <param name="place">Its place, as <c>Type.field(argument:)</c>.</param>
    public static void Check(SchemaReport report, InputValue value, string place)
    {
        if (value.DefaultLiteral is not null && value.Type.IsInputType)
        {
            Check(report, value.DefaultLiteral, value.Type, place);
        }
    }

    private static void Check(SchemaReport report, ValueNode literal, GraphQLType type, string place)
    {
        switch (literal, type)
        {
            case (NullValueNode, NonNullType):
                Add($"Expected value of non-null type \"{type}\" not to be null.");
                break;
            case (NullValueNode, _):
                break;
            case (_, NonNullType nonNull):
                Check(report, literal, nonNull.OfType, place);
                break;
            case (ListValueNode list, ListType listType):
                foreach (var item in list.Values)
                {
                    Check(report, item, listType.OfType, place);
                }

                break;
            case (_, ListType listType):
                Check(report, literal, listType.OfType, place);
                break;
            case (ObjectValueNode fields, InputObjectType input):
                CheckObject(report, fields, input, place);
                break;
            case (_, InputObjectType):
                Add($"Expected value of type \"{type}\" to be an object, found: {literal}.");
                break;
            case (_, EnumType enumType):
                if (literal is not EnumValueNode name || enumType.Values.Find(name.Value) is null)
                {
                    Add($"{EnumFault(literal, enumType)}");
                }

                break;
            case (_, ScalarType scalar):
                scalar.Coercion.CoerceLiteral(literal, out var fault);
                if (fault is not null)
                {
                    Add(scalar.IsBuiltIn ? fault : $"Expected value of type \"{type}\", found {literal}; {fault}");
                }

                break;
        }

        void Add(string fault) => report.Add($"{place} has invalid default value: {fault}", literal.Position);
    }

    private static string EnumFault(ValueNode literal, EnumType type)
    {
        var text = literal.ToString()!;
        var fault = literal is EnumValueNode
            ? $"Value \"{text}\" does not exist in \"{type}\" enum."
            : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
        return fault + Suggestions.DidYouMean(Suggestions.For(text, type.Values.Names), "the enum value");
    }

    private static void CheckObject(SchemaReport report, ObjectValueNode literal, InputObjectType type, string place)
    {
        foreach (var field in type.Fields)
        {
            var given = literal.Fields.LastOrDefault(node => node.Name.Value == field.Name)?.Value;
            if (given is not null)
            {
                Check(report, given, field.Type, place);
            }
            else if (field.IsRequired)
            {
                report.Add(
                    $"{place} has invalid default value: Expected value of type \"{type}\" to include required field "
                    + $"\"{field.Name}\", found: {literal}.",
                    literal.Position);
            }
        }

        foreach (var field in literal.Fields.Where(node => type.Fields.Find(node.Name.Value) is null))
        {
            report.Add(
                $"{place} has invalid default value: Expected value of type \"{type}\" not to include unknown field "
                + $"\"{field.Name}\"."
                + Suggestions.DidYouMean(Suggestions.For(field.Name.Value, type.Fields.Names)) + $" Found: {literal}.",
                literal.Position);
        }

        if (type.IsOneOf && (literal.Fields.Length != 1 || literal.Fields[0].Value is NullValueNode))
        {
            report.Add(
                $"{place} has invalid default value: Exactly one key must be specified for OneOf type \"{type}\".",
                literal.Position);
        }
    }
}

/// <summary>No default of an input field contains itself: it would have no end (3.10: InputFieldDefaultValueHasCycle).
/// </summary>
internal sealed class DefaultCycles(SchemaReport report)
{
    private readonly HashSet<InputValue> _visited = [];
    private readonly List<(string Name, InputValue Field)> _path = [];

    /// <summary>Looks from all fields of one input object.</summary>
    public void From(InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            FromField(type, field);
        }
    }

    private void FromField(InputObjectType type, InputValue field)
    {
        if (field.DefaultLiteral is null)
        {
            return;
        }

        var start = _path.FindIndex(entry => entry.Field == field);
        if (start >= 0)
        {
            Report(_path[start..]);
        }
        else if (_visited.Add(field))
        {
            _path.Add(($"{type}.{field.Name}", field));
            FromValue(field.DefaultLiteral, field.Type);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void FromValue(ValueNode literal, GraphQLType type)
    {
        switch (literal)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    FromValue(item, type);
                }

                break;
            case ObjectValueNode fields when type.Innermost is InputObjectType input:
                foreach (var field in input.Fields)
                {
                    if (fields.Fields.FirstOrDefault(node => node.Name.Value == field.Name)?.Value is { } given)
                    {
                        FromValue(given, field.Type);
                    }
                    else
                    {
                        FromField(input, field);
                    }
                }

                break;
        }
    }

    private void Report(List<(string Name, InputValue Field)> cycle)
    {
        var via = string.Join(", ", cycle.Skip(1).Select(entry => entry.Name));
        ImmutableArray<SourcePosition> positions = [.. cycle.Select(entry => entry.Field.DefaultLiteral!.Position)];
        report.Add(
            $"Invalid circular reference. The default value of Input Object field {cycle[0].Name} references itself"
            + (via.Length == 0 ? "." : $" via the default values of: {via}."),
            positions);
    }
}

using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
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
            new Checker(report, place).Check(value.DefaultLiteral, value.Type, null);
        }
    }

    private sealed class Checker(SchemaReport report, string place)
    {
        public void Check(ValueNode literal, GraphQLType type, ResponsePath? path)
        {
            switch (literal, type)
            {
                case (NullValueNode, NonNullType):
                    Add($"Expected value of non-null type \"{type}\" not to be null.", literal, path);
                    break;
                case (NullValueNode, _):
                    break;
                case (_, NonNullType nonNull):
                    Check(literal, nonNull.OfType, path);
                    break;
                case (ListValueNode list, ListType listType):
                    for (var i = 0; i < list.Values.Length; i++)
                    {
                        Check(list.Values[i], listType.OfType, new ResponsePath(path, i));
                    }

                    break;
                case (_, ListType listType):
                    Check(literal, listType.OfType, path);
                    break;
                case (ObjectValueNode fields, InputObjectType input):
                    CheckObject(fields, input, path);
                    break;
                case (_, InputObjectType):
                    Add($"Expected value of type \"{type}\" to be an object, found: {Text(literal)}.", literal, path);
                    break;
                case (_, EnumType enumType):
                    if (literal is not EnumValueNode name || enumType.Values.Find(name.Value) is null)
                    {
                        Add(EnumFault(literal, enumType), literal, path);
                    }

                    break;
                case (_, ScalarType scalar):
                    scalar.Coercion.CoerceLiteral(literal, out var fault);
                    if (fault is not null)
                    {
                        Add(
                            scalar.IsBuiltIn ? fault : $"Expected value of type \"{type}\", found {Text(literal)}; {fault}",
                            literal, path);
                    }

                    break;
            }
        }

        private void CheckObject(ObjectValueNode literal, InputObjectType type, ResponsePath? path)
        {
            foreach (var field in type.Fields)
            {
                var given = literal.Fields.LastOrDefault(node => node.Name.Value == field.Name)?.Value;
                if (given is not null)
                {
                    Check(given, field.Type, new ResponsePath(path, field.Name));
                }
                else if (field.IsRequired)
                {
                    Add(
                        $"Expected value of type \"{type}\" to include required field \"{field.Name}\", "
                        + $"found: {Text(literal)}.",
                        literal, path);
                }
            }

            foreach (var field in literal.Fields.Where(node => type.Fields.Find(node.Name.Value) is null))
            {
                Add(
                    $"Expected value of type \"{type}\" not to include unknown field \"{field.Name}\"."
                    + Suggestions.DidYouMean(Suggestions.For(field.Name.Value, type.Fields.Names))
                    + $" Found: {Text(literal)}.",
                    field, path);
            }

            ObjectFieldNode[] known = [.. literal.Fields.Where(node => type.Fields.Find(node.Name.Value) is not null)];
            if (type.IsOneOf && (known.Length != 1 || known[0].Value is NullValueNode))
            {
                Add(
                    $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for "
                    + "that field must be non-null.",
                    literal,
                    known.Length == 1 ? new ResponsePath(path, known[0].Name.Value) : path);
            }
        }

        private static string EnumFault(ValueNode literal, EnumType type)
        {
            var text = Text(literal);
            var fault = literal is EnumValueNode
                ? $"Value \"{text}\" does not exist in \"{type}\" enum."
                : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
            return fault + Suggestions.DidYouMean(Suggestions.For(text, type.Values.Names), "the enum value");
        }

        private static string Text(ValueNode literal) => Printer.Print(literal);

        private void Add(string fault, SyntaxNode at, ResponsePath? path)
        {
            var inside = path is null ? "" : $" at {path}";
            report.Add($"{place} has invalid default value{inside}: {fault}", at.Position);
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

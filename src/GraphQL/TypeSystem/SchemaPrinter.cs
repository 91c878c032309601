using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Writes a schema in the schema definition language, for people and for clients' tools.</summary>
/// <remarks>Directives of the schema's own, such as costs, are not written where they are applied.</remarks>
public static class SchemaPrinter
{
    private const string DefaultDeprecationReason = "No longer supported";

    /// <summary>Writes all that the schema defines; not what every schema has.</summary>
    public static string Print(GraphQLSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var directives = schema.Directives.Where(directive => !directive.IsSpecified).Select(PrintDirective);
        var types = schema.Types.Where(type => !type.IsSpecified).Select(PrintType);
        return string.Join("\n\n", PrintRoots(schema).Concat(directives).Concat(types));
    }

    private static IEnumerable<string> PrintRoots(GraphQLSchema schema)
    {
        (string Operation, string Usual, ObjectType? Type)[] roots =
        [
            ("query", "Query", schema.QueryType),
            ("mutation", "Mutation", schema.MutationType),
            ("subscription", "Subscription", schema.SubscriptionType),
        ];
        if (schema.Description is not null || roots.Any(root => root.Type is not null && root.Type.Name != root.Usual))
        {
            var lines = roots.Where(root => root.Type is not null).Select(root => $"  {root.Operation}: {root.Type}");
            yield return Description(schema.Description) + "schema" + Block(lines);
        }
    }

    private static string PrintDirective(DirectiveDefinition directive) =>
        $"{Description(directive.Description)}directive @{directive.Name}{Arguments(directive.Arguments)}"
        + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    private static string PrintType(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {type}{SpecifiedBy(scalar)}",
        ObjectType fields => $"type {type}{Interfaces(fields)}{Fields(fields)}",
        InterfaceType fields => $"interface {type}{Interfaces(fields)}{Fields(fields)}",
        UnionType union => $"union {type}"
            + (union.PossibleTypes.Count == 0 ? "" : $" = {string.Join(" | ", union.PossibleTypes)}"),
        EnumType enumType => $"enum {type}" + Block(enumType.Values.Select((value, i) =>
            Description(value.Description, "  ", i == 0) + $"  {value.Name}{Deprecated(value.DeprecationReason)}")),
        InputObjectType input => $"input {type}{(input.IsOneOf ? " @oneOf" : "")}"
            + Block(input.Fields.Select((field, i) =>
                Description(field.Description, "  ", i == 0) + $"  {InputValue(field)}")),
        _ => "",
    };

    private static string SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedByUrl is null ? "" : $" @specifiedBy(url: {QuotedString.Print(scalar.SpecifiedByUrl)})";

    private static string Interfaces(FieldsType type) =>
        type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces.Names)}";

    private static string Fields(FieldsType type) => Block(type.Fields.Select((field, i) =>
        Description(field.Description, "  ", i == 0)
        + $"  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}"));

    private static string Arguments(NamedList<InputValue> arguments, string indent = "")
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        if (arguments.All(argument => string.IsNullOrEmpty(argument.Description)))
        {
            return $"({string.Join(", ", arguments.Select(InputValue))})";
        }

        var lines = arguments.Select((argument, i) =>
            Description(argument.Description, indent + "  ", i == 0) + $"{indent}  {InputValue(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indent})";
    }

    private static string InputValue(InputValue value) =>
        $"{value.Name}: {value.Type}"
        + (value.DefaultLiteral is null ? "" : $" = {Printer.Print(value.DefaultLiteral)}")
        + Deprecated(value.DeprecationReason);

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {QuotedString.Print(reason)})",
    };

    private static string Block(IEnumerable<string> items)
    {
        var text = string.Join('\n', items);
        return text.Length == 0 ? "" : $" {{\n{text}\n}}";
    }

    private static string Description(string? text, string indent = "", bool isFirst = true)
    {
        if (text is null)
        {
            return "";
        }

        var quoted = BlockString.CanPrint(text) ? BlockString.Print(text) : QuotedString.Print(text);
        return (indent.Length > 0 && !isFirst ? "\n" : "")
            + indent + quoted.Replace("\n", "\n" + indent, StringComparison.Ordinal) + "\n";
    }
}

using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation.SchemaRules;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Checks the types of a schema against the specification's rules (3.3 to 3.13: Type Validation).</summary>
internal static class SchemaValidator
{
    public static ImmutableArray<GraphQLError> Validate(GraphQLSchema schema)
    {
        var report = new SchemaReport([]);
        CheckRoots(report, schema);
        foreach (var directive in schema.Directives.Where(directive => !directive.IsSpecified))
        {
            CheckName(report, directive.Name, directive.Definition!.Position);
            foreach (var argument in directive.Arguments)
            {
                var place = $"@{directive.Name}({argument.Name}:)";
                CheckInput(report, argument, place, "argument", argument.Definition!.Position);
            }
        }

        var defaultCycles = new DefaultCycles(report);
        foreach (var type in schema.Types
            .Where(type => !type.Definitions.IsEmpty && !IntrospectionTypes.All.Contains(type)))
        {
            CheckName(report, type.Name, type.Definitions[0].Position);
            Check(report, schema, type);
            if (type is InputObjectType input)
            {
                defaultCycles.From(input);
            }
        }

        InputCycles.Check(report, [.. schema.Types.OfType<InputObjectType>()]);
        return report.ToImmutable();
    }

    private static void Check(SchemaReport report, GraphQLSchema schema, NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                CheckFields(report, fieldsType);
                Implementation.Check(report, schema, fieldsType);
                break;
            case UnionType:
                CheckUnion(report, schema, type);
                break;
            case EnumType enumType:
                CheckNotEmpty(report, type, enumType.Values.Count, $"Enum type {type} must define one or more values.");
                foreach (var value in enumType.Values)
                {
                    CheckName(report, value.Name, value.Definition!.Position);
                }

                break;
            case InputObjectType input:
                CheckInputObject(report, input);
                break;
        }
    }

    private static void CheckRoots(SchemaReport report, GraphQLSchema schema)
    {
        foreach (var operation in Enum.GetValues<OperationKind>())
        {
            var named = schema.Definitions.SelectMany(node => node.OperationTypes)
                .LastOrDefault(node => node.Operation == operation)?.Type;
            var usual = schema.Definitions.Any(node => !node.IsExtension)
                ? null
                : schema.FindType(operation.ToString());
            var type = named is null ? usual : schema.FindType(named.Name.Value);
            if (type is not (null or ObjectType))
            {
                var position = named?.Position ?? type.Definitions[0].Position;
                report.Add(
                    $"{operation} root type must be Object type"
                    + $"{(operation == OperationKind.Query ? "" : " if provided")}, it cannot be {type}.",
                    position);
            }
            else if (type is null && operation == OperationKind.Query)
            {
                ImmutableArray<SourcePosition> positions =
                    [.. schema.Definitions.Where(node => !node.IsExtension).Select(node => node.Position)];
                report.Add("Query root type must be provided.", positions);
            }
        }

        CheckRootsDiffer(report, schema);
    }

    private static void CheckRootsDiffer(SchemaReport report, GraphQLSchema schema)
    {
        var roots = Enum.GetValues<OperationKind>()
            .Select(operation => (Operation: operation, Type: schema.RootType(operation)))
            .Where(root => root.Type is not null);
        foreach (var shared in roots.GroupBy(root => root.Type).Where(group => group.Count() > 1))
        {
            string[] operations = [.. shared.Select(root => Printer.OperationKeyword(root.Operation))];
            var all = string.Join(operations.Length > 2 ? ", " : " ", operations[..^1]);
            ImmutableArray<SourcePosition> positions =
            [
                .. shared
                    .Select(root => schema.Definitions.SelectMany(node => node.OperationTypes)
                        .FirstOrDefault(node => node.Operation == root.Operation)?.Type.Position)
                    .OfType<SourcePosition>(),
            ];
            report.Add(
                $"All root types must be different, \"{shared.Key}\" type is used as {all}"
                + $"{(operations.Length > 2 ? "," : "")} and {operations[^1]} root types.",
                positions);
        }
    }

    private static void CheckFields(SchemaReport report, FieldsType type)
    {
        CheckNotEmpty(report, type, type.Fields.Count, $"Type {type} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            var definition = field.Definition!;
            CheckName(report, field.Name, definition.Position);
            if (!field.Type.IsOutputType)
            {
                report.Add(
                    $"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.",
                    definition.Type.Position);
            }

            foreach (var argument in field.Arguments)
            {
                var place = $"{type}.{field.Name}({argument.Name}:)";
                CheckInput(report, argument, place, "argument", argument.Definition!.Type.Position);
            }
        }
    }

    private static void CheckInput(
        SchemaReport report, InputValue value, string place, string what, SourcePosition typePosition)
    {
        var definition = value.Definition!;
        CheckName(report, value.Name, definition.Position);
        if (!value.Type.IsInputType)
        {
            report.Add($"The type of {place} must be Input Type but got: {value.Type}.", typePosition);
        }

        DefaultValues.Check(report, value, place);
        var deprecated = definition.Directives.FirstOrDefault(node => node.Name.Value == "deprecated");
        if (value.IsRequired && deprecated is not null)
        {
            report.Add(
                $"Required {what} {place} cannot be deprecated.", deprecated.Position, definition.Type.Position);
        }
    }

    private static void CheckInputObject(SchemaReport report, InputObjectType type)
    {
        CheckNotEmpty(report, type, type.Fields.Count, $"Input Object type {type} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            var definition = field.Definition!;
            CheckInput(report, field, $"{type}.{field.Name}", "input field", definition.Type.Position);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                report.Add($"OneOf input field {type}.{field.Name} must be nullable.", definition.Type.Position);
            }

            if (type.IsOneOf && field.DefaultLiteral is not null)
            {
                report.Add($"OneOf input field {type}.{field.Name} cannot have a default value.", definition.Position);
            }
        }
    }

    private static void CheckUnion(SchemaReport report, GraphQLSchema schema, NamedType union)
    {
        var members = union.Definitions.OfType<UnionTypeDefinitionNode>().SelectMany(node => node.Types).ToList();
        CheckNotEmpty(report, union, members.Count, $"Union type {union} must define one or more member types.");
        foreach (var group in members.GroupBy(member => member.Name.Value))
        {
            ImmutableArray<SourcePosition> positions = [.. group.Select(member => member.Position)];
            foreach (var _ in group.Skip(1))
            {
                report.Add($"Union type {union} can only include type {group.Key} once.", positions);
            }

            if (schema.FindType(group.Key) is not ObjectType)
            {
                report.Add(
                    $"Union type {union} can only include Object types, it cannot include {group.Key}.", positions);
            }
        }
    }

    private static void CheckNotEmpty(SchemaReport report, NamedType type, int count, string message)
    {
        if (count == 0)
        {
            ImmutableArray<SourcePosition> positions = [.. type.Definitions.Select(node => node.Position)];
            report.Add(message, positions);
        }
    }

    private static void CheckName(SchemaReport report, string name, SourcePosition position)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            report.Add(
                $"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", position);
        }
    }
}

using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Types keep what the interfaces they implement promise (3.6.1: IsValidImplementation).</summary>
internal static class Implementation
{
    public static void Check(SchemaReport report, GraphQLSchema schema, FieldsType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in type.Definitions.OfType<FieldsDefinitionNode>().SelectMany(node => node.Interfaces))
        {
            var name = node.Name.Value;
            if (schema.FindType(name) is not InterfaceType implemented)
            {
                report.Add(
                    $"Type {type} must only implement Interface types, it cannot implement {name}.", Nodes(type, name));
            }
            else if (implemented == type)
            {
                report.Add(
                    $"Type {type} cannot implement itself because it would create a circular reference.",
                    Nodes(type, name));
            }
            else if (!seen.Add(name))
            {
                report.Add($"Type {type} can only implement {name} once.", Nodes(type, name));
            }
            else
            {
                CheckAncestors(report, type, implemented);
                foreach (var field in implemented.Fields)
                {
                    CheckField(report, schema, type, implemented, field);
                }
            }
        }
    }

    private static void CheckAncestors(SchemaReport report, FieldsType type, InterfaceType implemented)
    {
        foreach (var ancestor in implemented.Interfaces)
        {
            if (type.Interfaces.Find(ancestor.Name) is null)
            {
                report.Add(
                    ancestor == type
                        ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                        : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.",
                    [.. Nodes(implemented, ancestor.Name), .. Nodes(type, implemented.Name)]);
            }
        }
    }

    private static void CheckField(
        SchemaReport report, GraphQLSchema schema, FieldsType type, InterfaceType implemented, FieldDefinition promised)
    {
        var place = $"{implemented}.{promised.Name}";
        if (type.Fields.Find(promised.Name) is not { } field)
        {
            report.Add(
                $"Interface field {place} expected but {type} does not provide it.",
                [promised.Definition!.Position, .. type.Definitions.Select(node => node.Position)]);
            return;
        }

        if (!TypeComparison.IsSubType(schema, field.Type, promised.Type))
        {
            report.Add(
                $"Interface field {place} expects type {promised.Type} but {type}.{field.Name} is type {field.Type}.",
                promised.Definition!.Type.Position, field.Definition!.Type.Position);
        }

        var deprecated = field.Definition!.Directives.FirstOrDefault(node => node.Name.Value == "deprecated");
        if (deprecated is not null && promised.DeprecationReason is null)
        {
            report.Add(
                $"Interface field {place} is not deprecated, so implementation field {type}.{field.Name} must not be "
                + "deprecated.",
                deprecated.Position, field.Definition.Type.Position);
        }

        foreach (var argument in promised.Arguments)
        {
            CheckArgument(report, type, field, place, argument);
        }

        foreach (var extra in field.Arguments)
        {
            if (extra.IsRequired && promised.Arguments.Find(extra.Name) is null)
            {
                report.Add(
                    $"Argument \"{type}.{field.Name}({extra.Name}:)\" must not be required type \"{extra.Type}\" if "
                    + $"not provided by the Interface field \"{place}\".",
                    extra.Definition!.Position, promised.Definition!.Position);
            }
        }
    }

    private static void CheckArgument(
        SchemaReport report, FieldsType type, FieldDefinition field, string place, InputValue promised)
    {
        var given = field.Arguments.Find(promised.Name);
        if (given is null)
        {
            report.Add(
                $"Interface field argument {place}({promised.Name}:) expected but {type}.{field.Name} does not provide "
                + "it.",
                promised.Definition!.Position, field.Definition!.Position);
        }
        else if (!TypeComparison.AreEqual(promised.Type, given.Type))
        {
            report.Add(
                $"Interface field argument {place}({promised.Name}:) expects type {promised.Type} but "
                + $"{type}.{field.Name}({given.Name}:) is type {given.Type}.",
                promised.Definition!.Type.Position, given.Definition!.Type.Position);
        }
    }

    private static ImmutableArray<SourcePosition> Nodes(FieldsType type, string name) =>
    [
        .. type.Definitions.OfType<FieldsDefinitionNode>()
            .SelectMany(node => node.Interfaces)
            .Where(node => node.Name.Value == name)
            .Select(node => node.Position),
    ];
}

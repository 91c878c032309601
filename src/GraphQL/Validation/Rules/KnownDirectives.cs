using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Directives that are used exist and stand where they may (5.7.1, 5.7.2).</summary>
internal static class KnownDirectives
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, node =>
            Check(context, node.Directives, node.Operation.ToString().ToUpperInvariant()));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node =>
            Check(context, node.Directives, "FRAGMENT_DEFINITION"));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, node =>
            Check(context, node.Directives, "VARIABLE_DEFINITION"));
        on.Enter<FieldNode>(NodeKind.Field, node => Check(context, node.Directives, "FIELD"));
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, node =>
            Check(context, node.Directives, "FRAGMENT_SPREAD"));
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, node =>
            Check(context, node.Directives, "INLINE_FRAGMENT"));
        RegisterTypeSystem(context, on);
    }

    private static void RegisterTypeSystem(ValidationContext context, RuleHandlers on)
    {
        (NodeKind Kind, string Location)[] definitions =
        [
            (NodeKind.SchemaDefinition, "SCHEMA"), (NodeKind.ScalarTypeDefinition, "SCALAR"),
            (NodeKind.ObjectTypeDefinition, "OBJECT"), (NodeKind.InterfaceTypeDefinition, "INTERFACE"),
            (NodeKind.UnionTypeDefinition, "UNION"), (NodeKind.EnumTypeDefinition, "ENUM"),
            (NodeKind.InputObjectTypeDefinition, "INPUT_OBJECT"),
        ];
        foreach (var (kind, location) in definitions)
        {
            on.Enter<TypeSystemDefinitionNode>(kind, node => Check(context, node.Directives, location));
        }

        on.Enter<FieldDefinitionNode>(NodeKind.FieldDefinition, node =>
        {
            Check(context, node.Directives, "FIELD_DEFINITION");
            CheckAll(context, node.Arguments, "ARGUMENT_DEFINITION");
        });
        on.Enter<DirectiveDefinitionNode>(NodeKind.DirectiveDefinition, node =>
            CheckAll(context, node.Arguments, "ARGUMENT_DEFINITION"));
        on.Enter<InputObjectTypeDefinitionNode>(NodeKind.InputObjectTypeDefinition, node =>
            CheckAll(context, node.Fields, "INPUT_FIELD_DEFINITION"));
        on.Enter<EnumValueDefinitionNode>(NodeKind.EnumValueDefinition, node =>
            Check(context, node.Directives, "ENUM_VALUE"));
    }

    private static void CheckAll(
        ValidationContext context, ImmutableArray<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
        {
            Check(context, value.Directives, location);
        }
    }

    private static void Check(ValidationContext context, ImmutableArray<DirectiveNode> directives, string location)
    {
        foreach (var directive in directives)
        {
            var locations = context.Document.Definitions.OfType<DirectiveDefinitionNode>()
                    .LastOrDefault(node => node.Name.Value == directive.Name.Value)
                    ?.Locations.Select(name => name.Value)
                ?? context.Schema.Directives.Find(directive.Name.Value)?.Locations;
            if (locations is null)
            {
                context.Report($"Unknown directive \"@{directive.Name}\".", directive.Position);
            }
            else if (!locations.Contains(location))
            {
                context.Report($"Directive \"@{directive.Name}\" may not be used on {location}.", directive.Position);
            }
        }
    }
}

using System.Collections.Immutable;

namespace McHAnalytics.GraphQL.Language;

/// <content>Definitions and extensions of the type system (specification, 3).</content>
public static partial class Printer
{
    private static string PrintTypeSystem(SyntaxNode node) => node switch
    {
        SchemaDefinitionNode n => Head(n) + Spaced("schema", Join(n.Directives, " "), Block(n.OperationTypes)),
        OperationTypeDefinitionNode n => $"{OperationKeyword(n.Operation)}: {Print(n.Type)}",
        ScalarTypeDefinitionNode n => Head(n) + Spaced("scalar", n.Name.Value, Join(n.Directives, " ")),
        ObjectTypeDefinitionNode n => Head(n) + PrintFields("type", n),
        InterfaceTypeDefinitionNode n => Head(n) + PrintFields("interface", n),
        UnionTypeDefinitionNode n => Head(n)
            + Spaced("union", n.Name.Value, Join(n.Directives, " "), Wrap("= ", Join(n.Types, " | "))),
        EnumTypeDefinitionNode n => Head(n)
            + Spaced("enum", n.Name.Value, Join(n.Directives, " "), Block(n.Values)),
        InputObjectTypeDefinitionNode n => Head(n)
            + Spaced("input", n.Name.Value, Join(n.Directives, " "), Block(n.Fields)),
        FieldDefinitionNode n => Wrap("", n.Description, "\n")
            + Spaced($"{n.Name}{PrintArguments(n.Arguments)}: {Print(n.Type)}", Join(n.Directives, " ")),
        InputValueDefinitionNode n => Wrap("", n.Description, "\n")
            + Spaced($"{n.Name}: {Print(n.Type)}", Wrap("= ", n.DefaultValue), Join(n.Directives, " ")),
        EnumValueDefinitionNode n => Wrap("", n.Description, "\n")
            + Spaced(n.Name.Value, Join(n.Directives, " ")),
        DirectiveDefinitionNode n => Head(n)
            + $"directive @{n.Name}{PrintArguments(n.Arguments)}{(n.IsRepeatable ? " repeatable" : "")}"
            + $" on {string.Join(" | ", n.Locations)}",
        _ => throw new ArgumentException($"A {node.Kind} cannot be printed.", nameof(node)),
    };

    private static string Head(TypeSystemDefinitionNode node) =>
        node.IsExtension ? "extend " : Wrap("", node.Description, "\n");

    private static string PrintFields(string keyword, FieldsDefinitionNode node) =>
        Spaced(
            keyword,
            node.Name.Value,
            Wrap("implements ", Join(node.Interfaces, " & ")),
            Join(node.Directives, " "),
            Block(node.Fields));

    private static string PrintArguments(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        var texts = arguments.Select(Print).ToArray();
        return texts.Any(text => text.Contains('\n'))
            ? $"(\n{Indent(string.Join('\n', texts))}\n)"
            : Wrap("(", string.Join(", ", texts), ")");
    }
}

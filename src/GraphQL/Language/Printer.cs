using System.Collections.Immutable;

namespace McHAnalytics.GraphQL.Language;

/// <summary>Writes a node back as text, laid out as the reference implementation lays it out.</summary>
/// <remarks>Reading the printed text again gives an equal document.</remarks>
public static partial class Printer
{
    private const int MaxLineLength = 80;

    /// <summary>Writes a document or any part of one.</summary>
    public static string Print(SyntaxNode node) => node switch
    {
        DocumentNode n => Join(n.Definitions, "\n\n"),
        OperationDefinitionNode n => PrintOperation(n),
        VariableDefinitionNode n => Wrap("", n.Description, "\n")
            + $"{Print(n.Variable)}: {Print(n.Type)}{Wrap(" = ", n.DefaultValue)}{Wrap(" ", Join(n.Directives, " "))}",
        SelectionSetNode n => Block(n.Selections),
        FieldNode n => PrintField(n),
        ArgumentNode n => $"{n.Name}: {Print(n.Value)}",
        FragmentSpreadNode n => $"...{n.Name}{Wrap(" ", Join(n.Directives, " "))}",
        InlineFragmentNode n => Spaced(
            "...", Wrap("on ", n.TypeCondition), Join(n.Directives, " "), Print(n.SelectionSet)),
        FragmentDefinitionNode n => Wrap("", n.Description, "\n")
            + Spaced($"fragment {n.Name} on {n.TypeCondition}", Join(n.Directives, " "), Print(n.SelectionSet)),
        DirectiveNode n => $"@{n.Name}{Wrap("(", Join(n.Arguments, ", "), ")")}",
        ValueNode n => PrintValue(n),
        ObjectFieldNode n => $"{n.Name}: {Print(n.Value)}",
        NamedTypeNode n => n.Name.Value,
        ListTypeNode n => $"[{Print(n.ItemType)}]",
        NonNullTypeNode n => $"{Print(n.NullableType)}!",
        _ => PrintTypeSystem(node),
    };

    private static string PrintOperation(OperationDefinitionNode node)
    {
        var variables = node.VariableDefinitions.Select(Print).ToArray();
        var definitions = variables.Any(text => text.Contains('\n'))
            ? Wrap("(\n", string.Join('\n', variables), "\n)")
            : Wrap("(", string.Join(", ", variables), ")");
        var keyword = OperationKeyword(node.Operation);
        var prefix = Wrap("", node.Description, "\n")
            + Spaced(keyword, node.Name?.Value + definitions, Join(node.Directives, " "));
        return prefix == "query" ? Print(node.SelectionSet) : $"{prefix} {Print(node.SelectionSet)}";
    }

    private static string PrintField(FieldNode node)
    {
        var prefix = node.Alias is { } alias ? $"{alias}: {node.Name}" : node.Name.Value;
        var line = prefix + Wrap("(", Join(node.Arguments, ", "), ")");
        return Spaced(
            line.Length > MaxLineLength && !node.Arguments.IsEmpty
                ? prefix + $"(\n{Indent(Join(node.Arguments, "\n"))}\n)"
                : line,
            Join(node.Directives, " "),
            node.SelectionSet is null ? "" : Print(node.SelectionSet));
    }

    private static string PrintValue(ValueNode node) => node switch
    {
        VariableNode n => $"${n.Name}",
        IntValueNode n => n.Text,
        FloatValueNode n => n.Text,
        StringValueNode n => n.IsBlock ? BlockString.Print(n.Value) : QuotedString.Print(n.Value),
        BooleanValueNode n => n.Value ? "true" : "false",
        EnumValueNode n => n.Value,
        ListValueNode n => PrintAll("[", [.. n.Values.Select(Print)], "]"),
        ObjectValueNode n => PrintAll("{ ", [.. n.Fields.Select(Print)], " }"),
        _ => "null",
    };

    /// <summary>Writes items in one line, or each in its own where the line grew too long.</summary>
    private static string PrintAll(string open, string[] items, string close)
    {
        var line = open + string.Join(", ", items) + close;
        return line.Length <= MaxLineLength
            ? line
            : $"{open.Trim()}\n{Indent(string.Join('\n', items))}\n{close.Trim()}";
    }

    /// <summary>A value as error messages quote it: no blanks inside braces.</summary>
    internal static string PrintInMessage(ValueNode node) => node switch
    {
        ListValueNode n => $"[{string.Join(", ", n.Values.Select(PrintInMessage))}]",
        ObjectValueNode n =>
            $"{{{string.Join(", ", n.Fields.Select(field => $"{field.Name}: {PrintInMessage(field.Value)}"))}}}",
        _ => PrintValue(node),
    };

    internal static string OperationKeyword(OperationKind operation) => operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Join<T>(ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode => string.Join(separator, nodes.Select(Print));

    private static string Spaced(params ReadOnlySpan<string> parts)
    {
        var text = "";
        foreach (var part in parts)
        {
            text += text.Length > 0 && part.Length > 0 ? " " + part : part;
        }

        return text;
    }

    private static string Block<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode => Wrap("{\n", Indent(Join(nodes, "\n")), "\n}");

    private static string Wrap(string start, SyntaxNode? node, string end = "") =>
        node is null ? "" : start + Print(node) + end;

    private static string Wrap(string start, string text, string end = "") =>
        text.Length == 0 ? "" : start + text + end;

    private static string Indent(string text) =>
        text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}

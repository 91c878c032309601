namespace McHAnalytics.Tests.GraphQL.Language;

/// <summary>Writes random documents that are syntactically right.</summary>
public sealed class DocumentGenerator(Random random)
{
    private static readonly string[] s_names = ["a", "b", "query", "type", "on2", "_x", "county", "input"];

    private static readonly string[] s_leaves =
    [
        "1", "-12", "1.5e-3", "true", "null", "RED", "$v", "\"t\\n\\u00e9\\\"\"", "\"\"\"\n  block\n    more\n  \"\"\"",
        "[]", "{}", "\"\"", "\"\"\"\"\"\"",
    ];

    public string Document() =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) switch
        {
            0 => SelectionSet(0),
            1 => $"\"said\" query {Name()}($v: [Int!]! = [1] @d, $w: {Name()}) {Directives()}{SelectionSet(0)}",
            _ => $"fragment {Name()} on {Name()} {Directives()}{SelectionSet(0)}",
        }));

    private string Name() => s_names[random.Next(s_names.Length)];

    private string SelectionSet(int depth) =>
        "{" + string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Selection(depth))) + "}";

    private string Selection(int depth) => random.Next(5) switch
    {
        0 => $"...{Name()}F {Directives()}",
        1 when depth < 4 => $"... on {Name()} {Directives()}{SelectionSet(depth + 1)}",
        2 => $"{Name()}: {Name()}{Arguments()} {Directives()}",
        3 when depth < 4 => $"{Name()}{Arguments()} {Directives()}{SelectionSet(depth + 1)}",
        _ => Name(),
    };

    private string Arguments() => random.Next(3) == 0
        ? $"({string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Name()}: {Value(0)}"))})"
        : "";

    private string Directives() => random.Next(4) == 0 ? $"@{Name()}{Arguments()} " : "";

    private string Value(int depth) => random.Next(4) switch
    {
        0 when depth < 3 => $"[{Value(depth + 1)} {Value(depth + 1)}]",
        1 when depth < 3 => $"{{{Name()}: {Value(depth + 1)}}}",
        _ => s_leaves[random.Next(s_leaves.Length)],
    };
}

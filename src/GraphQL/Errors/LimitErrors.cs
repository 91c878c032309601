using McHAnalytics.GraphQL.Cost;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Errors;

/// <summary>What is said of a request that asks more than the server allows, one function a limit.</summary>
/// <remarks>Each carries <c>extensions</c> for programs: the code, <c>name</c> of the limit, <c>limit</c> and, where it
/// was counted to the end, <c>found</c>.</remarks>
internal static class LimitErrors
{
    public static GraphQLError DocumentTooLong(long limit) => Exceeded(
        "documentBytes", limit, null,
        $"The document is longer than {limit} bytes of UTF-8. Ask for less in one request, or use variables for long "
        + "lists.");

    /// <remarks>In the words of the reference implementation, which clients know.</remarks>
    public static GraphQLError TooManyTokens(int limit, SourcePosition at) => Exceeded(
        "tokens", limit, null, $"Syntax Error: Document contains more than {limit} tokens. Parsing aborted.", at);

    public static GraphQLError TooDeeplyNested(int limit, SourcePosition at) => Exceeded(
        "recursion", limit, null,
        $"Syntax Error: Document is nested deeper than {limit} levels. Parsing aborted.", at);

    public static GraphQLError TooManyOperations(int limit, SourcePosition at) => Exceeded(
        "operations", limit, null,
        $"The document holds more than {limit} operations. Send those you do not run in documents of their own.", at);

    public static GraphQLError TooManyFragments(int limit, SourcePosition at) => Exceeded(
        "fragments", limit, null,
        $"The document defines more than {limit} fragments. Write small ones out where they are used.", at);

    public static GraphQLError TooManyVariables(int limit, SourcePosition at) => Exceeded(
        "variables", limit, null,
        $"The operation declares more than {limit} variables. Gather them in an input object or a list.", at);

    public static GraphQLError TooManyDirectives(int limit, SourcePosition at) => Exceeded(
        "directives", limit, null,
        $"The document holds more than {limit} directives. Put one on a fragment instead of on each of its fields.", at);

    public static GraphQLError TooManyDirectivesHere(int limit, SourcePosition at) => Exceeded(
        "directivesPerLocation", limit, null, $"More than {limit} directives stand at one place.", at);

    public static GraphQLError TooManyAliasesWritten(int limit, SourcePosition at) => Exceeded(
        "aliases", limit, null,
        $"More than {limit} fields are asked for under other names. {AliasAdvice}", at);

    public static GraphQLError TooManyAliases(long found, int limit, SourcePosition at) => Exceeded(
        "aliases", limit, found,
        $"The operation asks for {found} fields under other names, fragments opened; this server allows {limit}. "
        + AliasAdvice,
        at);

    public static GraphQLError SameFieldTooOften(string field, long found, int limit, SourcePosition at) => Exceeded(
        "sameField", limit, found,
        $"The operation asks {found} times for \"{field}\" of one object; this server allows {limit}. {AliasAdvice}",
        at);

    public static GraphQLError TooDeep(long found, int limit, SourcePosition at) => Exceeded(
        "depth", limit, found,
        $"The operation asks {found} levels deep; this server allows {limit}. Ask for the inner part by its id in a "
        + "second request.",
        at);

    public static GraphQLError IntrospectionTooDeep(long found, int limit, SourcePosition at) => Exceeded(
        "introspectionDepth", limit, found,
        $"The operation asks {found} levels deep into the schema; this server allows {limit}. Write ofType fewer times.",
        at);

    public static GraphQLError ListTooLong(long? found, int limit, SourcePosition at) => Exceeded(
        "listItems", limit, found,
        $"A list is given with {(found is null ? "more than" : $"{found} items; at most")} {limit}"
        + $"{(found is null ? " items" : " are taken")}. Send it in parts.",
        at);

    public static GraphQLError TextTooLong(long found, int limit, SourcePosition at) => Exceeded(
        "textBytes", limit, found,
        $"A text is given with {found} bytes of UTF-8; at most {limit} are taken.", at);

    public static GraphQLError VariableListTooLong(
        VariableDefinitionNode variable, string path, int found, int limit) => Exceeded(
        "listItems", limit, found,
        $"Variable \"${variable.Variable.Name}\" holds a list of {found} items{At(path)}; at most {limit} are taken. "
        + "Send it in parts.",
        variable.Position);

    public static GraphQLError VariableTextTooLong(
        VariableDefinitionNode variable, string path, int found, int limit) => Exceeded(
        "textBytes", limit, found,
        $"Variable \"${variable.Variable.Name}\" holds a text of {found} bytes of UTF-8{At(path)}; at most {limit} are "
        + "taken.",
        variable.Position);

    public static GraphQLError VariableTooDeeplyNested(VariableDefinitionNode variable, int limit) => Exceeded(
        "recursion", limit, null,
        $"Variable \"${variable.Variable.Name}\" is nested deeper than {limit} levels.", variable.Position);

    public static GraphQLError TooManyFields(int limit, SourcePosition at) => Exceeded(
        "fields", limit, null,
        $"The operation asks for more than {limit} fields, fragments opened. Spread fewer fragments within each other.",
        at);

    public static GraphQLError TooManyToCompare(SourcePosition at) =>
        new("Too many fields stand under one response name to compare them all. Ask for each once.", at)
        {
            Code = ErrorCodes.LimitExceeded,
            Extensions = new Dictionary<string, object?> { ["name"] = "comparisons" },
        };

    public static GraphQLError PageTooLong(string argument, double found, int limit, SourcePosition at) => Exceeded(
        "pageSize", limit, (long)found,
        $"\"{argument}\" asks for {found} items; a page has at most {limit}. Ask for the rest page by page, with the "
        + "cursor of the last item.",
        at);

    public static GraphQLError SlicingArgumentNeeded(
        string field, IEnumerable<string> arguments, int given, SourcePosition at) =>
        new($"\"{field}\" must be given exactly one of {string.Join(", ", arguments.Select(name => $"\"{name}\""))}, "
            + $"which say how many items to give; {given} are given.", at)
        {
            Code = ErrorCodes.ValidationFailed,
        };

    public static GraphQLError TooDear(
        OperationCost cost, int limit, IReadOnlyList<DearestFields.DearField> dearest) =>
        new($"The operation can cost {OperationCost.Shown(cost.Cost)}; this server allows {limit}. Ask for fewer items "
            + $"or fields; the dearest: {string.Join(", ", dearest.Select(Describe))}.")
        {
            Code = ErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>(cost.ToExtension(limit))
            {
                ["dearest"] = dearest.Select(field => (object?)new Dictionary<string, object?>
                {
                    ["path"] = field.Path,
                    ["cost"] = OperationCost.Shown(field.Cost),
                }).ToList(),
            },
        };

    private static string Describe(DearestFields.DearField field) =>
        $"{field.Path} ({OperationCost.Shown(field.Cost)})";

    private const string AliasAdvice = "Ask for lists with an argument, not for one item at a time.";

    private static string At(string path) => path.Length == 0 ? "" : $" at \"{path}\"";

    private static GraphQLError Exceeded(
        string name, long limit, long? found, string message, params SourcePosition[] at)
    {
        var extensions = new Dictionary<string, object?> { ["name"] = name, ["limit"] = limit };
        if (found is not null)
        {
            extensions["found"] = found;
        }

        return new GraphQLError(message, [.. at]) { Code = ErrorCodes.LimitExceeded, Extensions = extensions };
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Yardsticks.Fuzz;

/// <summary>Gives the engine mutated documents, schemas and variables, each made from a seed and its own number.</summary>
/// <remarks>
/// A document passes when it is answered: by data or by errors of the engine's own wording, within
/// <see cref="Longest"/>. Every third is a schema text; the others are read, validated and run with the default limits, and
/// read and validated once more with limits so wide that only nesting is counted.
/// </remarks>
public sealed class GraphQLFuzzer
{
    /// <summary>Longest one document may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly ParserOptions s_wide = new() { MaxTokens = 50_000, MaxDepth = 500 };

    private readonly GraphQLSchema _schema = SchemaBuilder.Build(FuzzSeeds.Schema);
    private readonly GraphQLExecutor _executor;
    private readonly int _seed;
    private string? _fault;

    /// <summary>Prepares the schema that the documents are asked of.</summary>
    public GraphQLFuzzer(int seed)
    {
        _seed = seed;
        var executable = ExecutableSchema.WithDefaultResolver(
            SchemaBuilder.Build(FuzzSeeds.Schema), context => new ValueTask<object?>(ValueOf(context)), TypeOf);
        _executor = new GraphQLExecutor(
            executable, new GraphQLLimits { MaxCachedDocuments = 50 }, (exception, _) => _fault = exception.ToString());
    }

    /// <summary>Makes document <paramref name="number"/> and gives it to the engine.</summary>
    public FuzzResult Run(int number)
    {
        var (isSchema, document, variables) = Make(number);
        var clock = Stopwatch.StartNew();
        string? fault;
        try
        {
            fault = isSchema ? Build(document) : Ask(document, variables);
        }
#pragma warning disable CA1031 // Whatever escapes from the engine is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = e.ToString();
        }

        if (fault is null && clock.Elapsed > Longest)
        {
            fault = $"It took {clock.Elapsed.TotalSeconds:0.0} s.";
        }

        return new FuzzResult(number, document, variables, clock.Elapsed, fault);
    }

    /// <summary>Makes document <paramref name="number"/>.</summary>
    public (bool IsSchema, string Document, string Variables) Make(int number)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + number));
        var mutator = new TextMutator(random);
        var isSchema = number % 3 == 2;
        var other = Any(random, FuzzSeeds.Documents);
        var document = mutator.Mutate(isSchema ? FuzzSeeds.Schema : Any(random, FuzzSeeds.Documents), other);
        var variables = Any(random, FuzzSeeds.Variables);
        variables = random.Next(2) == 0 ? variables : mutator.Mutate(variables, Any(random, FuzzSeeds.Variables));
        return (isSchema, document, variables);
    }

    private static string Any(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static string? Build(string sdl)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(sdl, s_wide);
        }
        catch (GraphQLErrorException)
        {
            return null;
        }

        var (schema, errors) = SchemaBuilder.TryBuild(document.Definitions);
        return errors.IsEmpty && SchemaPrinter.Print(schema!).Length == 0 ? "A schema was printed as nothing." : null;
    }

    private string? Ask(string document, string variables)
    {
        _fault = null;
        var request = new GraphQLRequest { Query = document, Variables = ReadVariables(variables) };
        var response = _executor.ExecuteAsync(request).AsTask().GetAwaiter().GetResult();
        var json = response.ToJson();
        if (_fault is not null || (response.IsRequestError && response.Errors.Count == 0))
        {
            return _fault ?? $"Refused without an error: {json}";
        }

        try
        {
            var parsed = Parser.Parse(document, s_wide);
            DocumentValidator.Validate(_schema, parsed);
            var printed = Printer.Print(parsed);
            return printed == Printer.Print(Parser.Parse(printed, s_wide))
                ? null
                : $"Printed, it reads as another document: {printed}";
        }
        catch (GraphQLErrorException)
        {
            return null;
        }
    }

    private static JsonElement ReadVariables(string variables)
    {
        try
        {
            var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(variables)).RootElement;
            return json.ValueKind == JsonValueKind.Object ? json : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>A value of the field's type, the same each time; errors and nulls among them.</summary>
    private static object? ValueOf(ResolverContext context) => context.FieldName switch
    {
        "id" => 7,
        "name" => "ward",
        "rate" or "first" or "count" => 1,
        "since" => "2025-01-31",
        "colour" => "RED",
        "births" => new object?[] { new object?[] { 1, null, "x" }, null },
        "wards" or "hits" => new object?[] { "Ward", "County", null },
        "second" => throw new GraphQLUserException("There is no second.", "TEST"),
        "any" => context.Arguments.GetValueOrDefault("v"),
        "inside" or "county" => "County",
        _ => "Ward",
    };

    private static string? TypeOf(object value, NamedType abstractType) => value as string;
}

/// <summary>One document of the fuzzer and how the engine took it.</summary>
/// <param name="Number">Its number: with the seed, it makes the same document again.</param>
/// <param name="Document">The document, or the schema's text.</param>
/// <param name="Variables">The variables sent with it.</param>
/// <param name="Time">How long the engine took.</param>
/// <param name="Fault">What went wrong, or <c>null</c>.</param>
public sealed record FuzzResult(int Number, string Document, string Variables, TimeSpan Time, string? Fault);

using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>The documents that both sides read, and the product's schema that they are asked of.</summary>
internal static class Documents
{
    internal static string ProductSchemaText { get; } = Read("src", "Api", "Schema", "schema.graphql");

    internal static string Introspection { get; } = Read(Folder, "introspection.graphql");

    /// <summary>Asks every field of every type that an analytic question can reach.</summary>
    internal static string LargestQuestion { get; } = Read(Folder, "largest-question.graphql");

    internal static string Script { get; } = Path.Combine(Root, Folder, "reference.mjs");

    internal static string CatalogueFolder { get; } = Path.Combine(Root, "catalogue");

    private static string Folder => Path.Combine("tests", "McHAnalytics.Benchmarks", "GraphQL");

    private static string Root
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "McHAnalytics.sln")))
                {
                    return at.FullName;
                }
            }

            throw new InvalidOperationException("Run this inside the repository.");
        }
    }

    /// <summary>What a server does with a document that it has not met.</summary>
    internal static void ParseAndValidate(GraphQLSchema schema, string text)
    {
        var errors = DocumentValidator.Validate(schema, Parser.Parse(text));
        if (!errors.IsEmpty)
        {
            throw new InvalidOperationException(errors[0].Message);
        }
    }

    private static string Read(params ReadOnlySpan<string> path) =>
        File.ReadAllText(Path.Combine([Root, .. path]));
}

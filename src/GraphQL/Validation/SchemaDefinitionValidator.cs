using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.Validation.SchemaRules;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Checks that the definitions of a schema fit together, before types are built of them.</summary>
internal static class SchemaDefinitionValidator
{
    /// <summary>What is wrong; nothing where types can be built.</summary>
    public static ImmutableArray<GraphQLError> Validate(ImmutableArray<DefinitionNode> definitions)
    {
        var report = new SchemaReport(definitions);
        UniqueDefinitions.Check(report);
        UniqueMembers.Check(report);
        KnownTypes.Check(report);
        PossibleExtensions.Check(report);
        DirectiveUse.Check(report);
        return report.ToImmutable();
    }
}

/// <summary>The definitions under check and what was found.</summary>
internal sealed class SchemaReport(ImmutableArray<DefinitionNode> definitions)
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    public IEnumerable<TypeDefinitionNode> Types => Definitions.OfType<TypeDefinitionNode>();

    public void Add(string message, params ImmutableArray<SourcePosition> positions) =>
        _errors.Add(new GraphQLError(message, positions) { Code = ErrorCodes.ValidationFailed });

    public ImmutableArray<GraphQLError> ToImmutable() => _errors.ToImmutable();

    /// <summary>Reports each name that was seen before, with both places.</summary>
    public void Duplicates(IEnumerable<(string Key, SourcePosition Position)> names, Func<string, string> message)
    {
        var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var (key, position) in names)
        {
            if (!known.TryAdd(key, position))
            {
                Add(message(key), known[key], position);
            }
        }
    }
}

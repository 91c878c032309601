using System.Collections.Immutable;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Builds a schema of its text in the schema definition language (specification, 3).</summary>
public static class SchemaBuilder
{
    /// <summary>Builds a schema of one text or of several that extend each other.</summary>
    /// <exception cref="Errors.GraphQLErrorException">A text is not a document, or names an unknown type.</exception>
    public static GraphQLSchema Build(params ReadOnlySpan<string> sdl)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        foreach (var text in sdl)
        {
            definitions.AddRange(Parser.Parse(text, ParserOptions.Trusted).Definitions);
        }

        return Build(definitions.ToImmutable());
    }

    /// <summary>Builds a schema of definitions already read; executable ones are passed over.</summary>
    public static GraphQLSchema Build(ImmutableArray<DefinitionNode> definitions)
    {
        NamedType[] specified = [.. SpecifiedScalars.All, .. IntrospectionTypes.All];
        var builder = new TypeBuilder(specified);
        var types = builder.BuildTypes(definitions);
        var directives = builder.BuildDirectives(definitions).ToList();
        directives.AddRange(
            IntrospectionTypes.Directives.Where(own => !directives.Exists(given => given.Name == own.Name)));
        builder.Apply(types, directives);

        NamedType[] all = [.. types, .. specified.Where(own => !types.Any(given => given.Name == own.Name))];
        var schemaNodes = definitions.OfType<SchemaDefinitionNode>().ToImmutableArray();
        return new GraphQLSchema(
            all,
            directives,
            Root(OperationKind.Query),
            Root(OperationKind.Mutation),
            Root(OperationKind.Subscription),
            schemaNodes.Select(node => node.Description?.Value).FirstOrDefault(text => text is not null))
        {
            Definitions = schemaNodes,
        };

        ObjectType? Root(OperationKind operation)
        {
            var named = schemaNodes
                .SelectMany(node => node.OperationTypes)
                .LastOrDefault(node => node.Operation == operation)?.Type.Name.Value;
            var hasDefinition = schemaNodes.Any(node => !node.IsExtension);
            var name = named ?? (hasDefinition ? null : operation.ToString());
            return name is null ? null : all.OfType<ObjectType>().FirstOrDefault(type => type.Name == name);
        }
    }
}

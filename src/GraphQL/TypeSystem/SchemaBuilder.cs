using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Builds a schema of its text in the schema definition language (specification, 3).</summary>
public static class SchemaBuilder
{
    /// <summary>Builds a schema of one text or of several that extend each other.</summary>
    /// <exception cref="GraphQLErrorException">A text is not a document, or the schema is not valid; the message says
    /// every fault.</exception>
    public static GraphQLSchema Build(params ReadOnlySpan<string> sdl)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        foreach (var text in sdl)
        {
            definitions.AddRange(Parser.Parse(text, ParserOptions.Trusted).Definitions);
        }

        var (schema, errors) = TryBuild(definitions.ToImmutable());
        return errors.IsEmpty ? schema! : throw new GraphQLErrorException(Combined(errors));
    }

    /// <summary>Builds a schema of definitions already read, and says what is wrong with it.</summary>
    /// <returns>No schema where the definitions do not fit together; a schema with errors where its types break the
    /// specification's rules.</returns>
    public static (GraphQLSchema? Schema, ImmutableArray<GraphQLError> Errors) TryBuild(
        ImmutableArray<DefinitionNode> definitions)
    {
        var errors = SchemaDefinitionValidator.Validate(definitions);
        if (!errors.IsEmpty)
        {
            return (null, errors);
        }

        var schema = Build(definitions);
        return (schema, SchemaValidator.Validate(schema));
    }

    private static GraphQLError Combined(ImmutableArray<GraphQLError> errors) =>
        new(string.Join("\n\n", errors.Select(error => error.ToString())), errors[0].Locations);

    private static GraphQLSchema Build(ImmutableArray<DefinitionNode> definitions)
    {
        NamedType[] specified = [.. SpecifiedScalars.All, .. IntrospectionTypes.All];
        var builder = new TypeBuilder(specified);
        var types = builder.BuildTypes(definitions);
        var directives = builder.BuildDirectives(definitions).ToList();
        directives.AddRange(
            IntrospectionTypes.Directives.Where(own => !directives.Exists(given => given.Name == own.Name)));
        builder.Apply(types, directives);

        var referenced = References(types, directives);
        NamedType[] all =
        [
            .. types,
            .. specified.Where(own => !types.Any(given => given.Name == own.Name) && referenced.Contains(own)),
        ];
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

    /// <summary>The types that fields and arguments name; a specified scalar nobody names is no part of a schema (3.5).
    /// </summary>
    private static HashSet<NamedType> References(
        IReadOnlyList<NamedType> types, IEnumerable<DirectiveDefinition> directives)
    {
        var all = types.Concat(IntrospectionTypes.All).ToList();
        var fields = all.OfType<FieldsType>().SelectMany(type => (IEnumerable<FieldDefinition>)type.Fields).ToList();
        return
        [
            .. IntrospectionTypes.All,
            .. fields.Select(field => field.Type.Innermost),
            .. fields.SelectMany(field => (IEnumerable<InputValue>)field.Arguments)
                .Concat(all.OfType<InputObjectType>().SelectMany(type => (IEnumerable<InputValue>)type.Fields))
                .Concat(directives.SelectMany(directive => (IEnumerable<InputValue>)directive.Arguments))
                .Select(value => value.Type.Innermost),
        ];
    }
}

using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Says which object type a value of an interface or a union has, by name; <c>null</c> for none.</summary>
public delegate string? TypeResolver(object value, NamedType abstractType);

/// <summary>A schema each of whose fields has an answer.</summary>
public sealed class ExecutableSchema
{
    private readonly TypeResolver _resolveType;

    internal ExecutableSchema(GraphQLSchema schema, TypeResolver resolveType)
    {
        Schema = schema;
        _resolveType = resolveType;
    }

    /// <summary>What can be asked.</summary>
    public GraphQLSchema Schema { get; }

    /// <summary>Answers every field by one function: for schemas whose data has the schema's own shape.</summary>
    /// <param name="schema">Used up: its fields are bound here.</param>
    /// <param name="resolve">Answers any field.</param>
    /// <param name="resolveType">Says which object type a value has.</param>
    public static ExecutableSchema WithDefaultResolver(
        GraphQLSchema schema, FieldResolver resolve, TypeResolver resolveType)
    {
        ArgumentNullException.ThrowIfNull(schema);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsSpecified))
        {
            foreach (var field in type.Fields)
            {
                field.Resolver = resolve;
            }
        }

        return new ExecutableSchema(schema, resolveType);
    }

    internal string? ResolveType(object value, NamedType abstractType) => _resolveType(value, abstractType);
}

using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>What can be asked of a service (specification, 3.3).</summary>
public sealed class GraphQLSchema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly HashSet<(NamedType Abstract, NamedType Possible)> _subTypes = [];

    internal GraphQLSchema(
        IEnumerable<NamedType> types, IEnumerable<DirectiveDefinition> directives,
        ObjectType? queryType, ObjectType? mutationType, ObjectType? subscriptionType, string? description)
    {
        Types = [.. types];
        _types = Types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        Directives = new NamedList<DirectiveDefinition>(directives);
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Description = description;
        IndexSubTypes();
    }

    /// <summary>All named types: those defined, in the order defined, then those of the specification.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, those of the specification among them.</summary>
    public NamedList<DirectiveDefinition> Directives { get; }

    /// <summary>The root of queries; every valid schema has one.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The root of mutations.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; }

    /// <summary>The <c>schema { }</c> definition and its extensions; empty where the roots have their usual
    /// names.</summary>
    public ImmutableArray<SchemaDefinitionNode> Definitions { get; internal init; } = [];

    /// <summary>The type of this name, or <c>null</c>.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The root of operations of this kind, or <c>null</c> where the schema has none.</summary>
    public ObjectType? RootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Whether every value of <paramref name="possible"/> is one of <paramref name="abstractType"/>.</summary>
    public bool IsSubType(NamedType abstractType, NamedType possible) => _subTypes.Contains((abstractType, possible));

    /// <summary>The type a written type stands for, or <c>null</c> where the schema does not know its name.</summary>
    public GraphQLType? TypeFromNode(TypeNode node) => node switch
    {
        ListTypeNode list => TypeFromNode(list.ItemType) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => TypeFromNode(nonNull.NullableType) is { } type ? new NonNullType(type) : null,
        NamedTypeNode named => FindType(named.Name.Value),
        _ => null,
    };

    private void IndexSubTypes()
    {
        foreach (var union in Types.OfType<UnionType>())
        {
            _subTypes.UnionWith(union.PossibleTypes.Select(type => ((NamedType)union, (NamedType)type)));
        }

        foreach (var group in Types.OfType<FieldsType>()
            .SelectMany(type => ((IEnumerable<InterfaceType>)type.Interfaces).Select(on => (on, type)))
            .GroupBy(pair => pair.on, pair => pair.type))
        {
            group.Key.PossibleTypes = [.. group.OfType<ObjectType>()];
            group.Key.ImplementingInterfaces = [.. group.OfType<InterfaceType>()];
            _subTypes.UnionWith(group.Select(type => ((NamedType)group.Key, (NamedType)type)));
        }
    }
}

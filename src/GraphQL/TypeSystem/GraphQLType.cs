namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A type, named or wrapped in list and non-null (specification, 3.4).</summary>
public abstract class GraphQLType
{
    private protected GraphQLType()
    {
    }

    /// <summary>The type inside all lists and non-nulls.</summary>
    public abstract NamedType Innermost { get; }

    /// <summary>The type without its outermost non-null.</summary>
    public GraphQLType NullableType => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>Whether the null value is refused.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether values of this type can be asked for as input (specification, 3.4.2).</summary>
    public bool IsInputType => Innermost is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether values of this type can be answered (specification, 3.4.2).</summary>
    public bool IsOutputType => Innermost is not InputObjectType;
}

/// <summary><c>[T]</c> (specification, 3.11).</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Innermost => OfType.Innermost;

    /// <inheritdoc/>
    public override string ToString() => $"[{OfType}]";
}

/// <summary><c>T!</c> (specification, 3.12).</summary>
public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type that would admit null; never itself non-null.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Innermost => OfType.Innermost;

    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}

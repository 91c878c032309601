namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>How types stand to each other (specification, 3.6: IsValidImplementationFieldType; 5.5.2.3).</summary>
internal static class TypeComparison
{
    /// <summary>Whether two types are written alike.</summary>
    public static bool AreEqual(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => AreEqual(x.OfType, y.OfType),
        (ListType x, ListType y) => AreEqual(x.OfType, y.OfType),
        _ => ReferenceEquals(a, b),
    };

    /// <summary>Whether every value of a type is a value of another.</summary>
    public static bool IsSubType(GraphQLSchema schema, GraphQLType sub, GraphQLType super) => (sub, super) switch
    {
        (NonNullType x, NonNullType y) => IsSubType(schema, x.OfType, y.OfType),
        (_, NonNullType) => false,
        (NonNullType x, _) => IsSubType(schema, x.OfType, super),
        (ListType x, ListType y) => IsSubType(schema, x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(sub, super) || schema.IsSubType((NamedType)super, (NamedType)sub),
    };

    /// <summary>Whether some object could be of both composite types.</summary>
    public static bool Overlap(GraphQLSchema schema, NamedType a, NamedType b) =>
        a == b
        || ((a, b) switch
        {
            (IAbstractType x, IAbstractType) => x.PossibleTypes.Any(type => schema.IsSubType(b, type)),
            (IAbstractType, _) => schema.IsSubType(a, b),
            (_, IAbstractType) => schema.IsSubType(b, a),
            _ => false,
        });
}

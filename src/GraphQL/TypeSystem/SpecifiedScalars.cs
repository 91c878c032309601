namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>The five scalars of every schema (specification, 3.5.1 to 3.5.5).</summary>
public static class SpecifiedScalars
{
    /// <summary>Whole numbers of 32 bits.</summary>
    public static ScalarType Int { get; } = new(
        "Int",
        "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values "
        + "between -(2^31) and 2^31 - 1.",
        new IntCoercion(),
        isBuiltIn: true);

    /// <summary>Finite double-precision numbers.</summary>
    public static ScalarType Float { get; } = new(
        "Float",
        "The `Float` scalar type represents signed double-precision fractional values as specified by "
        + "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        new FloatCoercion(),
        isBuiltIn: true);

    /// <summary>Texts.</summary>
    public static ScalarType String { get; } = new(
        "String",
        "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type "
        + "is most often used by GraphQL to represent free-form human-readable text.",
        new StringCoercion(),
        isBuiltIn: true);

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new(
        "Boolean",
        "The `Boolean` scalar type represents `true` or `false`.",
        new BooleanCoercion(),
        isBuiltIn: true);

    /// <summary>Opaque identifiers.</summary>
    public static ScalarType Id { get; } = new(
        "ID",
        "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. "
        + "The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When "
        + "expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be "
        + "accepted as an ID.",
        new IdCoercion(),
        isBuiltIn: true);

    /// <summary>All five.</summary>
    public static IReadOnlyList<ScalarType> All { get; } = [String, Int, Float, Boolean, Id];
}

using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.TypeSystem;

/// <summary>What the specification asks of types (3: Type Validation), worded as graphql-js 17 words it.</summary>
public sealed class SchemaRulesTests
{
    [Theory]
    [InlineData("input A { b: B! } input B { a: [A!]! }")]
    [InlineData("input A { a: A }")]
    [InlineData("input A @oneOf { a: A b: Int }")]
    [InlineData("input A { n: Int! = 3 l: [Int!]! = [1] }")]
    [InlineData("interface I { a: Int } interface J implements I { a: Int! } type T implements I & J { a: Int! }")]
    public void Types_that_keep_the_rules_are_taken(string types) => Assert.Empty(Faults(types));

    [Theory]
    [InlineData(
        "input A { b: B! } input B { a: A! }",
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.")]
    [InlineData(
        "input A @oneOf { a: A }",
        "Input Object A cannot be provided a finite value because it references itself through fields: A.a.")]
    [InlineData(
        "input A { l: [Int] = [1, \"x\"] }",
        "A.l has invalid default value at [1]: Int cannot represent non-integer value: \"x\"")]
    [InlineData(
        "input A { k: K = {a: 1, b: 2} } input K @oneOf { a: Int b: Int }",
        "A.k has invalid default value: Within OneOf Input Object type \"K\", exactly one field must be specified, and the "
        + "value for that field must be non-null.")]
    [InlineData(
        "input A { a: A = {} }",
        "Invalid circular reference. The default value of Input Object field A.a references itself.")]
    [InlineData(
        "schema { query: Query mutation: Query }",
        "All root types must be different, \"Query\" type is used as query and mutation root types.")]
    [InlineData(
        "schema { query: Query mutation: Query subscription: Query }",
        "All root types must be different, \"Query\" type is used as query, mutation, and subscription root types.")]
    [InlineData("union U = Query | U2 union U2 = Query", "Union type U can only include Object types, it cannot include U2.")]
    [InlineData("type T { __a: Int }", "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("enum E", "Enum type E must define one or more values.")]
    [InlineData("input A { q: Query }", "The type of A.q must be Input Type but got: Query.")]
    public void Types_that_break_a_rule_are_named(string types, string expected) => Assert.Contains(expected, Faults(types));

    private static string[] Faults(string types) =>
    [
        .. SchemaBuilder.TryBuild(Parser.Parse("type Query { a: Int } " + types).Definitions).Errors
            .Select(error => error.Message),
    ];
}

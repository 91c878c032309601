using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Tests.GraphQL.Validation;

/// <summary>One schema, one rule at a time: every rule's tests read alike.</summary>
public static class RuleHarness
{
    public static GraphQLSchema Schema { get; } = SchemaBuilder.Build("""
        directive @onField(text: String) on FIELD
        directive @many repeatable on FIELD
        directive @needs(text: String!) on FIELD
        interface Node { id: ID! }
        interface Named { name(lang: String = "zh"): String }
        type County implements Node & Named { id: ID! name(lang: String = "zh"): String townships(first: Int!): [Township!]! }
        type Township implements Node { id: ID! births: Int county: County colour: Colour }
        union Place = County | Township
        enum Colour { GREEN YELLOW RED }
        input Range { from: Int! to: Int = 9 next: Range }
        input Ref @oneOf { id: ID code: Int }
        type Query {
          county(id: ID): County
          place(ref: Ref!, refs: [Ref!]): Place
          node: Node
          count(range: Range, colour: Colour, ids: [ID!], share: Float, yes: Boolean): Int
        }
        type Subscription { loaded: Int published: Int }
        """);

    /// <summary>The rule finds nothing to say.</summary>
    public static void Accepts(string rule, string document) =>
        Assert.Empty(Run(rule, document));

    /// <summary>The rule says exactly this, each as <c>message @ line:column line:column</c>.</summary>
    public static void Refuses(string rule, string document, params string[] expected) =>
        Assert.Equal(expected, Run(rule, document));

    private static string[] Run(string rule, string document) =>
    [
        .. DocumentValidator.Validate(Schema, Parser.Parse(document), onlyRule: rule + "Rule")
            .Select(error => $"{error.Message} @ {string.Join(' ', error.Locations.Select(p => $"{p.Line}:{p.Column}"))}"),
    ];
}

using static McHAnalytics.Tests.GraphQL.Validation.RuleHarness;

namespace McHAnalytics.Tests.GraphQL.Validation;

public sealed class OperationRuleTests
{
    [Fact]
    public void A_document_to_run_holds_no_types() =>
        Refuses(
            "ExecutableDefinitions", "{ count } type T { a: Int } extend schema @onField",
            "The \"T\" definition is not executable. @ 1:11",
            "The schema definition is not executable. @ 1:29");

    [Fact]
    public void Operations_are_told_apart_by_name()
    {
        Refuses(
            "UniqueOperationNames", "query A { count } query A { count }",
            "There can be only one operation named \"A\". @ 1:7 1:25");
        Refuses(
            "LoneAnonymousOperation", "{ count } query A { count }",
            "This anonymous operation must be the only defined operation. @ 1:1");
    }

    [Fact]
    public void A_subscription_asks_one_field_always()
    {
        Accepts("SingleFieldSubscriptions", "subscription { loaded }");
        Refuses(
            "SingleFieldSubscriptions", "subscription S { loaded published }",
            "Subscription \"S\" must select only one top level field. @ 1:25");
        Refuses(
            "SingleFieldSubscriptions", "subscription { __typename }",
            "Anonymous Subscription must not select an introspection top level field. @ 1:16");
        Refuses(
            "SingleFieldSubscriptions", "subscription S { loaded @skip(if: true) }",
            "Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection. @ 1:25");
    }

    [Fact]
    public void Types_that_are_named_exist_and_can_be_given()
    {
        Refuses(
            "KnownTypeNames", "query($a: Rang) { count }",
            "Unknown type \"Rang\". Did you mean \"Range\"? @ 1:11");
        Refuses(
            "VariablesAreInputTypes", "query($a: County!) { count }",
            "Variable \"$a\" cannot be non-input type \"County!\". @ 1:11");
    }

    [Fact]
    public void Directives_exist_stand_where_they_may_and_as_often_as_they_may()
    {
        Accepts("UniqueDirectivesPerLocation", "{ count @many @many }");
        Refuses(
            "UniqueDirectivesPerLocation", "{ count @onField @onField }",
            "The directive \"@onField\" can only be used once at this location. @ 1:9 1:18");
        Refuses(
            "KnownDirectives", "query @onField { count @nope }",
            "Directive \"@onField\" may not be used on QUERY. @ 1:7",
            "Unknown directive \"@nope\". @ 1:24");
    }

    [Fact]
    public void Variables_are_defined_once_used_and_used_where_they_fit()
    {
        Refuses(
            "UniqueVariableNames", "query($a: Int, $a: Int) { count }",
            "There can be only one variable named \"$a\". @ 1:8 1:17");
        Refuses(
            "NoUndefinedVariables", "query Q { ...F } fragment F on Query { county(id: $a) { id } }",
            "Variable \"$a\" is not defined by operation \"Q\". @ 1:51 1:1");
        Refuses("NoUnusedVariables", "query($a: Int) { count }", "Variable \"$a\" is never used. @ 1:7");
        Refuses(
            "VariablesInAllowedPosition", "query($a: Int) { county { townships(first: $a) { id } } }",
            "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". @ 1:7 1:44");
        Accepts("VariablesInAllowedPosition", "query($a: Int = 1) { county { townships(first: $a) { id } } }");
    }

    [Theory]
    [InlineData("place(ref: {id: $a})", "1:44")]
    [InlineData("place(ref: {code: 1}, refs: [{id: $a}])", "1:62")]
    public void A_nullable_variable_cannot_be_the_one_field_of_a_OneOf_input(string field, string place)
    {
        // graphql-js 16 and 17 let both pass, since the object's place is non-null or a list item (3.10, 5.8.5).
        Refuses(
            "VariablesInAllowedPosition", $"query($a: ID) {{            {field} {{ __typename }} }}",
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Ref\". @ 1:7 "
            + place);
    }
}

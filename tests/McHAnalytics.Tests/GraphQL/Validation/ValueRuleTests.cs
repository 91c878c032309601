using static McHAnalytics.Tests.GraphQL.Validation.RuleHarness;

namespace McHAnalytics.Tests.GraphQL.Validation;

public sealed class ValueRuleTests
{
    [Fact]
    public void Arguments_exist_once_and_the_required_are_given()
    {
        Refuses(
            "KnownArgumentNames", "{ county(ip: 1) { id @onField(test: \"\") } }",
            "Unknown argument \"ip\" on field \"Query.county\". Did you mean \"id\"? @ 1:10",
            "Unknown argument \"test\" on directive \"@onField\". Did you mean \"text\"? @ 1:31");
        Refuses(
            "UniqueArgumentNames", "{ county(id: 1, id: 2) { id } }",
            "There can be only one argument named \"id\". @ 1:10 1:17");
        Refuses(
            "ProvidedRequiredArguments", "{ county { townships { id } id @needs } }",
            "Field \"townships\" argument \"first\" of type \"Int!\" is required, but it was not provided. @ 1:12",
            "Directive \"@needs\" argument \"text\" of type \"String!\" is required, but it was not provided. @ 1:32");
    }

    [Fact]
    public void A_variable_for_a_OneOf_field_is_non_null_wherever_the_OneOf_stands()
    {
        Accepts("VariablesInAllowedPosition", "query ($a: ID!) { place(ref: {id: $a}, refs: [{id: $a}]) { __typename } }");
        Refuses(
            "VariablesInAllowedPosition", "query ($a: ID) { place(ref: {id: $a}) { __typename } }",
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Ref\". @ 1:8 1:34");
        Refuses(
            "VariablesInAllowedPosition", "query ($a: ID) { place(ref: {id: 1}, refs: [{id: $a}]) { __typename } }",
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Ref\". @ 1:8 1:50");
    }

    [Fact]
    public void Input_fields_are_given_once() =>
        Refuses(
            "UniqueInputFieldNames", "{ count(range: {from: 1, from: 2}) }",
            "There can be only one input field named \"from\". @ 1:17 1:26");

    [Theory]
    [InlineData("count(range: {from: 1})")]
    [InlineData("count(colour: RED, ids: [1, \"b\"], share: 1)")]
    [InlineData("count(ids: 1)")]
    [InlineData("count(colour: null)")]
    [InlineData("place(ref: {id: 1}) { __typename }")]
    public void Values_of_the_right_type_pass(string field) => Accepts("ValuesOfCorrectType", $"{{ {field} }}");

    [Theory]
    [InlineData("count(share: \"1\")", "Float cannot represent non numeric value: \"1\" @ 1:16")]
    [InlineData("count(yes: 1)", "Boolean cannot represent a non boolean value: 1 @ 1:14")]
    [InlineData("count(colour: REED)", "Value \"REED\" does not exist in \"Colour\" enum. Did you mean the enum value \"RED\" or \"GREEN\"? @ 1:17")]
    [InlineData("count(colour: \"RED\")", "Enum \"Colour\" cannot represent non-enum value: \"RED\". Did you mean the enum value \"RED\" or \"GREEN\"? @ 1:17")]
    [InlineData("count(ids: [null])", "Expected value of type \"ID!\", found null. @ 1:15")]
    [InlineData("count(range: {})", "Field \"Range.from\" of required type \"Int!\" was not provided. @ 1:16")]
    [InlineData("count(range: {from: 1, too: 2})", "Field \"too\" is not defined by type \"Range\". Did you mean \"to\"? @ 1:26")]
    [InlineData("count(range: {from: 2147483648})", "Int cannot represent non 32-bit signed integer value: 2147483648 @ 1:23")]
    [InlineData("place(ref: {id: 1, code: 2}) { __typename }", "OneOf Input Object \"Ref\" must specify exactly one key. @ 1:14")]
    [InlineData("place(ref: {id: null}) { __typename }", "Field \"Ref.id\" must be non-null. @ 1:14")]
    public void Values_of_a_wrong_type_are_refused(string field, string expected) =>
        Refuses("ValuesOfCorrectType", $"{{ {field} }}", expected);
}

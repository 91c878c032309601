using static McHAnalytics.Tests.GraphQL.Validation.RuleHarness;

namespace McHAnalytics.Tests.GraphQL.Validation;

public sealed class SelectionRuleTests
{
    [Fact]
    public void A_field_must_exist_and_its_neighbour_is_suggested()
    {
        Accepts("FieldsOnCorrectType", "{ county { id __typename } __schema { types { name } } }");
        Refuses(
            "FieldsOnCorrectType", "{ county { nam } }",
            "Cannot query field \"nam\" on type \"County\". Did you mean \"name\"? @ 1:12");
        Refuses(
            "FieldsOnCorrectType", "{ node { births } }",
            "Cannot query field \"births\" on type \"Node\". Did you mean to use an inline fragment on \"Township\"? @ 1:10");
    }

    [Fact]
    public void A_leaf_has_no_selection_and_an_object_has_one()
    {
        Refuses(
            "ScalarLeafs", "{ count { a } county }",
            "Field \"count\" must not have a selection since type \"Int\" has no subfields. @ 1:9",
            "Field \"county\" of type \"County\" must have a selection of subfields. Did you mean \"county { ... }\"? @ 1:15");
    }

    [Fact]
    public void Fields_of_one_response_name_must_ask_the_same()
    {
        Accepts("OverlappingFieldsCanBeMerged", "{ a: county(id: 1) { id } a: county(id: 1) { name } }");
        Refuses(
            "OverlappingFieldsCanBeMerged", "{ a: county(id: 1) { id } a: county(id: 2) { id } }",
            "Fields \"a\" conflict because they have differing arguments. Use different aliases on the fields to fetch both "
            + "if this was intentional. @ 1:3 1:27");
        Refuses(
            "OverlappingFieldsCanBeMerged",
            "{ place(ref: {id: 1}) { ... on County { a: name } ... on Township { a: births } } }",
            "Fields \"a\" conflict because they return conflicting types \"String\" and \"Int\". Use different aliases on the "
            + "fields to fetch both if this was intentional. @ 1:41 1:69");
    }

    [Fact]
    public void Fields_that_never_meet_may_differ_if_their_shapes_agree() =>
        Accepts(
            "OverlappingFieldsCanBeMerged",
            "{ place(ref: {id: 1}) { ... on County { a: name } ... on Township { b: births } } }");

    [Fact]
    public void Overlapping_fields_are_compared_in_bounded_time()
    {
        // 30 fragments, each spreading the next twice under different parents: 2^30 paths for a careless comparison.
        var fragments = string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $"fragment F{i} on Township {{ county {{ townships(first: 1) {{ ...F{i + 1} ...F{i + 1} }} }} "
            + $"c: county {{ townships(first: 1) {{ ...F{i + 1} }} }} }}"));
        var document = $"{{ node {{ ...F0 ...F1 }} }} {fragments} fragment F30 on Township {{ id }}";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Accepts("OverlappingFieldsCanBeMerged", document);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Fragments_exist_are_used_fit_and_do_not_circle()
    {
        Refuses("KnownFragmentNames", "{ ...F }", "Unknown fragment \"F\". @ 1:6");
        Refuses("NoUnusedFragments", "{ count } fragment F on Query { count }", "Fragment \"F\" is never used. @ 1:11");
        Refuses(
            "FragmentsOnCompositeTypes", "{ ... on Colour { a } }",
            "Fragment cannot condition on non composite type \"Colour\". @ 1:10");
        Refuses(
            "PossibleFragmentSpreads", "{ county { ... on Township { id } } }",
            "Fragment cannot be spread here as objects of type \"County\" can never be of type \"Township\". @ 1:12");
        Refuses(
            "NoFragmentCycles", "fragment A on Query { ...B } fragment B on Query { ...A }",
            "Cannot spread fragment \"A\" within itself via \"B\". @ 1:23 1:52");
        Refuses(
            "UniqueFragmentNames", "fragment A on Query { count } fragment A on Query { count }",
            "There can be only one fragment named \"A\". @ 1:10 1:40");
    }

    [Fact]
    public void Introspection_is_not_opened_list_in_list_in_list()
    {
        Accepts("MaxIntrospectionDepth", "{ __schema { types { fields { type { fields { name } } } } } }");
        Refuses(
            "MaxIntrospectionDepth", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "Maximum introspection depth exceeded @ 1:3");
    }
}

using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Execution;

/// <summary>What an asker who may not know the schema is told, and an asker whose time is over.</summary>
public sealed class RestrictedRequestTests
{
    private const string Sdl = """
        type Query { secretPlace(secretId: ID, secretKind: SecretKind, where: SecretFilter): SecretPlace slow: String stubborn: String self: Query quick: String }
        type SecretPlace { secretName: String secretCode: Int! }
        enum SecretKind { SECRET_ONE SECRET_TWO }
        input SecretFilter { secretWord: String }
        """;

    private static readonly GraphQLExecutor s_executor = Executor(TimeSpan.FromMilliseconds(100));

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ quick __type(name: \"SecretPlace\") { name } }")]
    [InlineData("{ ...F } fragment F on Query { quick ... { s: __schema { types { name } } } }")]
    [InlineData("{ self { self { __schema { types { name } } } } }")]
    public async Task Introspection_can_be_refused_while_others_are_answered_the_same_document(string query)
    {
        for (var round = 0; round < 2; round++)
        {
            var refused = await s_executor.ExecuteAsync(new GraphQLRequest { Query = query, AllowIntrospection = false });
            var answered = await s_executor.ExecuteAsync(new GraphQLRequest { Query = query });

            Assert.Equal(ErrorCodes.IntrospectionDisabled, Assert.Single(refused.Errors).Code);
            Assert.True(refused.IsRequestError);
            Assert.Empty(answered.Errors);
        }
    }

    [Fact]
    public async Task The_name_of_a_type_may_be_asked_without_introspection()
    {
        var response = await s_executor.ExecuteAsync(
            new GraphQLRequest { Query = "{ __typename quick }", AllowIntrospection = false });

        Assert.Equal("""{"data":{"__typename":"Query","quick":"quick"}}""", response.ToJson());
    }

    [Theory]
    [InlineData("{ secretPlac { x } }", "{}", "Cannot query field \"secretPlac\" on type \"Query\".")]
    [InlineData("{ secretPlace { secretNam } }", "{}", "Cannot query field \"secretNam\" on type \"(hidden)\".")]
    [InlineData("{ secretPlace(secretI: 1) { secretName } }", "{}", "Unknown argument \"secretI\" on field \"Query.secretPlace\".")]
    [InlineData("{ secretPlace(secretKind: SECRET_ON) { secretName } }", "{}", "Value \"SECRET_ON\" does not exist in \"(hidden)\" enum.")]
    [InlineData("{ secretPlace }", "{}", "Field \"secretPlace\" of type \"(hidden)\" must have a selection of subfields.")]
    [InlineData("query($w: SecretFilte) { secretPlace(where: $w) { secretName } }", "{}", "Unknown type \"SecretFilte\".")]
    [InlineData(
        "query($k: SecretKind) { secretPlace(secretKind: $k) { secretName } }", """{"k": "SECRET_ON"}""",
        "Variable \"$k\" got invalid value \"SECRET_ON\"; Value \"SECRET_ON\" does not exist in \"SecretKind\" enum.")]
    [InlineData(
        "query($w: SecretFilter) { secretPlace(where: $w) { secretName } }", """{"w": {"secretWor": 1}}""",
        "Variable \"$w\" got invalid value { secretWor: 1 }; Field \"secretWor\" is not defined by type \"SecretFilter\".")]
    [InlineData("{ secretPlace { secretCode } }", "{}", "Cannot return null for non-nullable field (hidden).secretCode.")]
    public async Task Without_suggestions_nothing_is_named_that_was_not_asked(string query, string variables, string told)
    {
        var request = new GraphQLRequest { Query = query, Variables = JsonDocument.Parse(variables).RootElement };

        var open = await s_executor.ExecuteAsync(request);
        var closed = await s_executor.ExecuteAsync(request with { AllowSuggestions = false });

        Assert.Equal(told, closed.Errors[0].Message);
        Assert.NotEqual(told.Contains("(hidden)", StringComparison.Ordinal) ? told : "", open.Errors[0].Message);
        Assert.Equal(open.Errors[0].Code, closed.Errors[0].Code);
        Assert.Equal(open.Errors[0].Locations.AsEnumerable(), closed.Errors[0].Locations);
    }

    [Fact]
    public async Task An_operation_whose_time_is_over_is_told_so_and_its_resolvers_are_cancelled()
    {
        var response = await s_executor.ExecuteAsync(new GraphQLRequest { Query = "{ quick slow }" });

        Assert.Equal(
            """{"errors":[{"message":"The operation was stopped after 0.1 seconds, the most this server takes for one. Ask for less at once: fewer items, a shorter time, fewer places.","extensions":{"code":"TIMEOUT"}}],"data":null}""",
            response.ToJson());
    }

    [Fact]
    public async Task A_resolver_that_turns_the_cancellation_into_a_fault_of_its_own_changes_nothing()
    {
        var response = await s_executor.ExecuteAsync(new GraphQLRequest { Query = "{ stubborn }" });

        Assert.Equal(ErrorCodes.Timeout, Assert.Single(response.Errors).Code);
    }

    [Fact]
    public async Task An_asker_who_gives_up_is_no_timeout()
    {
        using var asker = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Executor(TimeSpan.FromSeconds(30)).ExecuteAsync(new GraphQLRequest { Query = "{ slow }" }, asker.Token));
    }

    [Fact]
    public async Task What_is_quick_is_not_touched_by_the_time_of_others()
    {
        for (var round = 0; round < 20; round++)
        {
            _ = await Executor(TimeSpan.FromMilliseconds(1)).ExecuteAsync(new GraphQLRequest { Query = "{ slow }" });
            var response = await s_executor.ExecuteAsync(new GraphQLRequest { Query = "{ quick }" });
            Assert.Empty(response.Errors);
        }
    }

    private static GraphQLExecutor Executor(TimeSpan timeout) => new(
        ExecutableSchema.WithDefaultResolver(SchemaBuilder.Build(Sdl), Resolve, (_, _) => null),
        new GraphQLLimits { Timeout = timeout });

    private static async ValueTask<object?> Resolve(ResolverContext context)
    {
        switch (context.FieldName)
        {
            case "slow":
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return null;
            case "stubborn":
                try
                {
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                    return null;
                }
                catch (OperationCanceledException)
                {
                    throw new InvalidOperationException("The store was interrupted.");
                }

            case "secretCode":
                return null;
            default:
                return context.FieldName;
        }
    }
}

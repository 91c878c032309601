using McHAnalytics.Api.Http;
using Microsoft.Extensions.Primitives;

namespace McHAnalytics.Tests.Api.Http;

public sealed class NegotiationTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    [Theory]
    [InlineData(null, AnswerType.Json)]
    [InlineData("", AnswerType.Json)]
    [InlineData("*/*", AnswerType.Json)]
    [InlineData("application/*", AnswerType.Json)]
    [InlineData("application/json", AnswerType.Json)]
    [InlineData("APPLICATION/JSON", AnswerType.Json)]
    [InlineData("application/graphql-response+json", AnswerType.ResponseJson)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", AnswerType.ResponseJson)]
    [InlineData("application/json, application/graphql-response+json", AnswerType.ResponseJson)]
    [InlineData("application/graphql-response+json,application/json;q=0.9", AnswerType.ResponseJson)]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.501", AnswerType.Json)]
    [InlineData("application/graphql-response+json, */*;q=0.1", AnswerType.ResponseJson)]
    [InlineData("application/json;q=0, */*", AnswerType.ResponseJson)]
    [InlineData("application/graphql-response+json;q=0, */*;q=0.1", AnswerType.Json)]
    [InlineData("text/event-stream", AnswerType.EventStream)]
    [InlineData("application/json;q=0.9, text/event-stream", AnswerType.EventStream)]
    [InlineData("application/json, text/event-stream", AnswerType.Json)]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", AnswerType.ResponseJson)]
    [InlineData("application/json; charset=\"utf-8\"; q=\"0.3\"", AnswerType.Json)]
    [InlineData("application/json; profile=\"a, b; q=0\"", AnswerType.Json)]
    [InlineData(Browser, AnswerType.Json)]
    public void The_form_wanted_most_is_chosen(string? accept, object form) =>
        Assert.Equal((AnswerType)form, Negotiation.Choose(accept, pageOffered: false));

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/*")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0.0")]
    [InlineData("application/json;q=2")]
    [InlineData("application/json;q=0.1234")]
    [InlineData("application/json;q=x")]
    [InlineData(",")]
    public void Nothing_is_chosen_where_nothing_is_acceptable(string accept) =>
        Assert.Null(Negotiation.Choose(accept, pageOffered: false));

    [Theory]
    [InlineData(Browser, AnswerType.Page)]
    [InlineData("*/*", AnswerType.Json)]
    [InlineData("text/*, application/json", AnswerType.Json)]
    [InlineData("application/json, text/html;q=0.9", AnswerType.Json)]
    public void A_page_is_given_only_to_those_who_name_it_first(string accept, object form) =>
        Assert.Equal((AnswerType)form, Negotiation.Choose(accept, pageOffered: true));

    [Fact]
    public void A_header_in_several_lines_is_one_list() =>
        Assert.Equal(
            AnswerType.ResponseJson,
            Negotiation.Choose(
                new StringValues(["application/json;q=0.5", "application/graphql-response+json"]), pageOffered: false));

    [Theory]
    [InlineData("application/json, text/event-stream;q=0.1", true)]
    [InlineData("text/event-stream;q=0", false)]
    [InlineData("*/*", false)]
    public void Events_are_sent_only_to_those_who_name_them(string accept, bool expected) =>
        Assert.Equal(expected, Negotiation.TakesEvents(accept));

    [Theory]
    [InlineData(null, false)]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("br;q=1.0, GZIP;q=0.001", true)]
    [InlineData("gzip;q=0, *", false)]
    [InlineData("*", true)]
    [InlineData("identity", false)]
    public void Gzip_is_used_where_it_is_taken(string? acceptEncoding, bool expected) =>
        Assert.Equal(expected, Negotiation.TakesGzip(acceptEncoding));
}

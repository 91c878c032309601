using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class HttpAuditTests(DemoServer server)
{
    [Fact]
    public async Task All_61_audits_of_GraphQL_over_HTTP_are_passed_without_a_warning_or_a_notice()
    {
        var script = Checkout.Find("tests", "McHAnalytics.EndToEnd", "Audit", "graphql-over-http.mjs");

        var audits = await NodeScript.RunAsync(script, new Uri(server.Http.BaseAddress!, "graphql").ToString());

        Assert.Empty(audits.EnumerateArray()
            .Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => audit.ToString()));
        Assert.Equal(61, audits.GetArrayLength());
    }
}

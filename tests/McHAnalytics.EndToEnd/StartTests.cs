using System.Text;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>Starts that cannot go well, and what they say.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly string _data = Directory.CreateTempSubdirectory("mch-start-").FullName;

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.5")]
    [InlineData("::")]
    public async Task Any_address_but_this_machines_own_is_refused_with_a_reason(string address)
    {
        var (exit, output) = await MchProcess.RunAsync(s_limit, "serve", "--data", _data, "--address", address, "--port", "0");

        Assert.Equal(2, exit);
        Assert.Contains("MCH-S001", output, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_warehouse_the_server_starts_and_every_question_says_what_to_do()
    {
        await using var mch = MchProcess.Start("serve", "--data", _data, "--port", "0");

        var answer = await AskVersionAsync(await mch.AddressAsync(s_limit));

        Assert.Contains("MCH-W", answer, StringComparison.Ordinal);
        Assert.Contains("mch load", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_data, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrupt_warehouse_is_named_as_such_and_is_left_as_it_is()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_data, "warehouse")).FullName;
        var file = Path.Combine(folder, "v000001.duckdb");
        await File.WriteAllTextAsync(file, "this is no database");
        await File.WriteAllTextAsync(Path.Combine(folder, "CURRENT"), "v000001.duckdb\n");
        await using var mch = MchProcess.Start("serve", "--data", _data, "--port", "0");

        var answer = await AskVersionAsync(await mch.AddressAsync(s_limit));

        Assert.Contains("MCH-W", answer, StringComparison.Ordinal);
        Assert.Equal("this is no database", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_server_told_which_operations_to_answer_answers_no_other_and_offers_no_GraphiQL()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "day.graphql"), "{ today }\n");
        await File.WriteAllTextAsync(Path.Combine(_data, "gone.graphql"), "{ yesterday }\n");
        await using var mch = MchProcess.Start("serve", "--data", _data, "--port", "0", "--operations", _data);
        var address = await mch.AddressAsync(s_limit);

        Assert.Contains("\"today\":\"2", await AskAsync(address, "{ today }"), StringComparison.Ordinal);
        Assert.Contains("QUERY_NOT_IN_SAFELIST", await AskAsync(address, "{ __typename }"), StringComparison.Ordinal);
        Assert.DoesNotContain("GraphiQL", await PageAsync(address), StringComparison.Ordinal);
        Assert.Contains("gone.graphql", mch.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-graphiql", "queryType")]
    [InlineData("--no-introspection", "INTROSPECTION_DISABLED")]
    public async Task GraphiQL_can_be_switched_off_alone_and_with_the_schema(string option, string introspection)
    {
        await using var mch = MchProcess.Start("serve", "--data", _data, "--port", "0", option);
        var address = await mch.AddressAsync(s_limit);

        Assert.Contains("MCH-H400", await PageAsync(address), StringComparison.Ordinal);
        Assert.Contains(introspection, await AskAsync(address, "{ __schema { queryType { name } } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--operations", "no-such-list", "MCH-S004")]
    [InlineData("--timeout", "0", "MCH-S005")]
    public async Task An_option_that_cannot_be_right_stops_the_start(string option, string value, string code)
    {
        var (exit, output) = await MchProcess.RunAsync(s_limit, "serve", "--data", _data, "--port", "0", option, value);

        Assert.Equal(2, exit);
        Assert.Contains(code, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_or_option_is_told_with_what_there_is()
    {
        var (exit, output) = await MchProcess.RunAsync(s_limit, "laod", "x.xlsx");

        Assert.NotEqual(0, exit);
        Assert.Contains("laod", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static Task<string> AskVersionAsync(string address) => AskAsync(address, "{ dataVersion { id } }");

    private static async Task<string> AskAsync(string address, string query)
    {
        using var http = Client(address);
        using var body = new StringContent($"{{\"query\":\"{query}\"}}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/graphql", body);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> PageAsync(string address)
    {
        using var http = Client(address);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8");
        using var response = await http.GetAsync("/graphql");
        return await response.Content.ReadAsStringAsync();
    }

#pragma warning disable RS0030 // To the server that the test itself started.
    private static HttpClient Client(string address) => new() { BaseAddress = new Uri(address), Timeout = s_limit };
#pragma warning restore RS0030
}

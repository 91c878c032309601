using System.Text;
using System.Text.Json;

namespace McHAnalytics.EndToEnd.Support;

/// <summary>One demo warehouse, made by the real program and served by it, for all tests of a run.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(6);

    private MchProcess? _server;

    /// <summary>The data folder of the run.</summary>
    public string DataFolder { get; } =
        Path.Combine(Path.GetTempPath(), $"mch-end-to-end-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>Asks the server.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What the program printed while it made the demo and started.</summary>
    public string Output => _server!.Output;

    public async Task InitializeAsync()
    {
        _server = MchProcess.Start("up", "--data", DataFolder, "--port", "0");
        var address = await _server.AddressAsync(s_longest);
        // The only client that a test may have: to the server that the test itself started.
#pragma warning disable RS0030
        Http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    /// <summary>Asks a GraphQL question; the whole response.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var body = new StringContent(
            JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("/graphql", body);
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
    }

    /// <summary>Asks a question that must succeed; its data.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await AskAsync(query, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data");
    }
}

/// <summary>The tests that share the demo server.</summary>
[CollectionDefinition(Name)]
public sealed class DemoServerTests : ICollectionFixture<DemoServer>
{
    public const string Name = "demo server";
}

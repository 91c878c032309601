using System.Diagnostics;
using System.Text.Json;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>A Node process that does the same work with graphql-js; ended with us.</summary>
internal sealed class ReferenceProcess : IDisposable
{
    private readonly Process _node;

    private ReferenceProcess(Process node, JsonElement hello)
    {
        _node = node;
        Name = $"graphql-js {hello.GetProperty("version")} (Node {hello.GetProperty("node")})";
        Response = hello.GetProperty("response").GetString()!;
    }

    public string Name { get; }

    /// <summary>What it answers to the leaf document: ours must be the same.</summary>
    public string Response { get; }

    public static ReferenceProcess Start(string script, string documents)
    {
        var node = Process.Start(new ProcessStartInfo("node", [script, documents])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new ReferenceProcess(node, ReadLine(node));
    }

    /// <summary>Does the work again and again for some time.</summary>
    /// <returns>Microseconds each.</returns>
    public double Run(string work, double seconds)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(new { work, seconds }));
        var answer = ReadLine(_node);
        return answer.GetProperty("seconds").GetDouble() * 1e6 / answer.GetProperty("count").GetDouble();
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        if (!_node.WaitForExit(5_000))
        {
            _node.Kill();
        }

        _node.Dispose();
    }

    private static JsonElement ReadLine(Process node) =>
        node.StandardOutput.ReadLine() is { } line
            ? JsonElement.Parse(line)
            : throw new InvalidOperationException("The Node process ended; its reason stands above.");
}

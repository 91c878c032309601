using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McHAnalytics.Tests.Support;
using Xunit.Abstractions;

namespace McHAnalytics.Tests.GraphQL.Conformance;

/// <summary>Holds the engine to answers recorded from the reference implementation.</summary>
public sealed partial class ConformanceTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2_000,
    };

    [SharedDataFact("graphql-conformance")]
    public async Task The_engine_answers_the_recorded_corpus_as_the_reference_does()
    {
        var folder = SharedData.PathOf("graphql-conformance");
        var answers = Path.Combine(Path.GetTempPath(), $"graphql-answers-{Environment.ProcessId}.jsonl");
        try
        {
            await AnswerAllAsync(folder, answers);
            var report = await GradeAsync(folder, answers);
            output.WriteLine(report);

            var all = AllLine().Match(report);
            Assert.True(all.Success, report);
            Assert.True(Share(all, "verdict") >= 100.0, report);
            Assert.True(Share(all, "structure") >= 99.5, report);
            Assert.True(Share(all, "exact") >= 95.0, report);
        }
        finally
        {
            File.Delete(answers);
        }
    }

    private static async Task AnswerAllAsync(string folder, string answers)
    {
        var runner = new ConformanceRunner(folder);
        await using var writer = new StreamWriter(answers);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "cases", "dev"), "*.jsonl"))
        {
            foreach (var line in await File.ReadAllLinesAsync(file))
            {
                var test = JsonDocument.Parse(line).RootElement;
                JsonNode actual;
                try
                {
                    actual = await runner.AnswerAsync(test);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    actual = new JsonObject { ["crash"] = e.ToString() };
                }

                var answer = new JsonObject { ["id"] = test.GetProperty("id").GetString(), ["actual"] = actual };
                await writer.WriteLineAsync(answer.ToJsonString(s_json));
            }
        }
    }

    private static async Task<string> GradeAsync(string folder, string answers)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(folder, "grade.mjs"), answers, "dev", "--failures", "60" },
            RedirectStandardOutput = true,
        })!;
        var report = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return report;
    }

    private static double Share(Match match, string name) =>
        double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^ALL +\d+ +verdict +(?<verdict>[\d.]+)% structure +(?<structure>[\d.]+)% exact +(?<exact>[\d.]+)%",
        RegexOptions.Multiline)]
    private static partial Regex AllLine();
}

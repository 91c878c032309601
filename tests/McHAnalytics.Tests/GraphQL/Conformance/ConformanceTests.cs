using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using McHAnalytics.Yardsticks;
using McHAnalytics.Yardsticks.Conformance;

namespace McHAnalytics.Tests.GraphQL.Conformance;

/// <summary>Holds the engine to answers recorded from the reference implementation.</summary>
public sealed partial class ConformanceTests
{
    [SharedDataFact("graphql-conformance")]
    public void The_engine_answers_the_recorded_corpus_as_the_reference_does()
    {
        var output = new StringWriter();

        var report = DeepStack.Run(
            () => ConformanceCommand.Run(SharedData.PathOf("graphql-conformance"), null, shown: 20, output));

        report.Print(output);
        Assert.True(report.IsEnough, output.ToString());
    }

    [SharedDataFact("graphql-conformance")]
    public async Task Answers_are_marked_as_the_corpus_own_grader_marks_them()
    {
        var folder = SharedData.PathOf("graphql-conformance");
        var answers = Path.Combine(Path.GetTempPath(), $"graphql-answers-{Environment.ProcessId}.jsonl");
        try
        {
            DeepStack.Run(() => ConformanceCommand.Run(folder, answers, shown: 0, TextWriter.Null));
            await SpoilAsync(answers, new Random(20_251_122));

            var ours = ConformanceCommand.Grade(folder, answers);

            var theirs = AllLine().Match(await GradeAsync(folder, answers));
            Assert.InRange(ours.Exact, 40, 80);
            Assert.Equal(theirs.Groups["shares"].Value, string.Create(
                CultureInfo.InvariantCulture,
                $"verdict {ours.Verdict,6:0.0}% structure {ours.Structure,6:0.0}% exact {ours.Exact,6:0.0}%"));
        }
        finally
        {
            File.Delete(answers);
        }
    }

    /// <summary>Makes about half of the answers wrong, each in one of the ways an engine could be.</summary>
    private static async Task SpoilAsync(string answers, Random random)
    {
        (string From, string To)[] faults =
        [
            ("\"message\":\"", "\"message\":\"Not "), ("\"line\":1", "\"line\":2"), ("\"data\":", "\"date\":"),
            ("\"path\":[", "\"path\":[0,"), ("null", "1"), ("\"errors\":[{", "\"errors\":[{},{"), ("{\\n", "{\\n\\n"),
            ("Rule\"", "Rules\""), ("\"ok\":true", "\"ok\":false"), ("\"stage\":\"type\"", "\"stage\":\"sdl\""),
            ("\"name\":", "\"title\":"), ("\"column\":1", "\"column\":3"), ("\"actual\":{", "\"actual\":{\"crash\":1,"),
        ];
        var lines = await File.ReadAllLinesAsync(answers);
        await File.WriteAllLinesAsync(answers, lines.Select(line =>
        {
            var (from, to) = faults[random.Next(faults.Length)];
            return random.Next(5) == 0 ? line : line.Replace(from, to, StringComparison.Ordinal);
        }).Where(_ => random.Next(100) > 0));
    }

    private static async Task<string> GradeAsync(string folder, string answers)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(folder, "grade.mjs"), answers, "dev" },
            RedirectStandardOutput = true,
        })!;
        var report = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return report;
    }

    [GeneratedRegex(@"^ALL +\d+ +(?<shares>verdict.*exact +[\d.]+%)", RegexOptions.Multiline)]
    private static partial Regex AllLine();
}

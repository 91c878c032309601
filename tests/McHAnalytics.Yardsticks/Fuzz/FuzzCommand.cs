using System.Diagnostics;
using System.Globalization;

namespace McHAnalytics.Yardsticks.Fuzz;

/// <summary><c>./mch fuzz graphql --documents N --seed S [--from K]</c>: gives the engine N mutated documents.</summary>
/// <remarks>Ends with 0 where every document was answered, with 1 at the first that was not, with 2 for words that cannot
/// be used.</remarks>
public static class FuzzCommand
{
    /// <summary>How the command is called.</summary>
    public const string Usage = """
        ./mch fuzz graphql --documents N --seed S [--from K]
          gives the GraphQL engine N mutated documents, schemas and variables (default 20,000 of seed 1), from number K on
          prints documents a second and the slowest; a failure with its seed, number and document
          ends with 1 at the first exception that escapes the engine and at the first document over 2 s
        """;

    /// <summary>After this a document is taken to run for ever, and the process is ended.</summary>
    private static readonly TimeSpan s_given = TimeSpan.FromSeconds(20);

    /// <summary>Runs the command.</summary>
    /// <param name="words">What follows <c>fuzz</c>.</param>
    /// <param name="output">Takes what was found.</param>
    /// <param name="errors">Takes what is wrong with the words.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var options = new Dictionary<string, int> { ["--documents"] = 20_000, ["--seed"] = 1, ["--from"] = 0 };
        var isUnderstood = words.Count % 2 == 1 && words[0] == "graphql";
        for (var i = 1; isUnderstood && i < words.Count; i += 2)
        {
            isUnderstood = options.ContainsKey(words[i])
                && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && (options[words[i]] = number) >= 0;
        }

        if (!isUnderstood)
        {
            errors.WriteLine(Usage);
            return 2;
        }

        return Run(options["--documents"], options["--seed"], options["--from"], output) ? 0 : 1;
    }

    /// <summary>Gives the engine documents until one fails.</summary>
    /// <returns>Whether none failed.</returns>
    public static bool Run(int documents, int seed, int from, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var fuzzer = new GraphQLFuzzer(seed);
        var clock = Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        FuzzResult? slowest = null;
        var number = from;
        var begun = TimeSpan.Zero;
        using var watch = new Timer(
            _ =>
            {
                if (clock.Elapsed - begun > s_given)
                {
                    output.WriteLine(Failure(fuzzer, seed, number, "It does not end."));
                    Environment.Exit(1);
                }
            },
            null, s_given, TimeSpan.FromSeconds(1));
        for (var i = 0; i < documents; i++)
        {
            number = from + i;
            begun = clock.Elapsed;
            var result = fuzzer.Run(number);
            if (result.Fault is not null)
            {
                output.WriteLine(Failure(fuzzer, seed, number, result.Fault));
                return false;
            }

            // The first documents pay for the compiler.
            slowest = i >= 100 && (slowest is null || result.Time > slowest.Time) ? result : slowest;
            if (clock.Elapsed - said > TimeSpan.FromSeconds(30))
            {
                said = clock.Elapsed;
                output.WriteLine(Progress(i + 1, clock.Elapsed));
            }
        }

        output.WriteLine(Progress(documents, clock.Elapsed));
        if (slowest is not null)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"slowest {slowest.Time.TotalMilliseconds:0} ms: number {slowest.Number} of seed {seed}, "
                + $"{slowest.Document.Length:N0} characters"));
        }

        output.WriteLine($"{documents} documents of seed {seed}: 0 failed");
        return true;
    }

    private static string Failure(GraphQLFuzzer fuzzer, int seed, int number, string fault)
    {
        var (_, document, variables) = fuzzer.Make(number);
        return $"FAILED: ./mch fuzz graphql --documents 1 --seed {seed} --from {number}\n{fault}\n"
            + $"document:\n{document}\nvariables:\n{variables}";
    }

    private static string Progress(int documents, TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{documents:N0} documents in {time.TotalSeconds:0.0} s, {documents / time.TotalSeconds:N0} a second");
}

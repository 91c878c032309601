using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>
/// The engine against graphql-js on the same documents, in turns in one run; of each side the fastest round counts: what
/// else the machine does can only slow one down.
/// </summary>
internal static class GraphQLComparison
{
    private const int Rounds = 9;
    private const double SecondsPerRound = 0.5;
    private const double WarmUpSeconds = 3;
    private const double Required = 3;
    private const double RequiredBytesPerLeaf = 48;

    private static readonly ArrayBufferWriter<byte> s_buffer = new(1 << 16);

    internal static bool Run(TextWriter output)
    {
        var product = SchemaBuilder.Build(Documents.ProductSchemaText);
        var executor = new GraphQLExecutor(LeafData.Bind());
        var documents = Path.GetTempFileName();
        try
        {
            File.WriteAllText(documents, JsonSerializer.Serialize(new
            {
                productSchema = Documents.ProductSchemaText,
                leafSchema = LeafData.Schema,
                introspection = Documents.Introspection,
                question = Documents.LargestQuestion,
                leafDocument = LeafData.Document,
                leafItems = LeafData.ItemsAsReferenceReadsThem(),
            }));
            using var reference = ReferenceProcess.Start(Documents.Script, documents);
            CheckSameAnswer(reference.Response, executor);

            output.WriteLine(
                $"{reference.Name}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}, "
                + $"{Environment.ProcessorCount} processors, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
            output.WriteLine();
            output.WriteLine("| Work | graphql-js, µs | Ours, µs | Times as fast |");
            output.WriteLine("|---|---:|---:|---:|");

            bool[] kept =
            [
                Compare(output, "Parse and validate the full introspection query", reference, "introspection",
                    () => Documents.ParseAndValidate(product, Documents.Introspection)),
                Compare(output, "Parse and validate the largest question of our schema", reference, "question",
                    () => Documents.ParseAndValidate(product, Documents.LargestQuestion)),
                Compare(output, "Execute a cached document of 1,000 leaf fields", reference, "execute",
                    () => Execute(executor)),
                Compare(output, "The same, written as JSON", reference, "respond", () => Respond(executor)),
            ];
            var bytes = BytesPerLeaf(executor);

            output.WriteLine();
            output.WriteLine($"Required: {Required} times as fast. {(kept.All(k => k) ? "Held." : "NOT held.")}");
            output.WriteLine(
                $"Allocated: {bytes:0.0} bytes a leaf. An object takes 24 bytes or more, so less than "
                + $"{RequiredBytesPerLeaf} is under 2 allocations a leaf. "
                + (bytes < RequiredBytesPerLeaf ? "Held." : "NOT held."));
            return kept.All(k => k) && bytes < RequiredBytesPerLeaf;
        }
        finally
        {
            File.Delete(documents);
        }
    }

    private static bool Compare(
        TextWriter output, string title, ReferenceProcess reference, string work, Action ours)
    {
        reference.Run(work, WarmUpSeconds);
        Run(ours, WarmUpSeconds);
        var (theirBest, ourBest) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            theirBest = Math.Min(theirBest, reference.Run(work, SecondsPerRound));
            ourBest = Math.Min(ourBest, Run(ours, SecondsPerRound));
        }

        output.WriteLine($"| {title} | {theirBest:0.0} | {ourBest:0.0} | {theirBest / ourBest:0.0} |");
        return theirBest / ourBest >= Required;
    }

    /// <summary>Microseconds each.</summary>
    private static double Run(Action work, double seconds)
    {
        var count = 0;
        var began = Stopwatch.GetTimestamp();
        TimeSpan taken;
        do
        {
            for (var i = 0; i < 20; i++)
            {
                work();
            }

            count += 20;
            taken = Stopwatch.GetElapsedTime(began);
        }
        while (taken.TotalSeconds < seconds);

        return taken.TotalMicroseconds / count;
    }

    private static GraphQLResponse Execute(GraphQLExecutor executor)
    {
        // Everything is in memory, so the answer is there when the call returns: nothing waits.
        var response = executor.ExecuteAsync(new GraphQLRequest { Query = LeafData.Document });
        return response.IsCompletedSuccessfully
            ? response.Result
            : throw new InvalidOperationException("The answer was not there at once.");
    }

    private static void Respond(GraphQLExecutor executor)
    {
        s_buffer.ResetWrittenCount();
        Execute(executor).WriteTo(s_buffer);
    }

    private static double BytesPerLeaf(GraphQLExecutor executor)
    {
        const int times = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            Execute(executor);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)times / 1_000;
    }

    private static void CheckSameAnswer(string theirs, GraphQLExecutor executor)
    {
        using var expected = JsonDocument.Parse(theirs);
        using var answered = JsonDocument.Parse(Execute(executor).ToJson());
        if (!JsonElement.DeepEquals(expected.RootElement, answered.RootElement))
        {
            throw new InvalidOperationException("The two sides do not answer the same.");
        }
    }
}

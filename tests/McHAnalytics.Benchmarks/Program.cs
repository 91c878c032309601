using BenchmarkDotNet.Running;
using McHAnalytics.Benchmarks;
using McHAnalytics.Benchmarks.GraphQL;
using McHAnalytics.Benchmarks.Loading;
using McHAnalytics.Benchmarks.Native;
using McHAnalytics.Benchmarks.Panel;

// A first word names a comparison of its own; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["native"]:
        return NativeComparison.Run(Console.Out);

    case ["graphql"]:
        var isEngineFast = GraphQLComparison.Run(Console.Out);
        Console.WriteLine();
        return await HttpComparison.RunAsync(Console.Out) && isEngineFast ? 0 : 1;

    case ["http"]:
        var isSmallHeld = await HttpComparison.RunAsync(Console.Out);
        Console.WriteLine();
        return await RepeatedQuestions.RunAsync(Console.Out) && isSmallHeld ? 0 : 1;

    case ["analyze"]:
        await AnalyzeBenchmark.RunAsync();
        return 0;

    case ["panel", .. var rest]:
        return PanelBenchmark.Run(rest);

    case ["load", .. var rest]:
        return LoadBenchmark.Run(rest);

    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}

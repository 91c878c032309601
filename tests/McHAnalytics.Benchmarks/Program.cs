using BenchmarkDotNet.Running;
using McHAnalytics.Benchmarks;

if (args is ["analyze"])
{
    await AnalyzeBenchmark.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

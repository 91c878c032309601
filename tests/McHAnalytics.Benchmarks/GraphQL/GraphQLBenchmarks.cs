using System.Buffers;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>The engine alone, by BenchmarkDotNet: time and memory of each step of an answer.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class GraphQLBenchmarks
{
    private readonly GraphQLSchema _product = SchemaBuilder.Build(Documents.ProductSchemaText);
    private readonly GraphQLExecutor _executor = new(LeafData.Bind());
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

    /// <summary>A document the server has not met: the full introspection query.</summary>
    [Benchmark]
    public void ParseAndValidateIntrospection() => Documents.ParseAndValidate(_product, Documents.Introspection);

    /// <summary>A document the server has not met: the largest question of the product's schema.</summary>
    [Benchmark]
    public void ParseAndValidateLargestQuestion() => Documents.ParseAndValidate(_product, Documents.LargestQuestion);

    /// <summary>A document the server has met: 1,000 leaf fields from memory.</summary>
    [Benchmark]
    public ValueTask<GraphQLResponse> Execute() =>
        _executor.ExecuteAsync(new GraphQLRequest { Query = LeafData.Document });

    /// <summary>The same, written as JSON.</summary>
    [Benchmark]
    public async Task ExecuteAndWrite()
    {
        _buffer.ResetWrittenCount();
        (await Execute()).WriteTo(_buffer);
    }

    /// <summary>Measures in this process: nothing is built or restored for it.</summary>
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}

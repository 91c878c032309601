using System.Diagnostics;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

/// <summary>Ten thousand times open, ask, append, fail and close: memory and files stay bounded.</summary>
[Collection(nameof(Alone))]
public sealed class LeakTests : IDisposable
{
    private const int Cycles = 10_000;
    private const int CyclesPerDatabase = 100;
    private const int WarmUp = 1_000;
    private const long MostGrowth = 64L * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("mch-leak-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ten_thousand_cycles_leave_nothing_behind()
    {
        var options = DuckDbOptions.Loading(Path.Combine(_folder, "a.duckdb")) with { Threads = 1 };
        Run(options, WarmUp);
        var before = UsedMemory();

        Run(options, Cycles);

        var growth = UsedMemory() - before;
        Assert.True(growth < MostGrowth, $"{growth} bytes more after {Cycles} cycles");
        Assert.Equal(0, OpenFiles());
    }

    private static void Run(DuckDbOptions options, int cycles)
    {
        DuckDbConnection? keeper = null;
        for (var i = 0; i < cycles; i++)
        {
            if (i % CyclesPerDatabase == 0)
            {
                // The last connection goes, so the database itself is closed and opened anew.
                keeper?.Dispose();
                keeper = DuckDbConnection.Connect(options);
                keeper.Execute("CREATE OR REPLACE TABLE t (n INTEGER, s VARCHAR)");
            }

            using var connection = DuckDbConnection.Connect(options);
            using var command = connection.CreateCommand("SELECT $1 + i, repeat('x', 100) FROM range(10) t(i)");
            command.Parameters.AddValue(i);
            var reader = command.ExecuteReader();
            Assert.True(reader.Read());
            if (i % 2 == 0)
            {
                reader.Dispose();
            }

            if (i % 10 == 0)
            {
                Assert.Throws<DuckDbException>(() => connection.Execute("SELECT nothing"));
                var appender = connection.CreateAppender("t");
                appender.AppendRow(i, "a text longer than twelve bytes");
                if (i % 20 == 0)
                {
                    appender.Complete();
                }
            }
        }

        keeper?.Dispose();
    }

    private static long UsedMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    // Of this test's own folder: other tests open files too.
    private int OpenFiles()
    {
        const string Handles = "/proc/self/fd";
        return Directory.Exists(Handles)
            ? Directory.GetFiles(Handles).Count(f =>
                new FileInfo(f).LinkTarget?.StartsWith(_folder, StringComparison.Ordinal) ?? false)
            : 0;
    }
}

/// <summary>Tests that measure the process and so run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

using System.Diagnostics;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Warehouse.Publishing;

/// <summary>A real process is killed (kill -9) while it builds and publishes one version after the other.</summary>
public sealed class KilledBuildTests
{
    private const string FolderVariable = "MCH_TEST_KILLED_BUILD";
    private const string Header = "code,name,name_en,level,parent,valid_from,valid_to,successor";
    private const int Places = 20_000;

    private static readonly TestClock s_clock = new(2025, 11, 2);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_a_whole_version_and_a_lock_that_is_taken_over()
    {
        using var folder = new TestFolder();
        var warehouse = folder.File("warehouse");
        foreach (var delay in new[] { 0, 40, 170 })
        {
            var before = Directory.Exists(warehouse) ? WarehouseFolder.ReadCurrent(warehouse) ?? 0 : 0;
            await RunAndKillAsync(folder.Path, warehouse, before, TimeSpan.FromMilliseconds(delay));

            AssertWhole(warehouse);
            using var build = await BeginOnceDeadAsync(warehouse);
            await build.PublishAsync(CancellationToken.None);
            Assert.DoesNotContain(
                Directory.EnumerateFiles(warehouse), path => path.Contains(".building.", StringComparison.Ordinal));
        }
    }

    /// <summary>What the killed process runs; by itself it is no test.</summary>
    [ChildProcessFact(FolderVariable)]
    public async Task Child_publishes_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var publisher = new WarehousePublisher(Path.Combine(folder, "warehouse"), s_clock);
        for (var round = 0; round < 1_000; round++)
        {
            var path = Path.Combine(folder, "places.csv");
            await File.WriteAllLinesAsync(
                path, Enumerable.Range(1, Places)
                    .Select(number => $"X{number:000000},Place {number} {round},,COUNTY,,,,").Prepend(Header));
            await new ImportPlaces(publisher).RunAsync(new PlaceSources { PlaceFiles = [path] },
                CancellationToken.None);
        }
    }

    private static async Task RunAndKillAsync(string folder, string warehouse, int before, TimeSpan delay)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "vstest", typeof(KilledBuildTests).Assembly.Location,
                $"--TestCaseFilter:FullyQualifiedName~{nameof(Child_publishes_until_it_is_killed)}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = folder;
        using var process = Process.Start(start)!;
        try
        {
            // Killed in the middle of a build that follows on two published versions.
            var patience = Stopwatch.StartNew();
            while (!IsBuildingAfter(warehouse, before + 2))
            {
                Assert.True(patience.Elapsed < s_patience && !process.HasExited, "The process published nothing.");
                await Task.Delay(5);
            }

            await Task.Delay(delay);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    // The kill reaches the grandchild a moment after its parent.
    private static async Task<WarehouseBuild> BeginOnceDeadAsync(string warehouse)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                return await new WarehousePublisher(warehouse, s_clock).BeginAsync(CancellationToken.None);
            }
            catch (WarehouseLockedException) when (patience.Elapsed < TimeSpan.FromSeconds(10))
            {
                // Still dying.
            }
        }
    }

    private static bool IsBuildingAfter(string warehouse, int version) =>
        Directory.Exists(warehouse)
        && WarehouseFolder.ReadCurrent(warehouse) >= version
        && Directory.EnumerateFiles(warehouse).Any(path => path.Contains(".building.", StringComparison.Ordinal));

    private static void AssertWhole(string warehouse)
    {
        var path = WarehouseFolder.VersionFile(warehouse, WarehouseFolder.ReadCurrent(warehouse)!.Value);
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Serving(path));
        Assert.Equal(Places, connection.Scalar<long>("SELECT count(DISTINCT code) FROM area"));
        Assert.Equal(1L, connection.Scalar<long>("SELECT count(DISTINCT split_part(name, ' ', 3)) FROM area"));
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ChildProcessFactAttribute : FactAttribute
    {
        public ChildProcessFactAttribute(string variable)
        {
            if (Environment.GetEnvironmentVariable(variable) is null)
            {
                Skip = "runs only as the process that another test kills";
            }
        }
    }
}

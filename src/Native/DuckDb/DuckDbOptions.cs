using System.Data.Common;
using System.Globalization;

namespace McHAnalytics.Native.DuckDb;

/// <summary>Which database is opened, and how. Two connections share one database only if these are equal.</summary>
/// <remarks>
/// Whatever is chosen here, DuckDB never installs or loads an extension by itself: by default it would download them.
/// </remarks>
public sealed record DuckDbOptions
{
    /// <summary>The path that means "in memory, for one connection".</summary>
    public const string MemoryPath = ":memory:";

    /// <summary>
    /// The database file; <c>:memory:</c> for a database of one connection in memory; <c>:memory:NAME</c> for one
    /// that connections of this process share by name. Default <c>:memory:</c>.
    /// </summary>
    public string Path { get; init; } = MemoryPath;

    /// <summary>Whether the file must exist and is never written. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Threads a database may use, 1 or more. Default null: as many as the machine has.</summary>
    public int? Threads { get; init; }

    /// <summary>Most memory the database may take, in mebibytes. Default null: 80 % of the machine's.</summary>
    public int? MemoryLimitMiB { get; init; }

    /// <summary>Whether SQL may read and write files (read_csv, COPY, ATTACH). Default true.</summary>
    public bool EnableExternalAccess { get; init; } = true;

    /// <summary>Whether SQL may no longer change the configuration. Default false.</summary>
    public bool LockConfiguration { get; init; }

    /// <summary>Where DuckDB puts what does not fit into memory. Default null: beside the file.</summary>
    public string? TempDirectory { get; init; }

    /// <summary>
    /// Whether rows come back in the order they were stored when a query does not order them. Default true; false
    /// saves memory in large loads.
    /// </summary>
    public bool PreserveInsertionOrder { get; init; } = true;

    /// <summary>
    /// For answering questions: the file is only read, SQL reaches no other file, and nothing can be reconfigured.
    /// </summary>
    public static DuckDbOptions Serving(string path) =>
        new() { Path = path, ReadOnly = true, EnableExternalAccess = false, LockConfiguration = true };

    /// <summary>For loading: the file is written, and DuckDB's readers of CSV and Parquet may be used.</summary>
    public static DuckDbOptions Loading(string path) => new() { Path = path, PreserveInsertionOrder = false };

    /// <summary>
    /// A database in memory; with a name, shared by this process's connections that give the same name.
    /// </summary>
    public static DuckDbOptions InMemory(string? name = null) => new() { Path = MemoryPath + name };

    /// <summary>Whether no file is behind the database.</summary>
    public bool IsInMemory => Path.StartsWith(MemoryPath, StringComparison.Ordinal);

    /// <summary>
    /// Reads a connection string such as <c>Data Source=warehouse.duckdb;Read Only=true;Threads=2</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A key is unknown, or a value is not of its kind.</exception>
    public static DuckDbOptions Parse(string connectionString)
    {
        var options = new DuckDbOptions();
        var pairs = new DbConnectionStringBuilder { ConnectionString = connectionString };

        foreach (string key in pairs.Keys)
        {
            var text = Convert.ToString(pairs[key], CultureInfo.InvariantCulture) ?? string.Empty;
            options = key.ToUpperInvariant() switch
            {
                "DATA SOURCE" or "DATASOURCE" => options with { Path = text },
                "READ ONLY" => options with { ReadOnly = Flag(key, text) },
                "THREADS" => options with { Threads = Count(key, text) },
                "MEMORY LIMIT MIB" => options with { MemoryLimitMiB = Count(key, text) },
                "EXTERNAL ACCESS" => options with { EnableExternalAccess = Flag(key, text) },
                "LOCK CONFIGURATION" => options with { LockConfiguration = Flag(key, text) },
                "TEMP DIRECTORY" => options with { TempDirectory = text },
                "PRESERVE INSERTION ORDER" => options with { PreserveInsertionOrder = Flag(key, text) },
                _ => throw new ArgumentException(
                    $"The connection string has the unknown key '{key}'. Known: Data Source, Read Only, Threads, "
                    + "Memory Limit MiB, External Access, Lock Configuration, Temp Directory, "
                    + "Preserve Insertion Order.",
                    nameof(connectionString)),
            };
        }

        return options.Checked();
    }

    /// <summary>The same options as a connection string that <see cref="Parse"/> reads back.</summary>
    public string ToConnectionString()
    {
        var pairs = new DbConnectionStringBuilder { ["Data Source"] = Path };
        var normal = new DuckDbOptions();

        Add("Read Only", ReadOnly, normal.ReadOnly);
        Add("Threads", Threads, null);
        Add("Memory Limit MiB", MemoryLimitMiB, null);
        Add("External Access", EnableExternalAccess, normal.EnableExternalAccess);
        Add("Lock Configuration", LockConfiguration, normal.LockConfiguration);
        Add("Temp Directory", TempDirectory, null);
        Add("Preserve Insertion Order", PreserveInsertionOrder, normal.PreserveInsertionOrder);
        return pairs.ConnectionString;

        void Add(string key, object? value, object? usual)
        {
            if (value is not null && !value.Equals(usual))
            {
                pairs[key] = Convert.ToString(value, CultureInfo.InvariantCulture);
            }
        }
    }

    internal DuckDbOptions Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        if (Threads is { } threads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(Threads));
        }

        if (MemoryLimitMiB is { } memory)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(memory, 16, nameof(MemoryLimitMiB));
        }

        return ReadOnly && IsInMemory
            ? throw new ArgumentException("A database in memory cannot be read-only: it would stay empty.")
            : this;
    }

    /// <summary>The settings by DuckDB's names.</summary>
    internal IEnumerable<(string Name, string Value)> Settings()
    {
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        yield return ("access_mode", ReadOnly ? "READ_ONLY" : IsInMemory ? "AUTOMATIC" : "READ_WRITE");
        yield return ("preserve_insertion_order", Word(PreserveInsertionOrder));

        if (Threads is { } threads)
        {
            yield return ("threads", threads.ToString(CultureInfo.InvariantCulture));
        }

        if (MemoryLimitMiB is { } memory)
        {
            yield return ("memory_limit", memory.ToString(CultureInfo.InvariantCulture) + "MiB");
        }

        if (TempDirectory is { } folder)
        {
            yield return ("temp_directory", folder);
        }

        yield return ("enable_external_access", Word(EnableExternalAccess));
        yield return ("lock_configuration", Word(LockConfiguration));
    }

    private static string Word(bool value) => value ? "true" : "false";

    private static bool Flag(string key, string text) =>
        bool.TryParse(text, out var value)
            ? value
            : throw new ArgumentException($"'{key}' is '{text}' but must be true or false.");

    private static int Count(string key, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ArgumentException($"'{key}' is '{text}' but must be a whole number.");
}

using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb;

/// <summary>One opened database, shared by this process's connections to it and closed with the last of them.</summary>
/// <remarks>
/// DuckDB lets one process open a file twice without a word, and the two then overwrite each other. Here a file has
/// one handle, and asking for it with other options is an error.
/// </remarks>
internal sealed class DuckDbDatabase
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<string, DuckDbDatabase> s_open = [];

    private readonly Lock _lock = new();
    private readonly string? _key;
    private DuckDbOptions? _options;
    private DatabaseHandle? _handle;
    private int _users;

    private DuckDbDatabase(string? key) => _key = key;

    /// <summary>Opens the database, or joins those who have it open.</summary>
    /// <exception cref="InvalidOperationException">It is open with other options.</exception>
    internal static DuckDbDatabase Acquire(DuckDbOptions options)
    {
        var key = Key(options);
        DuckDbDatabase? database;

        lock (s_lock)
        {
            if (key is null || !s_open.TryGetValue(key, out database))
            {
                database = new DuckDbDatabase(key);
                if (key is not null)
                {
                    s_open.Add(key, database);
                }
            }

            database._users++;
        }

        try
        {
            database.OpenOnce(options);
            return database;
        }
        catch
        {
            database.Release();
            throw;
        }
    }

    internal ConnectionHandle Connect()
    {
        if (DuckDbApi.duckdb_connect(_handle!, out var connection) == DuckDbState.Success)
        {
            return connection;
        }

        connection.Dispose();
        throw new DuckDbException(DuckDbErrorType.Connection, $"DuckDB gave no connection to {_options!.Path}.", null);
    }

    /// <summary>Counts one more connection; the caller has one already.</summary>
    internal void AddUser()
    {
        lock (s_lock)
        {
            _users++;
        }
    }

    internal void Release()
    {
        // The handle is closed under the database's own lock: writing the last pages may take long, and only those
        // who want this very file should wait for it.
        lock (_lock)
        {
            bool isLast;
            lock (s_lock)
            {
                isLast = --_users == 0;
                if (isLast && _key is not null)
                {
                    // While it is being closed nobody may open the file beside it: the entry goes after the handle.
                    _users = 1;
                }
            }

            if (!isLast)
            {
                return;
            }

            _handle?.Dispose();
            _handle = null;
            _options = null;

            lock (s_lock)
            {
                if (_key is not null && --_users == 0)
                {
                    s_open.Remove(_key);
                }
            }
        }
    }

    private void OpenOnce(DuckDbOptions options)
    {
        lock (_lock)
        {
            if (_handle is null)
            {
                _handle = OpenNew(options);
                _options = options;
            }
            else if (_options != options)
            {
                throw new InvalidOperationException(
                    $"{options.Path} is already open in this process with other options "
                    + $"({_options!.ToConnectionString()}), and now wanted with ({options.ToConnectionString()}). "
                    + "Close those connections first, or use the same options.");
            }
        }
    }

    private static DatabaseHandle OpenNew(DuckDbOptions options)
    {
        _ = DuckDbApi.duckdb_create_config(out var configuration);
        using (configuration)
        {
            foreach (var (name, value) in options.Settings())
            {
                if (DuckDbApi.duckdb_set_config(configuration, name, value) != DuckDbState.Success)
                {
                    throw new DuckDbException(
                        DuckDbErrorType.InvalidConfiguration,
                        $"DuckDB does not take the setting {name} = {value}.",
                        null);
                }
            }

            var path = options.IsInMemory ? DuckDbOptions.MemoryPath : options.Path;
            var state = DuckDbApi.duckdb_open_ext(path, out var database, configuration, out var error);
            if (state == DuckDbState.Success)
            {
                return database;
            }

            database.Dispose();
            throw new DuckDbException(DuckDbErrors.TypeOf(error), error, null);
        }
    }

    // Without a key a database is not shared: an unnamed one in memory belongs to its connection.
    private static string? Key(DuckDbOptions options)
    {
        if (options.IsInMemory)
        {
            return options.Path == DuckDbOptions.MemoryPath ? null : options.Path;
        }

        var full = Path.GetFullPath(options.Path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}

using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb;

/// <summary>A connection to a DuckDB database in this process.</summary>
/// <remarks>
/// Connections to one file with equal options share one database handle, which the last of them closes. A connection
/// serves one statement at a time; use one connection a thread. Only <see cref="Interrupt"/> may be called from others.
/// </remarks>
public sealed class DuckDbConnection : DbConnection
{
    private readonly HashSet<IDisposable> _children = [];
    private DuckDbOptions _options;
    private DuckDbDatabase? _database;
    private ConnectionHandle? _handle;
    private bool _tracksProgress;

    /// <summary>A connection to a database in memory, to be opened.</summary>
    public DuckDbConnection()
        : this(new DuckDbOptions())
    {
    }

    /// <summary>A connection, to be opened.</summary>
    public DuckDbConnection(DuckDbOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Checked();
    }

    /// <summary>A connection by a connection string (see <see cref="DuckDbOptions.Parse"/>), to be opened.</summary>
    public DuckDbConnection(string connectionString)
        : this(DuckDbOptions.Parse(connectionString))
    {
    }

    /// <summary>The library's version, such as <c>v1.5.6</c>.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed; the message says what to run.</exception>
    public static string LibraryVersion => DuckDbApi.duckdb_library_version() ?? string.Empty;

    /// <summary>What is opened and how.</summary>
    public DuckDbOptions Options => _options;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => _options.ToConnectionString();
        set
        {
            if (_handle is not null)
            {
                throw new InvalidOperationException(
                    "The connection is open: close it before changing what it connects to.");
            }

            _options = DuckDbOptions.Parse(value ?? string.Empty);
        }
    }

    /// <inheritdoc/>
    public override string Database => "main";

    /// <inheritdoc/>
    public override string DataSource => _options.Path;

    /// <inheritdoc/>
    public override string ServerVersion => LibraryVersion;

    /// <inheritdoc/>
    public override ConnectionState State => _handle is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>The transaction begun on this connection and not ended, or null.</summary>
    public DuckDbTransaction? CurrentTransaction { get; internal set; }

    /// <inheritdoc/>
    protected override DbProviderFactory DbProviderFactory => DuckDbFactory.Instance;

    internal ConnectionHandle Handle =>
        _handle ?? throw new InvalidOperationException("The connection is closed: open it first.");

    /// <summary>The reader that is being filled while it is read, and so keeps the connection busy.</summary>
    internal DuckDbDataReader? StreamingReader { get; set; }

    /// <summary>Makes a connection and opens it.</summary>
    /// <exception cref="DuckDbException">DuckDB could not open the file.</exception>
    /// <exception cref="InvalidOperationException">The file is open in this process with other options.</exception>
    public static DuckDbConnection Connect(DuckDbOptions options)
    {
        var connection = new DuckDbConnection(options);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the database, or joins the connections that have it open.</summary>
    /// <exception cref="DuckDbException">DuckDB could not open the file.</exception>
    /// <exception cref="InvalidOperationException">It is open, or the file is open with other options.</exception>
    public override void Open()
    {
        if (_handle is not null)
        {
            throw new InvalidOperationException("The connection is already open.");
        }

        var database = DuckDbDatabase.Acquire(_options);
        Join(database);
    }

    /// <summary>A second, open connection to the same database: also to an unnamed one in memory.</summary>
    public DuckDbConnection Duplicate()
    {
        var database = _database ?? throw new InvalidOperationException("The connection is closed: open it first.");
        var other = new DuckDbConnection(_options);
        database.AddUser();
        other.Join(database);
        return other;
    }

    /// <summary>
    /// Closes the connection with its readers, prepared statements and appenders; rolls a transaction back.
    /// </summary>
    public override void Close()
    {
        if (_handle is null)
        {
            return;
        }

        foreach (var child in _children.ToArray())
        {
            child.Dispose();
        }

        _children.Clear();
        StreamingReader = null;
        CurrentTransaction = null;
        _tracksProgress = false;
        _handle.Dispose();
        _handle = null;
        _database!.Release();
        _database = null;
    }

    /// <summary>Stops the statement that runs on this connection, if one does; may be called from any thread.</summary>
    public void Interrupt()
    {
        try
        {
            if (_handle is { } handle)
            {
                DuckDbApi.duckdb_interrupt(handle);
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: nothing is left to stop.
        }
    }

    /// <summary>Makes DuckDB count how far a query is, without printing it.</summary>
    internal void TrackProgress()
    {
        if (!_tracksProgress)
        {
            // The settings of these names cannot be changed where the configuration is locked; the pragmas can.
            _tracksProgress = true;
            Execute("PRAGMA disable_print_progress_bar; PRAGMA enable_progress_bar");
        }
    }

    /// <summary>
    /// The part of the running statement that is done, 0 to 1; below 0 while unknown. From any thread.
    /// </summary>
    internal double QueryProgress()
    {
        try
        {
            return _handle is { } handle ? DuckDbApi.duckdb_query_progress(handle).Percentage / 100 : -1;
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    /// <summary>Makes another catalogue or schema the one in which names are looked up.</summary>
    public override void ChangeDatabase(string databaseName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(databaseName);
        Execute($"USE \"{databaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Begins a transaction: it sees the database as it is now.</summary>
    public new DuckDbTransaction BeginTransaction() => DuckDbTransaction.Begin(this);

    /// <summary>Makes a command.</summary>
    public new DuckDbCommand CreateCommand() => new(string.Empty, this);

    /// <summary>Makes a command of a text.</summary>
    public DuckDbCommand CreateCommand(string commandText) => new(commandText, this);

    /// <summary>Runs one or several statements; values take the places $1, $2 and so on.</summary>
    /// <returns>Rows changed, or -1 where no statement changes rows.</returns>
    public int Execute(string commandText, params ReadOnlySpan<object?> values)
    {
        using var command = CreateCommand(commandText);
        command.Parameters.AddValues(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>
    /// Runs a query and returns the first value of its first row, or default where that is NULL or missing.
    /// </summary>
    public T? Scalar<T>(string commandText, params ReadOnlySpan<object?> values)
    {
        using var command = CreateCommand(commandText);
        command.Parameters.AddValues(values);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    /// <summary>Makes an appender, the fastest way to put rows into a table.</summary>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    public DuckDbAppender CreateAppender(string table, string? schema = null, string? catalogue = null) =>
        new(this, table, schema, catalogue);

    internal void Adopt(IDisposable child) => _children.Add(child);

    internal void Forget(IDisposable child) => _children.Remove(child);

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        isolationLevel is IsolationLevel.Unspecified or IsolationLevel.Snapshot
            ? DuckDbTransaction.Begin(this)
            : throw new ArgumentException(
                $"DuckDB's transactions are of the level Snapshot, not {isolationLevel}.", nameof(isolationLevel));

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private void Join(DuckDbDatabase database)
    {
        try
        {
            _handle = database.Connect();
            _database = database;
        }
        catch
        {
            database.Release();
            throw;
        }
    }
}

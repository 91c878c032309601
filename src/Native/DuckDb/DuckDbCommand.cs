using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Parameters;

namespace McHAnalytics.Native.DuckDb;

/// <summary>One or several statements with their values.</summary>
/// <remarks>
/// A single statement stays prepared while its text is unchanged: keep the command to run it again with other values.
/// </remarks>
public sealed class DuckDbCommand : DbCommand
{
    private readonly Lock _lock = new();
    private DuckDbConnection? _connection;
    private string _text = string.Empty;
    private PreparedHandle? _prepared;
    private DuckDbConnection? _preparedOn;
    private CancellationTokenSource? _running;

    /// <summary>A command without text and connection.</summary>
    public DuckDbCommand()
    {
    }

    /// <summary>A command on a connection.</summary>
    public DuckDbCommand(string commandText, DuckDbConnection connection)
    {
        CommandText = commandText;
        _connection = connection;
    }

    /// <summary>The statements; places for values are <c>?</c>, <c>$1</c> or <c>$name</c>.</summary>
    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set
        {
            if (!string.Equals(_text, value, StringComparison.Ordinal))
            {
                DropPrepared();
                _text = value ?? string.Empty;
            }
        }
    }

    /// <summary>Longest a statement may run until its first rows, in seconds; 0, the default, for no limit.</summary>
    public override int CommandTimeout { get; set; }

    /// <summary>Text: DuckDB has no other.</summary>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException("DuckDB's commands are texts only.");
            }
        }
    }

    /// <summary>
    /// Whether rows are made while they are read, which needs little memory but keeps the connection busy until the
    /// reader is closed. Default false: all rows are made first. Of several statements only the last is streamed.
    /// </summary>
    public bool IsStreaming { get; set; }

    /// <summary>Told the part of the running statement that is done, 0 to 1, about 20 times a second.</summary>
    public IProgress<double>? Progress { get; set; }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The values.</summary>
    public new DuckDbParameterCollection Parameters { get; } = [];

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => _connection;
        set
        {
            DropPrepared();
            _connection = (DuckDbConnection?)value;
        }
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <summary>The connection's transaction; DuckDB has one at most.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Stops the running statement; may be called from any thread.</summary>
    public override void Cancel()
    {
        lock (_lock)
        {
            _running?.Cancel();
        }
    }

    /// <summary>Prepares a single statement now, not at its first run.</summary>
    /// <exception cref="DuckDbException">The statement is wrong.</exception>
    public override void Prepare()
    {
        using var extracted = Extract(out var count);
        if (count == 1)
        {
            Keep(PrepareOne(extracted, 0));
        }
    }

    /// <summary>Runs the statements and drops what they return.</summary>
    /// <returns>Rows changed, or -1 where no statement changes rows.</returns>
    /// <exception cref="DuckDbException">A statement failed; those before it have had their effect.</exception>
    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    /// <summary>
    /// Runs the statements and returns the first value of the first row, or null where there is no row.
    /// </summary>
    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    /// <summary>Runs the statements and reads what they return.</summary>
    public new DuckDbDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default, CancellationToken.None);

    /// <summary>Runs the statements and reads what they return; the token stops them.</summary>
    public DuckDbDataReader ExecuteReader(CancellationToken cancellationToken) =>
        ExecuteReader(CommandBehavior.Default, cancellationToken);

    /// <summary>Runs the statements on another thread and reads what they return; the token stops them.</summary>
    public new Task<DuckDbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => ExecuteReader(CommandBehavior.Default, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        ExecuteReader(behavior, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior, CancellationToken cancellationToken) =>
        Task.Run<DbDataReader>(() => ExecuteReader(behavior, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            DropPrepared();
        }

        base.Dispose(disposing);
    }

    private int ExecuteNonQuery(CancellationToken cancel)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, isStreaming: false, cancel);
        return reader.RecordsAffected;
    }

    private object? ExecuteScalar(CancellationToken cancel)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, isStreaming: false, cancel);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    private DuckDbDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancel) =>
        ExecuteReader(behavior, IsStreaming, cancel);

    private DuckDbDataReader ExecuteReader(CommandBehavior behavior, bool isStreaming, CancellationToken cancel)
    {
        var connection = OpenConnection();
        if (Progress is not null)
        {
            connection.TrackProgress();
        }

        using var source = new CancellationTokenSource();
        using var linked = cancel.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancel, source.Token)
            : null;
        var results = new List<ResultHandle>(1);

        lock (_lock)
        {
            _running = source;
        }

        try
        {
            var options = new RunOptions(
                isStreaming, TimeSpan.FromSeconds(CommandTimeout), Progress, linked?.Token ?? source.Token);
            var changed = RunAll(connection, options, results);
            return new DuckDbDataReader(connection, results, _text, changed, isStreaming, behavior);
        }
        catch (OperationCanceledException stopped)
        {
            results.ForEach(static r => r.Dispose());
            if (cancel.IsCancellationRequested)
            {
                throw new OperationCanceledException(stopped.Message, stopped.InnerException, cancel);
            }

            // Stopped by Cancel(), not by the caller's token: that is DuckDB's own error.
            throw stopped.InnerException
                ?? new DuckDbException(DuckDbErrorType.Interrupt, "The statement was cancelled before it ran.", _text);
        }
        catch
        {
            results.ForEach(static r => r.Dispose());
            throw;
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    private int RunAll(DuckDbConnection connection, RunOptions options, List<ResultHandle> results)
    {
        var changed = -1;
        if (_prepared is { IsClosed: false } && ReferenceEquals(_preparedOn, connection))
        {
            ParameterBinder.Bind(_prepared, Parameters, isOnlyStatement: true);
            RunOne(_prepared, options);
            return changed;
        }

        using var extracted = Extract(out var count);
        if (count > 1)
        {
            ParameterBinder.CheckNamesOccur(_text, Parameters);
        }

        for (var i = 0UL; i < count; i++)
        {
            var statement = PrepareOne(extracted, i);
            try
            {
                ParameterBinder.Bind(statement, Parameters, isOnlyStatement: count == 1);
                RunOne(statement, options with { IsStreaming = options.IsStreaming && i == count - 1 });
            }
            finally
            {
                if (count == 1)
                {
                    Keep(statement);
                }
                else
                {
                    statement.Dispose();
                }
            }
        }

        return changed;

        void RunOne(PreparedHandle statement, RunOptions how)
        {
            var result = StatementRunner.Run(connection, statement, _text, how);
            switch (DuckDbApi.duckdb_result_return_type(result.Data))
            {
                case DuckDbResultType.QueryResult:
                    results.Add(result);
                    break;
                case DuckDbResultType.ChangedRows:
                    changed = Math.Max(changed, 0) + checked((int)DuckDbApi.duckdb_rows_changed(result));
                    result.Dispose();
                    break;
                default:
                    result.Dispose();
                    break;
            }
        }
    }

    private DuckDbConnection OpenConnection()
    {
        var connection = _connection ?? throw new InvalidOperationException("The command has no connection.");
        _ = connection.Handle;

        return connection.StreamingReader is null
            ? connection
            : throw new InvalidOperationException(
                "A streaming reader is open on this connection: close it first, or use another connection.");
    }

    private ExtractedHandle Extract(out ulong count)
    {
        count = DuckDbApi.duckdb_extract_statements(OpenConnection().Handle, _text, out var extracted);
        if (count > 0)
        {
            return extracted;
        }

        using (extracted)
        {
            var reason = DuckDbApi.duckdb_extract_statements_error(extracted);
            throw reason is { Length: > 0 }
                ? new DuckDbException(DuckDbErrors.TypeOf(reason), reason, _text)
                : new InvalidOperationException("The command's text holds no statement.");
        }
    }

    private PreparedHandle PrepareOne(ExtractedHandle extracted, ulong index)
    {
        var state = DuckDbApi.duckdb_prepare_extracted_statement(
            OpenConnection().Handle, extracted, index, out var statement);
        if (state == DuckDbState.Success)
        {
            return statement;
        }

        using (statement)
        {
            var reason = DuckDbApi.duckdb_prepare_error(statement);
            throw new DuckDbException(DuckDbErrors.TypeOf(reason), reason, _text);
        }
    }

    private void Keep(PreparedHandle statement)
    {
        DropPrepared();
        _prepared = statement;
        _preparedOn = _connection;
        _connection!.Adopt(statement);
    }

    private void DropPrepared()
    {
        if (_prepared is not null)
        {
            _preparedOn!.Forget(_prepared);
            _prepared.Dispose();
            _prepared = null;
            _preparedOn = null;
        }
    }
}

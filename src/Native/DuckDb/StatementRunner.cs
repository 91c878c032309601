using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb;

/// <summary>How a statement is to be run.</summary>
/// <param name="IsStreaming">Whether rows are made while they are read, not all before the first.</param>
/// <param name="TimeLimit">Longest it may run; zero for no limit.</param>
/// <param name="Progress">Told the done part, 0 to 1, about 20 times a second.</param>
/// <param name="Cancel">Stops it.</param>
internal readonly record struct RunOptions(
    bool IsStreaming, TimeSpan TimeLimit, IProgress<double>? Progress, CancellationToken Cancel);

/// <summary>Runs a prepared statement with a time limit, cancellation and progress.</summary>
internal static class StatementRunner
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(50);

    internal static ResultHandle Run(
        DuckDbConnection connection, PreparedHandle statement, string text, RunOptions options)
    {
        options.Cancel.ThrowIfCancellationRequested();

        // Making the pending result clears an older interruption: only what comes after it may stop this statement.
        var state = options.IsStreaming
            ? DuckDbApi.duckdb_pending_prepared_streaming(statement, out var pending)
            : DuckDbApi.duckdb_pending_prepared(statement, out pending);

        using (pending)
        {
            if (state != DuckDbState.Success)
            {
                var reason = DuckDbApi.duckdb_pending_error(pending);
                throw new DuckDbException(DuckDbErrors.TypeOf(reason), reason, text);
            }

            using var limit = options.TimeLimit > TimeSpan.Zero ? new CancellationTokenSource(options.TimeLimit) : null;
            using var onLimit = limit?.Token.UnsafeRegister(Interrupt, connection);
            using var onCancel = options.Cancel.UnsafeRegister(Interrupt, connection);
            using var report = Reporting(connection, options.Progress);

            var result = new ResultHandle();
            if (DuckDbApi.duckdb_execute_pending(pending, result) == DuckDbState.Success)
            {
                options.Progress?.Report(1);
                return result;
            }

            using (result)
            {
                throw Failure(result, text, limit?.IsCancellationRequested ?? false, options);
            }
        }
    }

    /// <summary>
    /// The error a result holds, as what the caller expects: a cancellation, a time limit, or DuckDB's words.
    /// </summary>
    internal static Exception Failure(ResultHandle result, string text, bool isLate, RunOptions options)
    {
        var reason = DuckDbApi.duckdb_result_error(result);
        var type = DuckDbApi.duckdb_result_error_type(result);
        type = type == DuckDbErrorType.Invalid ? DuckDbErrors.TypeOf(reason) : type;

        if (type != DuckDbErrorType.Interrupt)
        {
            return new DuckDbException(type, reason, text);
        }

        if (options.Cancel.IsCancellationRequested)
        {
            return new OperationCanceledException(
                "The statement was cancelled.", new DuckDbException(type, reason, text), options.Cancel);
        }

        return isLate
            ? new DuckDbException(
                type,
                $"The statement was stopped after its time limit of {options.TimeLimit.TotalSeconds} s.",
                text,
                new TimeoutException())
            : new DuckDbException(type, reason, text);
    }

    private static void Interrupt(object? connection) => ((DuckDbConnection)connection!).Interrupt();

    private static Timer? Reporting(DuckDbConnection connection, IProgress<double>? progress) =>
        progress is null
            ? null
            : new Timer(_ => Report(connection, progress), null, s_progressInterval, s_progressInterval);

    private static void Report(DuckDbConnection connection, IProgress<double> progress)
    {
        if (connection.QueryProgress() is >= 0 and < 1 and var part)
        {
            progress.Report(part);
        }
    }
}

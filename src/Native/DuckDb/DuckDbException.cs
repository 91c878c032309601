using System.Data.Common;
using System.Text.RegularExpressions;

namespace McHAnalytics.Native.DuckDb;

/// <summary>
/// What DuckDB itself said went wrong. Wrong use of this provider raises the standard CLR exceptions instead.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> never quotes data: where DuckDB's words hold a value (a row that broke a
/// constraint, a text that is not a number), it stands there as ‹value›. The full words are in <see cref="Detail"/>.
/// </remarks>
public sealed partial class DuckDbException : DbException
{
    internal DuckDbException(DuckDbErrorType errorType, string? detail, string? statement, Exception? inner = null)
        : base(WithoutValues(errorType, detail ?? "DuckDB gave no reason."), inner)
    {
        ErrorType = errorType;
        Detail = detail ?? "DuckDB gave no reason.";
        Statement = statement ?? string.Empty;
    }

    /// <summary>DuckDB's own kind of error.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>DuckDB's words in full. They may quote a value of a row: do not log them.</summary>
    public string Detail { get; }

    /// <summary>The statement with places for its parameters, never their values; empty where there was none.</summary>
    public string Statement { get; }

    /// <summary>
    /// Whether the same statement could succeed later: after a conflict of transactions, a cancellation or time
    /// limit, or when memory is free again.
    /// </summary>
    public override bool IsTransient =>
        ErrorType is DuckDbErrorType.Transaction or DuckDbErrorType.Interrupt or DuckDbErrorType.OutOfMemory;

    private static string WithoutValues(DuckDbErrorType type, string detail) =>
        type is DuckDbErrorType.Conversion
            or DuckDbErrorType.Constraint
            or DuckDbErrorType.OutOfRange
            or DuckDbErrorType.InvalidInput
            or DuckDbErrorType.MismatchType
            or DuckDbErrorType.Decimal
            ? Quoted().Replace(detail, "‹value›")
            : detail;

    // The reader of CSV files quotes a whole line of the file.
    [GeneratedRegex("'(?:[^']|'')*'|\"[^\"]*\"|(?<=Original Line:).*")]
    private static partial Regex Quoted();
}

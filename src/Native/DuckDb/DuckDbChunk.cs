using System.Runtime.CompilerServices;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb;

/// <summary>Up to 2,048 rows by column, read in place. Valid until the reader goes on.</summary>
public readonly ref struct DuckDbChunk
{
    private readonly VectorReader[] _columns;

    internal DuckDbChunk(VectorReader[] columns, int rowCount)
    {
        _columns = columns;
        RowCount = rowCount;
    }

    /// <summary>Rows, 1 to 2,048.</summary>
    public int RowCount { get; }

    /// <summary>Columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>A column's values as they lie in memory; where a row is NULL its value means nothing.</summary>
    /// <typeparam name="T">
    /// The number type of the column; for DATE <see cref="int"/> (days since 1970-01-01); for TIME and TIMESTAMP
    /// <see cref="long"/> (in the type's unit, since midnight or 1970-01-01 00:00); for DECIMAL the whole number of its
    /// width; for ENUM the number of its width; for INTERVAL <see cref="DuckDbInterval"/>.
    /// </typeparam>
    /// <exception cref="InvalidCastException">The column's memory is not of that type.</exception>
    public unsafe ReadOnlySpan<T> Vector<T>(int column)
        where T : unmanaged
    {
        var reader = _columns[column];
        return reader.RawType == typeof(T)
            ? new ReadOnlySpan<T>(reader.Data, RowCount)
            : throw new InvalidCastException(
                $"Column {column} of type {reader.TypeName} "
                + (reader.RawType is null
                    ? "has no fixed-size values: read it by row with Get, GetString or GetUtf8."
                    : $"is a vector of {reader.RawType.Name}, not of {typeof(T).Name}."));
    }

    /// <summary>Which rows of a column have a value.</summary>
    public unsafe DuckDbValidity Validity(int column)
    {
        var reader = _columns[column];
        return reader.Validity is null
            ? default
            : new DuckDbValidity(new ReadOnlySpan<ulong>(reader.Validity, (RowCount + 63) / 64));
    }

    /// <summary>Whether a value is NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int column, int row) => _columns[column].IsNull(Checked(row));

    /// <summary>A value as the type wanted; it must not be NULL.</summary>
    public T Get<T>(int column, int row) => _columns[column].Get<T>(Checked(row));

    /// <summary>A text; it must not be NULL.</summary>
    public string GetString(int column, int row) => _columns[column].GetString(Checked(row));

    /// <summary>The bytes of a text (UTF-8) or blob, in place; it must not be NULL.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column, int row) => _columns[column].GetBytes(Checked(row));

    private int Checked(int row) =>
        unchecked((uint)row < (uint)RowCount)
            ? row
            : throw new ArgumentOutOfRangeException(nameof(row), row, $"The chunk has {RowCount} rows.");
}

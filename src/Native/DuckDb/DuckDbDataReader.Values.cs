using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb;

// The columns and the values of the present row.
public sealed partial class DuckDbDataReader
{
    /// <inheritdoc/>
    public override string GetName(int ordinal) => _names[ordinal];

    /// <summary>A column's number by name: as written, else whatever the case of its letters.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such column; the message names them.</exception>
    [SuppressMessage("Usage", "CA2201", Justification = "The exception that ADO.NET lays down for it.")]
    public override int GetOrdinal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var exact = Array.IndexOf(_names, name);
        if (exact >= 0)
        {
            return exact;
        }

        if (_ordinals is null)
        {
            _ordinals = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < _names.Length; i++)
            {
                _ordinals.TryAdd(_names[i], i);
            }
        }

        return _ordinals.TryGetValue(name, out var ordinal)
            ? ordinal
            : throw new IndexOutOfRangeException(
                $"There is no column '{name}': there are {string.Join(", ", _names)}.");
    }

    /// <summary>The type as SQL writes it, such as <c>DECIMAL(18,3)</c>.</summary>
    public override string GetDataTypeName(int ordinal) => _columns[ordinal].TypeName;

    /// <summary>DuckDB's type of a column.</summary>
    public DuckDbType GetDuckDbType(int ordinal) => _columns[ordinal].Type;

    /// <summary>The type that <see cref="GetValue"/> returns.</summary>
    public override Type GetFieldType(int ordinal) => _columns[ordinal].ClrType;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool IsDBNull(int ordinal)
    {
        var row = _row;
        if (unchecked((ulong)row >= (ulong)_rowCount))
        {
            throw NoRow();
        }

        return _columns[ordinal].IsNull(row);
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Column(ordinal).GetBoolean(_row);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => Column(ordinal).Get<byte>(_row);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => Column(ordinal).Get<short>(_row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetInt32(int ordinal) => Column(ordinal).ReadInt32(_row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override long GetInt64(int ordinal) => Column(ordinal).ReadInt64(_row);

    /// <summary>A whole number of any width, such as the sum of whole numbers (HUGEINT).</summary>
    public BigInteger GetBigInteger(int ordinal) => Column(ordinal).GetBigInteger(_row);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => Column(ordinal).GetFloat(_row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override double GetDouble(int ordinal) => Column(ordinal).ReadDouble(_row);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => Column(ordinal).GetDecimal(_row);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Column(ordinal).GetString(_row);

    /// <summary>The bytes of a text (UTF-8) or blob without copying; valid until the next row.</summary>
    public ReadOnlySpan<byte> GetUtf8(int ordinal) => Column(ordinal).GetBytes(_row);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) =>
        GetString(ordinal) is [var letter]
            ? letter
            : throw new InvalidCastException("The text is not one letter: read it as string.");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => Column(ordinal).GetGuid(_row);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => Column(ordinal).GetDateTime(_row);

    /// <summary>A date.</summary>
    public DateOnly GetDate(int ordinal) => Column(ordinal).GetDate(_row);

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : _columns[ordinal].GetValue(_row);

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <summary>A value as the type wanted; a nullable type or a class takes NULL.</summary>
    public override T GetFieldValue<T>(int ordinal)
    {
        if (!IsDBNull(ordinal))
        {
            return _columns[ordinal].Get<T>(_row);
        }

        return default(T) is null && typeof(T) != typeof(object)
            ? default!
            : typeof(T) == typeof(object) ? (T)(object)DBNull.Value : throw NullValue(ordinal);
    }

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = Column(ordinal).GetBytes(_row);
        if (buffer is null)
        {
            return bytes.Length;
        }

        var part = bytes[(int)Math.Min(dataOffset, bytes.Length)..];
        part = part[..Math.Min(part.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null)
        {
            return text.Length;
        }

        var part = text.AsSpan((int)Math.Min(dataOffset, text.Length));
        part = part[..Math.Min(part.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorReader Column(int ordinal)
    {
        var row = _row;
        if (unchecked((ulong)row >= (ulong)_rowCount))
        {
            throw NoRow();
        }

        var column = _columns[ordinal];
        return column.IsNull(row) ? throw NullValue(ordinal) : column;
    }

    private InvalidOperationException NoRow() =>
        new(_isClosed
            ? "The reader is closed."
            : "There is no row here: call Read first, and stop when it returns false.");

    private InvalidCastException NullValue(int ordinal) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"Column {ordinal} ({_names[ordinal]}) is NULL in this row: ask IsDBNull first, or read a nullable type."));
}

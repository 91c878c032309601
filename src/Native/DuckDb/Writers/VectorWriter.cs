using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>
/// Writes one column of a chunk. A kind overrides the writers of the values it can keep without loss.
/// </summary>
internal abstract unsafe class VectorWriter(string typeName)
{
    private ulong* _validity;

    /// <summary>The column's type as SQL writes it.</summary>
    internal string TypeName { get; } = typeName;

    /// <summary>What the vector's memory is an array of, if values can be copied into it as they are.</summary>
    internal virtual Type? RawType => null;

    private protected nint Vector { get; private set; }

    private protected byte* Data { get; private set; }

    internal virtual void Bind(nint vector)
    {
        Vector = vector;
        Data = DuckDbApi.duckdb_vector_get_data(vector);
        _validity = null;
    }

    /// <summary>Binds to the same vector after its memory may have moved.</summary>
    internal virtual void Rebind(nint vector)
    {
        Vector = vector;
        Data = DuckDbApi.duckdb_vector_get_data(vector);
        _validity = _validity is null ? null : DuckDbApi.duckdb_vector_get_validity(vector);
    }

    internal virtual void WriteNull(long row)
    {
        if (_validity is null)
        {
            DuckDbApi.duckdb_vector_ensure_validity_writable(Vector);
            _validity = DuckDbApi.duckdb_vector_get_validity(Vector);
        }

        unchecked
        {
            _validity[row >> 6] &= ~(1UL << (int)(row & 63));
        }
    }

    internal virtual void WriteBoolean(long row, bool value) => throw Mismatch(typeof(bool));

    internal virtual void WriteInt64(long row, long value) => WriteInt128(row, value);

    internal virtual void WriteInt128(long row, Int128 value) => throw Mismatch(typeof(long));

    internal virtual void WriteUInt128(long row, UInt128 value) => WriteInt128(row, checked((Int128)value));

    internal virtual void WriteDouble(long row, double value) => throw Mismatch(typeof(double));

    internal virtual void WriteDecimal(long row, decimal value) => throw Mismatch(typeof(decimal));

    internal virtual void WriteText(long row, ReadOnlySpan<char> value) => throw Mismatch(typeof(string));

    internal virtual void WriteBytes(long row, ReadOnlySpan<byte> value) => throw Mismatch(typeof(byte[]));

    internal virtual void WriteDate(long row, DateOnly value) => throw Mismatch(typeof(DateOnly));

    internal virtual void WriteTime(long row, TimeOnly value) => throw Mismatch(typeof(TimeOnly));

    internal virtual void WriteDateTime(long row, DateTime value) => throw Mismatch(typeof(DateTime));

    internal virtual void WriteDateTimeOffset(long row, DateTimeOffset value) => throw Mismatch(typeof(DateTimeOffset));

    internal virtual void WriteInterval(long row, DuckDbInterval value) => throw Mismatch(typeof(DuckDbInterval));

    internal virtual void WriteGuid(long row, Guid value) => throw Mismatch(typeof(Guid));

    /// <summary>A value of a type that none of the other writers takes.</summary>
    internal virtual void WriteOther(long row, object value) => throw Mismatch(value.GetType());

    /// <summary>Writes a value without boxing where its type has a writer.</summary>
    internal void Write<T>(long row, T value)
    {
        // Each comparison is settled when the method is compiled for a value type: one branch remains.
        if (typeof(T) == typeof(int)) { WriteInt64(row, As<int>()); }
        else if (typeof(T) == typeof(long)) { WriteInt64(row, As<long>()); }
        else if (typeof(T) == typeof(double)) { WriteDouble(row, As<double>()); }
        else if (typeof(T) == typeof(decimal)) { WriteDecimal(row, As<decimal>()); }
        else if (typeof(T) == typeof(bool)) { WriteBoolean(row, As<bool>()); }
        else if (typeof(T) == typeof(sbyte)) { WriteInt64(row, As<sbyte>()); }
        else if (typeof(T) == typeof(byte)) { WriteInt64(row, As<byte>()); }
        else if (typeof(T) == typeof(short)) { WriteInt64(row, As<short>()); }
        else if (typeof(T) == typeof(ushort)) { WriteInt64(row, As<ushort>()); }
        else if (typeof(T) == typeof(uint)) { WriteInt64(row, As<uint>()); }
        else if (typeof(T) == typeof(ulong)) { WriteInt128(row, As<ulong>()); }
        else if (typeof(T) == typeof(float)) { WriteDouble(row, As<float>()); }
        else if (typeof(T) == typeof(Int128)) { WriteInt128(row, As<Int128>()); }
        else if (typeof(T) == typeof(UInt128)) { WriteUInt128(row, As<UInt128>()); }
        else if (typeof(T) == typeof(DateOnly)) { WriteDate(row, As<DateOnly>()); }
        else if (typeof(T) == typeof(TimeOnly)) { WriteTime(row, As<TimeOnly>()); }
        else if (typeof(T) == typeof(DateTime)) { WriteDateTime(row, As<DateTime>()); }
        else if (typeof(T) == typeof(DateTimeOffset)) { WriteDateTimeOffset(row, As<DateTimeOffset>()); }
        else if (typeof(T) == typeof(TimeSpan)) { WriteInterval(row, DuckDbInterval.From(As<TimeSpan>())); }
        else if (typeof(T) == typeof(DuckDbInterval)) { WriteInterval(row, As<DuckDbInterval>()); }
        else if (typeof(T) == typeof(Guid)) { WriteGuid(row, As<Guid>()); }
        else { WriteObject(row, value); }

        TValue As<TValue>() => Unsafe.As<T, TValue>(ref value);
    }

    internal void WriteObject(long row, object? value)
    {
        switch (value)
        {
            case null or DBNull: WriteNull(row); break;
            case string text: WriteText(row, text); break;
            case int number: WriteInt64(row, number); break;
            case long number: WriteInt64(row, number); break;
            case double number: WriteDouble(row, number); break;
            case decimal number: WriteDecimal(row, number); break;
            case bool flag: WriteBoolean(row, flag); break;
            case DateOnly date: WriteDate(row, date); break;
            case DateTime moment: WriteDateTime(row, moment); break;
            case DateTimeOffset moment: WriteDateTimeOffset(row, moment); break;
            case TimeOnly time: WriteTime(row, time); break;
            case TimeSpan length: WriteInterval(row, DuckDbInterval.From(length)); break;
            case DuckDbInterval interval: WriteInterval(row, interval); break;
            case Guid id: WriteGuid(row, id); break;
            case byte[] bytes: WriteBytes(row, bytes); break;
            case ReadOnlyMemory<byte> bytes: WriteBytes(row, bytes.Span); break;
            case ReadOnlyMemory<char> text: WriteText(row, text.Span); break;
            case sbyte number: WriteInt64(row, number); break;
            case byte number: WriteInt64(row, number); break;
            case short number: WriteInt64(row, number); break;
            case ushort number: WriteInt64(row, number); break;
            case uint number: WriteInt64(row, number); break;
            case ulong number: WriteInt128(row, number); break;
            case float number: WriteDouble(row, number); break;
            case Int128 number: WriteInt128(row, number); break;
            case UInt128 number: WriteUInt128(row, number); break;
            case BigInteger number: WriteInt128(row, (Int128)number); break;
            default: WriteOther(row, value); break;
        }
    }

    /// <summary>Writes many values one below another; memory is copied where it is laid out alike.</summary>
    internal void WriteAll<T>(ReadOnlySpan<T> values)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>() && RawType == typeof(T))
        {
            // Only memory without references gets here, so the span can be seen as bytes.
            fixed (byte* source = &Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)))
            {
                var size = (long)values.Length * Unsafe.SizeOf<T>();
                Buffer.MemoryCopy(source, Data, size, size);
            }

            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            Write(i, values[i]);
        }
    }

    private protected InvalidCastException Mismatch(Type given) =>
        new($"A column of type {TypeName} cannot take a value of type {given.Name}.");

    private protected OverflowException DoesNotFit() => new($"A number does not fit into a {TypeName} column.");

    private protected ref T At<T>(long row)
        where T : unmanaged => ref Unsafe.Add(ref Unsafe.AsRef<T>(Data), (nint)row);
}

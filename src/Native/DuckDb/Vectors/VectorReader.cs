using System.Numerics;
using System.Runtime.CompilerServices;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>Reads one column of a chunk. A kind overrides the getters its values can answer without loss.</summary>
/// <remarks>
/// A reader is bound anew to each chunk's vector. Getters expect a row that is not NULL; callers ask
/// <see cref="IsNull"/> first. The memory belongs to the chunk, which must outlive the call.
/// </remarks>
internal abstract unsafe class VectorReader(DuckDbType type, string typeName)
{
    private byte* _data;
    private ulong* _validity;

    /// <summary>DuckDB's type of the column.</summary>
    internal DuckDbType Type { get; } = type;

    /// <summary>The type as SQL writes it.</summary>
    internal string TypeName { get; } = typeName;

    /// <summary>The type that <see cref="GetValue"/> returns.</summary>
    internal abstract Type ClrType { get; }

    /// <summary>What the vector's memory is an array of; null where it holds references into other memory.</summary>
    internal virtual Type? RawType => null;

    /// <summary>The first value.</summary>
    internal byte* Data => _data;

    /// <summary>One bit a row, or null where every row has a value.</summary>
    internal ulong* Validity => _validity;

    internal virtual void Bind(nint vector)
    {
        _data = DuckDbApi.duckdb_vector_get_data(vector);
        _validity = DuckDbApi.duckdb_vector_get_validity(vector);
    }

    /// <summary>Lets go of the vector: its memory is about to be freed.</summary>
    internal virtual void Unbind()
    {
        _data = null;
        _validity = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNull(long row) =>
        _validity is not null && unchecked((_validity[row >> 6] >> (int)(row & 63)) & 1) == 0;

    internal abstract object GetValue(long row);

    // The commonest kinds are read here, without a virtual call: it would cost as much as all the rest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long ReadInt64(long row) => Type == DuckDbType.BigInt ? At<long>(row) : GetInt64(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ReadInt32(long row) => Type == DuckDbType.Integer ? At<int>(row) : GetInt32(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double ReadDouble(long row) => Type == DuckDbType.Double ? At<double>(row) : GetDouble(row);

    internal virtual bool GetBoolean(long row) => throw Mismatch(typeof(bool));

    internal virtual int GetInt32(long row) => Narrowed<int>(GetInt64(row));

    internal virtual long GetInt64(long row) => throw Mismatch(typeof(long));

    internal virtual ulong GetUInt64(long row) => Narrowed<ulong>(GetInt64(row));

    internal virtual Int128 GetInt128(long row) => GetInt64(row);

    internal virtual UInt128 GetUInt128(long row) => Narrowed<UInt128>(GetInt128(row));

    internal virtual BigInteger GetBigInteger(long row) => GetInt128(row);

    internal virtual float GetFloat(long row) => throw Mismatch(typeof(float));

    internal virtual double GetDouble(long row) => throw Mismatch(typeof(double));

    internal virtual decimal GetDecimal(long row) => throw Mismatch(typeof(decimal));

    internal virtual string GetString(long row) => throw Mismatch(typeof(string));

    internal virtual ReadOnlySpan<byte> GetBytes(long row) => throw Mismatch(typeof(byte[]));

    internal virtual Guid GetGuid(long row) => throw Mismatch(typeof(Guid));

    internal virtual DateOnly GetDate(long row) => throw Mismatch(typeof(DateOnly));

    internal virtual TimeOnly GetTime(long row) => throw Mismatch(typeof(TimeOnly));

    internal virtual DateTime GetDateTime(long row) => throw Mismatch(typeof(DateTime));

    internal virtual DateTimeOffset GetDateTimeOffset(long row) => throw Mismatch(typeof(DateTimeOffset));

    internal virtual TimeSpan GetTimeSpan(long row) => throw Mismatch(typeof(TimeSpan));

    /// <summary>A value as a type that none of the other getters returns.</summary>
    internal virtual object GetOther(long row, Type type) =>
        type.IsAssignableFrom(ClrType) ? GetValue(row) : throw Mismatch(type);

    /// <summary>A value as <typeparamref name="T"/>, without boxing for the types that have a getter.</summary>
    internal T Get<T>(long row)
    {
        // Each comparison is settled when the method is compiled for a value type: one branch remains.
        if (typeof(T) == typeof(int)) { return As(GetInt32(row)); }
        if (typeof(T) == typeof(long)) { return As(GetInt64(row)); }
        if (typeof(T) == typeof(double)) { return As(GetDouble(row)); }
        if (typeof(T) == typeof(decimal)) { return As(GetDecimal(row)); }
        if (typeof(T) == typeof(bool)) { return As(GetBoolean(row)); }
        if (typeof(T) == typeof(sbyte)) { return As(Narrowed<sbyte>(GetInt64(row))); }
        if (typeof(T) == typeof(byte)) { return As(Narrowed<byte>(GetInt64(row))); }
        if (typeof(T) == typeof(short)) { return As(Narrowed<short>(GetInt64(row))); }
        if (typeof(T) == typeof(ushort)) { return As(Narrowed<ushort>(GetInt64(row))); }
        if (typeof(T) == typeof(uint)) { return As(Narrowed<uint>(GetInt64(row))); }
        if (typeof(T) == typeof(ulong)) { return As(GetUInt64(row)); }
        if (typeof(T) == typeof(Int128)) { return As(GetInt128(row)); }
        if (typeof(T) == typeof(UInt128)) { return As(GetUInt128(row)); }
        if (typeof(T) == typeof(BigInteger)) { return As(GetBigInteger(row)); }
        if (typeof(T) == typeof(float)) { return As(GetFloat(row)); }
        if (typeof(T) == typeof(Guid)) { return As(GetGuid(row)); }
        if (typeof(T) == typeof(DateOnly)) { return As(GetDate(row)); }
        if (typeof(T) == typeof(TimeOnly)) { return As(GetTime(row)); }
        if (typeof(T) == typeof(DateTime)) { return As(GetDateTime(row)); }
        if (typeof(T) == typeof(DateTimeOffset)) { return As(GetDateTimeOffset(row)); }
        if (typeof(T) == typeof(TimeSpan)) { return As(GetTimeSpan(row)); }

        return (T)GetAs(row, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));

        static T As<TValue>(TValue value) => Unsafe.As<TValue, T>(ref value);
    }

    /// <summary>A value as a type known only at run time, boxed.</summary>
    internal object GetAs(long row, Type type)
    {
        if (type == typeof(object) || type == ClrType) { return GetValue(row); }
        if (type == typeof(string)) { return GetString(row); }
        if (type == typeof(byte[])) { return GetBytes(row).ToArray(); }
        if (type == typeof(int)) { return GetInt32(row); }
        if (type == typeof(long)) { return GetInt64(row); }
        if (type == typeof(double)) { return GetDouble(row); }
        if (type == typeof(decimal)) { return GetDecimal(row); }
        if (type == typeof(bool)) { return GetBoolean(row); }
        if (type == typeof(sbyte)) { return Get<sbyte>(row); }
        if (type == typeof(byte)) { return Get<byte>(row); }
        if (type == typeof(short)) { return Get<short>(row); }
        if (type == typeof(ushort)) { return Get<ushort>(row); }
        if (type == typeof(uint)) { return Get<uint>(row); }
        if (type == typeof(ulong)) { return GetUInt64(row); }
        if (type == typeof(Int128)) { return GetInt128(row); }
        if (type == typeof(UInt128)) { return GetUInt128(row); }
        if (type == typeof(BigInteger)) { return GetBigInteger(row); }
        if (type == typeof(float)) { return GetFloat(row); }
        if (type == typeof(Guid)) { return GetGuid(row); }
        if (type == typeof(DateOnly)) { return GetDate(row); }
        if (type == typeof(TimeOnly)) { return GetTime(row); }
        if (type == typeof(DateTime)) { return GetDateTime(row); }
        if (type == typeof(DateTimeOffset)) { return GetDateTimeOffset(row); }
        if (type == typeof(TimeSpan)) { return GetTimeSpan(row); }

        return GetOther(row, type);
    }

    /// <summary>A value as what a list of <paramref name="type"/> holds: null where NULL and allowed.</summary>
    internal object? GetElement(long row, Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        if (!IsNull(row))
        {
            return GetAs(row, underlying ?? type);
        }

        return underlying is not null || !type.IsValueType
            ? null
            : throw new InvalidCastException($"An element of the {TypeName} is NULL: read it as {type.Name}?.");
    }

    internal InvalidCastException Mismatch(Type wanted) =>
        new($"A column of type {TypeName} cannot be read as {wanted.Name}: "
            + $"read it as {ClrType.Name}, or cast it in SQL.");

    private protected TTo Narrowed<TTo>(Int128 value)
        where TTo : INumberBase<TTo>
    {
        try
        {
            return TTo.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw new OverflowException($"A value of a {TypeName} column does not fit into {typeof(TTo).Name}.");
        }
    }

    private protected T At<T>(long row)
        where T : unmanaged => unchecked(((T*)_data)[row]);   // a checked index would be a checked multiplication
}

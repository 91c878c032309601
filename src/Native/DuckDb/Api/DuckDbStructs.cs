using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

// The header's structures, field by field: https://duckdb.org/docs/stable/clients/c/types

/// <summary>Whether a call succeeded.</summary>
internal enum DuckDbState
{
    Success = 0,
    Error = 1,
}

/// <summary>What a result holds.</summary>
internal enum DuckDbResultType
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    QueryResult = 3,
}

/// <summary>A result, owned by the caller; all but the last field are the header's deprecated ones.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResultData
{
    internal ulong ColumnCount;
    internal ulong RowCount;
    internal ulong RowsChanged;
    internal nint Columns;
    internal nint ErrorMessage;
    internal nint InternalData;
}

/// <summary>A whole number of 128 bits in two halves: value = upper * 2^64 + lower.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbHugeInt(ulong lower, long upper)
{
    internal readonly ulong Lower = lower;
    internal readonly long Upper = upper;

    internal static DuckDbHugeInt From(Int128 value) =>
        unchecked(new DuckDbHugeInt((ulong)value, (long)(value >> 64)));
}

/// <summary>An unsigned whole number of 128 bits in two halves.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbUHugeInt(ulong lower, ulong upper)
{
    internal readonly ulong Lower = lower;
    internal readonly ulong Upper = upper;

    internal static DuckDbUHugeInt From(UInt128 value) =>
        unchecked(new DuckDbUHugeInt((ulong)value, (ulong)(value >> 64)));
}

/// <summary>A decimal as its digits and where the point stands.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbDecimal(byte width, byte scale, DuckDbHugeInt value)
{
    internal readonly byte Width = width;
    internal readonly byte Scale = scale;
    internal readonly DuckDbHugeInt Value = value;
}

/// <summary>Bytes of a whole number of any length, most significant first, without the sign.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct DuckDbBigNumber(byte* data, ulong size, bool isNegative)
{
    internal readonly byte* Data = data;
    internal readonly ulong Size = size;
    internal readonly byte IsNegative = isNegative ? (byte)1 : (byte)0;
}

/// <summary>Where a row's elements lie in a list vector's child.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbListEntry(ulong offset, ulong length)
{
    internal readonly ulong Offset = offset;
    internal readonly ulong Length = length;
}

/// <summary>How far a query is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckDbQueryProgress
{
    internal readonly double Percentage;
    internal readonly ulong RowsProcessed;
    internal readonly ulong TotalRows;
}

/// <summary>A text or blob in a vector: up to 12 bytes lie in the structure, longer ones behind a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct DuckDbStringData
{
    internal const int InlineLength = 12;

    [FieldOffset(0)]
    internal uint Length;

    [FieldOffset(4)]
    internal fixed byte Inlined[InlineLength];

    [FieldOffset(8)]
    internal byte* Pointer;

    /// <summary>The bytes, owned by the vector. The structure must not move: it lies in native memory.</summary>
    internal static ReadOnlySpan<byte> Bytes(DuckDbStringData* text)
    {
        var length = unchecked((int)text->Length);
        return length <= InlineLength
            ? new ReadOnlySpan<byte>(text->Inlined, length)
            : new ReadOnlySpan<byte>(text->Pointer, length);
    }
}

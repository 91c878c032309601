using System.Text;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>
/// VARCHAR. Up to 12 bytes are laid into the vector; longer texts DuckDB copies into the chunk's memory.
/// </summary>
/// <remarks>Half a surrogate pair, which UTF-8 cannot write, becomes U+FFFD.</remarks>
internal sealed unsafe class TextWriter(string typeName) : VectorWriter(typeName)
{
    private byte[] _buffer = new byte[1_024];

    internal override void WriteText(long row, ReadOnlySpan<char> value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_buffer.Length < most)
        {
            _buffer = new byte[Math.Max(most, _buffer.Length * 2)];
        }

        var length = Encoding.UTF8.GetBytes(value, _buffer);
        if (length <= DuckDbStringData.InlineLength)
        {
            var target = (DuckDbStringData*)Data + row;
            *target = default;
            target->Length = (uint)length;
            _buffer.AsSpan(0, length).CopyTo(new Span<byte>(target->Inlined, DuckDbStringData.InlineLength));
            return;
        }

        fixed (byte* start = _buffer)
        {
            DuckDbApi.duckdb_unsafe_vector_assign_string_element_len(Vector, (ulong)row, start, (ulong)length);
        }
    }

    /// <summary>Takes UTF-8 as it is, after a check.</summary>
    internal override void WriteBytes(long row, ReadOnlySpan<byte> value)
    {
        if (!System.Text.Unicode.Utf8.IsValid(value))
        {
            throw new ArgumentException($"The bytes for a {TypeName} column are not UTF-8.", nameof(value));
        }

        fixed (byte* start = value)
        {
            var none = (byte)0;
            DuckDbApi.duckdb_unsafe_vector_assign_string_element_len(
                Vector, (ulong)row, start is null ? &none : start, (ulong)value.Length);
        }
    }
}

using System.Buffers;
using System.Text.Json;

namespace McHAnalytics.Api.Http;

/// <summary>Holds one answer while it is written, so that its length is known and a fault while writing is no half answer.</summary>
/// <remarks>
/// A thread keeps one for its next request, and what a long answer needs beyond it is borrowed: no answer allocates here, for
/// large arrays are what the garbage collector clears away most slowly.
/// </remarks>
internal sealed class AnswerBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 4 * 1024;

    [ThreadStatic]
    private static AnswerBuffer? t_spare;

    private readonly Utf8JsonWriter _json;
    private readonly byte[] _own = new byte[Usual];
    private byte[] _bytes;
    private int _written;

    private AnswerBuffer()
    {
        _bytes = _own;
        _json = new Utf8JsonWriter(this, ReadableJson.WritingUnchecked);
    }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _written);

    /// <summary>An empty buffer; disposing of it gives it back.</summary>
    public static AnswerBuffer Rent()
    {
        var buffer = t_spare ?? new AnswerBuffer();
        t_spare = null;
        buffer._written = 0;
        return buffer;
    }

    /// <summary>A writer into this buffer, at its beginning; flush it before reading what is written.</summary>
    public Utf8JsonWriter Json()
    {
        _json.Reset(this);
        return _json;
    }

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_written);
    }

    public void Dispose()
    {
        Take(_own);
        t_spare = this;
    }

    private void Grow(int sizeHint)
    {
        var needed = _written + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
            Written.CopyTo(larger);
            Take(larger);
        }
    }

    private void Take(byte[] bytes)
    {
        if (_bytes != _own)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = bytes;
    }
}

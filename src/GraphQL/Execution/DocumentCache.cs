using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Keeps the documents last read, by the SHA-256 of their text; the oldest goes first.</summary>
internal sealed class DocumentCache(int capacity)
{
    private readonly ConcurrentDictionary<Key, PreparedDocument> _documents = new();
    private readonly ConcurrentQueue<Key> _order = new();

    /// <summary>A document's SHA-256.</summary>
    public readonly record struct Key(UInt128 High, UInt128 Low)
    {
        public static Key Of(string text)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
            return new Key(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[16..]));
        }
    }

    public PreparedDocument? Find(Key key) => _documents.GetValueOrDefault(key);

    public void Add(Key key, PreparedDocument document)
    {
        if (capacity > 0 && _documents.TryAdd(key, document))
        {
            _order.Enqueue(key);
            while (_order.Count > capacity && _order.TryDequeue(out var oldest))
            {
                _documents.TryRemove(oldest, out _);
            }
        }
    }
}

using System.Collections.Concurrent;

namespace McHAnalytics.Api.Http;

/// <summary>Keeps the documents that were sent along with their hash; the oldest go first.</summary>
/// <param name="documents">Most documents kept.</param>
/// <param name="characters">Most UTF-16 code units kept in all.</param>
/// <remarks>Only documents that ran are kept, so that nonsense cannot push the useful ones out.</remarks>
internal sealed class AutomaticOperations(int documents = 1_000, int characters = 4 * 1024 * 1024) : PersistedOperations
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _changing = new();
    private long _characters;

    /// <summary>How many documents are kept.</summary>
    public int Count => _texts.Count;

    public override HttpFault? Find(in SentRequest request, out string text)
    {
        text = request.Query ?? "";
        if (request.Sha256Hash is not { } hash)
        {
            return request.Query is null ? HttpFaults.QueryMissing() : null;
        }

        if (request.Query is null)
        {
            return _texts.TryGetValue(hash, out text!) ? null : HttpFaults.PersistedQueryNotFound();
        }

        return Sha256Text.Of(text) == hash ? null : HttpFaults.HashMismatch();
    }

    public override void Keep(in SentRequest request)
    {
        if (request is not { Sha256Hash: { } hash, Query: { } text } || _texts.ContainsKey(hash) || text.Length > characters)
        {
            return;
        }

        lock (_changing)
        {
            if (_texts.TryAdd(hash, text))
            {
                _order.Enqueue(hash);
                _characters += text.Length;
            }

            while ((_order.Count > documents || _characters > characters)
                && _order.TryDequeue(out var oldest) && _texts.TryRemove(oldest, out var gone))
            {
                _characters -= gone.Length;
            }
        }
    }
}

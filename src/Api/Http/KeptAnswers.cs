using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using McHAnalytics.Models.Access;

namespace McHAnalytics.Api.Http;

/// <summary>Written answers to requests that were answered before: by what is served, who asks and what is asked.</summary>
/// <remarks>
/// All are dropped as soon as something else is served. Within the limit of their size those used since the last clearing stay
/// longest; nothing is locked to find one.
/// </remarks>
/// <param name="mostBytes">Most bytes of all answers together; 0 keeps none.</param>
internal sealed class KeptAnswers(long mostBytes)
{
    private readonly Lock _adding = new();
    private volatile Served _served = new(string.Empty);

    /// <summary>What a request is known by; null where its answers are never kept.</summary>
    public AnswerKey? KeyOf(in SentRequest sent, string document, Asker asker, AnswerType type) =>
        mostBytes <= 0 ? null : AnswerKey.Of(sent, document, asker, type);

    /// <summary>The kept answer of what is served now; null where there is none.</summary>
    /// <param name="tag">Names what is served: another tag, and nothing of before is known.</param>
    /// <param name="key">The request.</param>
    public KeptAnswer? Find(string tag, AnswerKey key)
    {
        var served = _served;
        if (served.Tag != tag || !served.Answers.TryGetValue(key, out var kept))
        {
            return null;
        }

        kept.IsUsed = true;
        return kept;
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string tag, AnswerKey key, int status, ReadOnlyMemory<byte> body)
    {
        // One answer may not drive out all others.
        if (body.Length > mostBytes / 8)
        {
            return;
        }

        lock (_adding)
        {
            if (_served.Tag != tag)
            {
                _served = new Served(tag);
            }

            if (_served.Answers.TryAdd(key, new KeptAnswer(status, body.ToArray())))
            {
                _served.Order.Enqueue(key);
                _served.Bytes += body.Length;
                Clear(_served);
            }
        }
    }

    // What was used since it was last looked at gets another round.
    private void Clear(Served served)
    {
        while (served.Bytes > mostBytes && served.Order.TryDequeue(out var oldest))
        {
            var kept = served.Answers[oldest];
            if (kept.IsUsed)
            {
                kept.IsUsed = false;
                served.Order.Enqueue(oldest);
                continue;
            }

            served.Answers.TryRemove(oldest, out _);
            served.Bytes -= kept.Body.Length;
        }
    }

    private sealed class Served(string tag)
    {
        public string Tag { get; } = tag;

        public ConcurrentDictionary<AnswerKey, KeptAnswer> Answers { get; } = [];

        public Queue<AnswerKey> Order { get; } = [];

        public long Bytes { get; set; }
    }
}

/// <summary>An answer as it was sent.</summary>
/// <param name="status">Its status.</param>
/// <param name="body">Its bytes, not compressed.</param>
internal sealed class KeptAnswer(int status, byte[] body)
{
    public int Status { get; } = status;

    public byte[] Body { get; } = body;

    /// <summary>Whether it was asked for since it was last looked at.</summary>
    public bool IsUsed { get; set; }
}

/// <summary>SHA-256 over all that an answer hangs on beside what is served.</summary>
internal readonly record struct AnswerKey(UInt128 High, UInt128 Low)
{
    private const int Usual = 2_048;

    public static AnswerKey Of(in SentRequest sent, string document, Asker asker, AnswerType type)
    {
        var variables = sent.Variables.ValueKind == JsonValueKind.Undefined
            ? []
            : JsonMarshal.GetRawUtf8Value(sent.Variables);
        var texts = (document.Length + (sent.OperationName?.Length ?? 0) + asker.Scope.Length) * sizeof(char);
        var length = texts + variables.Length + (4 * sizeof(int));
        var all = length <= Usual ? stackalloc byte[Usual] : new byte[length];

        // Each part begins with its length: no two requests read as the same bytes.
        var at = Put(all, 0, MemoryMarshal.AsBytes(document.AsSpan()), (int)type);
        at = Put(all, at, MemoryMarshal.AsBytes(sent.OperationName.AsSpan()), 0);
        at = Put(all, at, MemoryMarshal.AsBytes(asker.Scope.AsSpan()), 0);
        at = Put(all, at, variables, 0);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all[..at], hash);
        return new AnswerKey(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[16..]));
    }

    private static int Put(Span<byte> all, int at, ReadOnlySpan<byte> part, int kind)
    {
        MemoryMarshal.Write(all[at..], (part.Length * 8) + kind);
        part.CopyTo(all[(at + sizeof(int))..]);
        return at + sizeof(int) + part.Length;
    }
}

using System.Collections.Concurrent;

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

    /// <summary>Whether any answer is kept.</summary>
    public bool KeepsAny => mostBytes > 0;

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

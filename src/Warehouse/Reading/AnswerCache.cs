using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The answers that one version gave, the least recently used leaving first; a new version begins with none.</summary>
/// <param name="mostRows">Most rows that the kept answers hold together; 0 keeps nothing.</param>
internal sealed class AnswerCache(int mostRows)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _byUse = new();
    private long _rows;

    public Answer? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Keep(string key, Answer answer)
    {
        var kept = new Kept(key, answer, answer.Rows.Count + answer.Totals.Count + 1);
        if (kept.Rows > mostRows)
        {
            return;
        }

        lock (_gate)
        {
            if (!_byKey.TryAdd(key, new LinkedListNode<Kept>(kept)))
            {
                return;
            }

            _byUse.AddFirst(_byKey[key]);
            _rows += kept.Rows;
            while (_rows > mostRows && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _byKey.Remove(last.Value.Key);
                _rows -= last.Value.Rows;
            }
        }
    }

    private readonly record struct Kept(string Key, Answer Answer, int Rows);
}

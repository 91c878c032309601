using System.Data.Common;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>One connection with the statements that it ran last, kept prepared.</summary>
internal sealed class DuckDbReadConnection : IDisposable
{
    private const int MostPrepared = 64;

    private readonly DuckDbConnection _connection;
    private readonly Dictionary<string, LinkedListNode<DuckDbCommand>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<DuckDbCommand> _byUse = new();

    public DuckDbReadConnection(DuckDbOptions options) => _connection = DuckDbConnection.Connect(options);

    public List<T> Query<T>(SqlText statement, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        var command = Prepared(statement.Template);
        command.Parameters.Clear();
        foreach (var value in statement.Values)
        {
            command.Parameters.AddValue(value);
        }

        var rows = new List<T>();
        using var reader = command.ExecuteReader(cancel);
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _byUse)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private DuckDbCommand Prepared(string text)
    {
        if (_byText.TryGetValue(text, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }

        if (_byText.Count == MostPrepared)
        {
            var last = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _byText.Remove(last.CommandText);
            last.Dispose();
        }

        var command = _connection.CreateCommand(text);
        _byText[text] = _byUse.AddFirst(command);
        return command;
    }
}

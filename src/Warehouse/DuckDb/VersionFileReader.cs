using System.Data.Common;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>Reads a version's file that nobody changes.</summary>
internal sealed class VersionFileReader(string path) : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.Serving(path));

    public List<T> Query<T>(string sql, Func<DbDataReader, T> read)
    {
        using var command = _connection.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}

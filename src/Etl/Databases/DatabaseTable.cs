using System.Data;
using System.Globalization;
using System.Text;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace McHAnalytics.Etl.Databases;

/// <summary>Reads a form's table out of a database through EF Core, into a CSV that is loaded and kept like any other.</summary>
internal static class DatabaseTable
{
    /// <param name="options">The database.</param>
    /// <param name="source">The table or query.</param>
    /// <param name="since">The watermark last seen; null to read all.</param>
    /// <param name="path">The CSV to write.</param>
    /// <returns>The rows written, and the greatest watermark among them; null where there is none.</returns>
    public static (long Rows, Watermark? Last) Write(DbContextOptions options, FormSource source, Watermark? since, string path)
    {
        using var context = new DbContext(options);
        var names = context.GetService<ISqlGenerationHelper>();
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql(source, since, names);
        if (since is not null)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@since";
            parameter.Value = since.Value;
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        using var file = OwnersFile.Create(path);
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.WriteLine(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(column => Quoted(reader.GetName(column)))));
        var rows = 0L;
        Watermark? last = null;
        while (reader.Read())
        {
            rows++;
            writer.WriteLine(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(column =>
            {
                var value = reader.GetValue(column);
                if (reader.GetName(column) == source.Watermark && value is not DBNull)
                {
                    last = Watermark.Of(value);
                }

                return Quoted(Text(value));
            })));
        }

        return (rows, last);
    }

    private static string Sql(FormSource source, Watermark? since, ISqlGenerationHelper names) => SourceTableSql.Of(
        source.Query is { } query ? $"({query})" : Table(source.Table!, names),
        names.DelimitIdentifier("source"),
        source.Watermark is { } column ? names.DelimitIdentifier(column) : null,
        since is not null);

    private static string Table(string name, ISqlGenerationHelper names) => name.Split('.') switch
    {
        [var schema, var table] => names.DelimitIdentifier(table, schema),
        _ => names.DelimitIdentifier(name),
    };

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Quoted(string? text) =>
        text is null ? string.Empty : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

using System.Data.Common;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Columns that may be NULL.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static int? IntegerOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt32(column);

    public static short? SmallIntegerOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt16(column);

    public static decimal? DecimalOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDecimal(column);
}

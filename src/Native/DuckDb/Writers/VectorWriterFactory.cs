using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>Picks the writer of a column by its type.</summary>
internal static class VectorWriterFactory
{
    internal static VectorWriter Create(LogicalTypeHandle type)
    {
        var id = DuckDbApi.duckdb_get_type_id(type);
        return id switch
        {
            DuckDbType.Boolean => new BooleanWriter(),
            DuckDbType.TinyInt => new IntegerWriter<sbyte>("TINYINT"),
            DuckDbType.SmallInt => new IntegerWriter<short>("SMALLINT"),
            DuckDbType.Integer => new IntegerWriter<int>("INTEGER"),
            DuckDbType.BigInt => new IntegerWriter<long>("BIGINT"),
            DuckDbType.HugeInt => new IntegerWriter<Int128>("HUGEINT"),
            DuckDbType.UTinyInt => new IntegerWriter<byte>("UTINYINT"),
            DuckDbType.USmallInt => new IntegerWriter<ushort>("USMALLINT"),
            DuckDbType.UInteger => new IntegerWriter<uint>("UINTEGER"),
            DuckDbType.UBigInt => new IntegerWriter<ulong>("UBIGINT"),
            DuckDbType.UHugeInt => new IntegerWriter<UInt128>("UHUGEINT"),
            DuckDbType.Float => new FloatWriter<float>("FLOAT"),
            DuckDbType.Double => new FloatWriter<double>("DOUBLE"),
            DuckDbType.Decimal => Decimal(type),
            DuckDbType.Varchar => new TextWriter("VARCHAR"),
            DuckDbType.Blob => new BlobWriter(),
            DuckDbType.Uuid => new UuidWriter(),
            DuckDbType.Enum => Enum(type),
            DuckDbType.Date => new DateWriter(),
            DuckDbType.Time or DuckDbType.TimeNs or DuckDbType.TimeTz => new TimeWriter(id, id.ToString()),
            DuckDbType.Timestamp or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs
                or DuckDbType.TimestampTz or DuckDbType.TimestampTzNs => new TimestampWriter(id, id.ToString()),
            DuckDbType.Interval => new IntervalWriter(),
            DuckDbType.List => List(type),
            DuckDbType.Array => Array(type),
            DuckDbType.Struct => Struct(type),
            _ => throw new NotSupportedException(
                $"A column of type {id} cannot be appended to: "
                + "write it by a statement, or append to a text column and cast."),
        };
    }

    private static VectorWriter Decimal(LogicalTypeHandle type)
    {
        var width = DuckDbApi.duckdb_decimal_width(type);
        var scale = DuckDbApi.duckdb_decimal_scale(type);
        var name = $"DECIMAL({width},{scale})";
        return DuckDbApi.duckdb_decimal_internal_type(type) switch
        {
            DuckDbType.SmallInt => new DecimalWriter<short>(name, width, scale),
            DuckDbType.Integer => new DecimalWriter<int>(name, width, scale),
            DuckDbType.BigInt => new DecimalWriter<long>(name, width, scale),
            _ => new DecimalWriter<Int128>(name, width, scale),
        };
    }

    private static VectorWriter Enum(LogicalTypeHandle type)
    {
        var words = VectorReaderFactory.EnumWords(type);
        return DuckDbApi.duckdb_enum_internal_type(type) switch
        {
            DuckDbType.UTinyInt => new EnumWriter<byte>(words),
            DuckDbType.USmallInt => new EnumWriter<ushort>(words),
            _ => new EnumWriter<uint>(words),
        };
    }

    private static ListWriter List(LogicalTypeHandle type)
    {
        using var child = DuckDbApi.duckdb_list_type_child_type(type);
        var elements = Create(child);
        return new ListWriter($"{elements.TypeName}[]", elements, arraySize: 0);
    }

    private static ListWriter Array(LogicalTypeHandle type)
    {
        using var child = DuckDbApi.duckdb_array_type_child_type(type);
        var elements = Create(child);
        var size = (long)DuckDbApi.duckdb_array_type_array_size(type);
        return new ListWriter($"{elements.TypeName}[{size}]", elements, size);
    }

    private static StructWriter Struct(LogicalTypeHandle type)
    {
        var count = DuckDbApi.duckdb_struct_type_child_count(type);
        var names = new string[count];
        var fields = new VectorWriter[count];
        for (var i = 0UL; i < count; i++)
        {
            using var child = DuckDbApi.duckdb_struct_type_child_type(type, i);
            names[i] = DuckDbApi.duckdb_struct_type_child_name(type, i) ?? string.Empty;
            fields[i] = Create(child);
        }

        return new StructWriter($"STRUCT({string.Join(", ", names)})", names, fields);
    }
}

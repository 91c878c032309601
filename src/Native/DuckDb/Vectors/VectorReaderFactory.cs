using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>Picks the reader of a column by its type.</summary>
internal static class VectorReaderFactory
{
    internal static VectorReader Create(LogicalTypeHandle type)
    {
        var id = DuckDbApi.duckdb_get_type_id(type);
        return id switch
        {
            DuckDbType.Boolean => new BooleanReader(),
            DuckDbType.TinyInt => new IntegerReader<sbyte>(id, "TINYINT"),
            DuckDbType.SmallInt => new IntegerReader<short>(id, "SMALLINT"),
            DuckDbType.Integer => new IntegerReader<int>(id, "INTEGER"),
            DuckDbType.BigInt => new IntegerReader<long>(id, "BIGINT"),
            DuckDbType.HugeInt => new IntegerReader<Int128>(id, "HUGEINT"),
            DuckDbType.UTinyInt => new IntegerReader<byte>(id, "UTINYINT"),
            DuckDbType.USmallInt => new IntegerReader<ushort>(id, "USMALLINT"),
            DuckDbType.UInteger => new IntegerReader<uint>(id, "UINTEGER"),
            DuckDbType.UBigInt => new IntegerReader<ulong>(id, "UBIGINT"),
            DuckDbType.UHugeInt => new IntegerReader<UInt128>(id, "UHUGEINT"),
            DuckDbType.BigNumber => new BigNumberReader(),
            DuckDbType.Float => new FloatReader(),
            DuckDbType.Double => new DoubleReader(),
            DuckDbType.Decimal => Decimal(type),
            DuckDbType.Varchar => new TextReader(DuckDbApi.duckdb_logical_type_get_alias(type) ?? "VARCHAR"),
            DuckDbType.Blob => new BlobReader(id, "BLOB"),
            DuckDbType.Geometry => new BlobReader(id, "GEOMETRY"),
            DuckDbType.Bit => new BitReader(),
            DuckDbType.Uuid => new UuidReader(),
            DuckDbType.Enum => Enum(type),
            DuckDbType.Date => new DateReader(),
            DuckDbType.Time => new TimeReader(id, "TIME"),
            DuckDbType.TimeNs => new TimeReader(id, "TIME_NS"),
            DuckDbType.TimeTz => new TimeTzReader(),
            DuckDbType.Timestamp => new TimestampReader(id, "TIMESTAMP"),
            DuckDbType.TimestampS => new TimestampReader(id, "TIMESTAMP_S"),
            DuckDbType.TimestampMs => new TimestampReader(id, "TIMESTAMP_MS"),
            DuckDbType.TimestampNs => new TimestampReader(id, "TIMESTAMP_NS"),
            DuckDbType.TimestampTz => new TimestampReader(id, "TIMESTAMP WITH TIME ZONE"),
            DuckDbType.TimestampTzNs => new TimestampReader(id, "TIMESTAMPTZ_NS"),
            DuckDbType.Interval => new IntervalReader(),
            DuckDbType.List => List(type),
            DuckDbType.Array => Array(type),
            DuckDbType.Struct => Struct(type),
            DuckDbType.Map => Map(type),
            DuckDbType.Union => Union(type),
            DuckDbType.SqlNull => new NullReader(),
            _ => throw new NotSupportedException(
                $"DuckDB's type {id} has no vector that can be read: "
                + "cast the column in SQL, for example to VARCHAR or JSON."),
        };
    }

    private static VectorReader Decimal(LogicalTypeHandle type)
    {
        var scale = DuckDbApi.duckdb_decimal_scale(type);
        var name = $"DECIMAL({DuckDbApi.duckdb_decimal_width(type)},{scale})";
        return DuckDbApi.duckdb_decimal_internal_type(type) switch
        {
            DuckDbType.SmallInt => new DecimalReader<short>(name, scale),
            DuckDbType.Integer => new DecimalReader<int>(name, scale),
            DuckDbType.BigInt => new DecimalReader<long>(name, scale),
            _ => new DecimalReader<Int128>(name, scale),
        };
    }

    private static VectorReader Enum(LogicalTypeHandle type)
    {
        var words = EnumWords(type);
        var name = $"ENUM({string.Join(", ", words.Select(w => $"'{w}'"))})";
        return DuckDbApi.duckdb_enum_internal_type(type) switch
        {
            DuckDbType.UTinyInt => new EnumReader<byte>(name, words),
            DuckDbType.USmallInt => new EnumReader<ushort>(name, words),
            _ => new EnumReader<uint>(name, words),
        };
    }

    /// <summary>The words of an enumeration, in the order of their numbers.</summary>
    internal static string[] EnumWords(LogicalTypeHandle type)
    {
        var words = new string[DuckDbApi.duckdb_enum_dictionary_size(type)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = DuckDbApi.duckdb_enum_dictionary_value(type, (ulong)i) ?? string.Empty;
        }

        return words;
    }

    private static ListReader List(LogicalTypeHandle type)
    {
        using var child = DuckDbApi.duckdb_list_type_child_type(type);
        var elements = Create(child);
        return new ListReader(DuckDbType.List, $"{elements.TypeName}[]", elements, arraySize: 0);
    }

    private static ListReader Array(LogicalTypeHandle type)
    {
        using var child = DuckDbApi.duckdb_array_type_child_type(type);
        var elements = Create(child);
        var size = (long)DuckDbApi.duckdb_array_type_array_size(type);
        return new ListReader(DuckDbType.Array, $"{elements.TypeName}[{size}]", elements, size);
    }

    private static StructReader Struct(LogicalTypeHandle type)
    {
        var count = DuckDbApi.duckdb_struct_type_child_count(type);
        var names = new string[count];
        var fields = new VectorReader[count];
        for (var i = 0UL; i < count; i++)
        {
            using var child = DuckDbApi.duckdb_struct_type_child_type(type, i);
            names[i] = DuckDbApi.duckdb_struct_type_child_name(type, i) ?? string.Empty;
            fields[i] = Create(child);
        }

        return new StructReader(Named("STRUCT", names, fields), names, fields);
    }

    private static MapReader Map(LogicalTypeHandle type)
    {
        using var keyType = DuckDbApi.duckdb_map_type_key_type(type);
        using var valueType = DuckDbApi.duckdb_map_type_value_type(type);
        var keys = Create(keyType);
        var values = Create(valueType);
        return new MapReader($"MAP({keys.TypeName}, {values.TypeName})", keys, values);
    }

    private static UnionReader Union(LogicalTypeHandle type)
    {
        var count = DuckDbApi.duckdb_union_type_member_count(type);
        var names = new string[count];
        var members = new VectorReader[count];
        for (var i = 0UL; i < count; i++)
        {
            using var child = DuckDbApi.duckdb_union_type_member_type(type, i);
            names[i] = DuckDbApi.duckdb_union_type_member_name(type, i) ?? string.Empty;
            members[i] = Create(child);
        }

        return new UnionReader(Named("UNION", names, members), names, members);
    }

    private static string Named(string kind, string[] names, VectorReader[] readers) =>
        $"{kind}({string.Join(", ", names.Zip(readers, static (name, reader) => $"\"{name}\" {reader.TypeName}"))})";
}

namespace McHAnalytics.Native.DuckDb;

/// <summary>A column's type, numbered as in DuckDB's C header, with the CLR type it is read as.</summary>
public enum DuckDbType
{
    /// <summary>No type: the library's answer where there is no column.</summary>
    Invalid = 0,

    /// <summary>True or false; <see cref="bool"/>.</summary>
    Boolean = 1,

    /// <summary>8 bits; <see cref="sbyte"/>.</summary>
    TinyInt = 2,

    /// <summary>16 bits; <see cref="short"/>.</summary>
    SmallInt = 3,

    /// <summary>32 bits; <see cref="int"/>.</summary>
    Integer = 4,

    /// <summary>64 bits; <see cref="long"/>.</summary>
    BigInt = 5,

    /// <summary>8 bits without sign; <see cref="byte"/>.</summary>
    UTinyInt = 6,

    /// <summary>16 bits without sign; <see cref="ushort"/>.</summary>
    USmallInt = 7,

    /// <summary>32 bits without sign; <see cref="uint"/>.</summary>
    UInteger = 8,

    /// <summary>64 bits without sign; <see cref="ulong"/>.</summary>
    UBigInt = 9,

    /// <summary>32-bit floating point; <see cref="float"/>.</summary>
    Float = 10,

    /// <summary>64-bit floating point; <see cref="double"/>.</summary>
    Double = 11,

    /// <summary>Microseconds of a clock without zone; <see cref="DateTime"/>.</summary>
    Timestamp = 12,

    /// <summary>Days; <see cref="DateOnly"/>.</summary>
    Date = 13,

    /// <summary>Microseconds of a day; <see cref="TimeOnly"/>.</summary>
    Time = 14,

    /// <summary>Months, days and microseconds; <see cref="DuckDbInterval"/>.</summary>
    Interval = 15,

    /// <summary>128 bits, the type of a sum of whole numbers; <see cref="Int128"/>.</summary>
    HugeInt = 16,

    /// <summary>Text; <see cref="string"/>.</summary>
    Varchar = 17,

    /// <summary>Bytes; an array of <see cref="byte"/>.</summary>
    Blob = 18,

    /// <summary>Up to 38 digits with a fixed point; <see cref="decimal"/>.</summary>
    Decimal = 19,

    /// <summary>Seconds of a clock without zone; <see cref="DateTime"/>.</summary>
    TimestampS = 20,

    /// <summary>Milliseconds of a clock without zone; <see cref="DateTime"/>.</summary>
    TimestampMs = 21,

    /// <summary>Nanoseconds of a clock without zone; <see cref="DateTime"/>, cut to 100 nanoseconds.</summary>
    TimestampNs = 22,

    /// <summary>One of a list of words; <see cref="string"/>.</summary>
    Enum = 23,

    /// <summary>Any number of values of one type; an array.</summary>
    List = 24,

    /// <summary>Named values; a dictionary by name.</summary>
    Struct = 25,

    /// <summary>Values by key; a dictionary.</summary>
    Map = 26,

    /// <summary><see cref="System.Guid"/>.</summary>
    Uuid = 27,

    /// <summary>One of several named types; <see cref="DuckDbUnion"/>.</summary>
    Union = 28,

    /// <summary>A row of bits; <see cref="string"/> of 0 and 1.</summary>
    Bit = 29,

    /// <summary>A time of day with its distance from UTC; <see cref="DuckDbTimeTz"/>.</summary>
    TimeTz = 30,

    /// <summary>Microseconds since 1970-01-01 UTC; <see cref="DateTimeOffset"/>.</summary>
    TimestampTz = 31,

    /// <summary>128 bits without sign; <see cref="UInt128"/>.</summary>
    UHugeInt = 32,

    /// <summary>A fixed number of values of one type; an array.</summary>
    Array = 33,

    /// <summary>Any type: only in functions' signatures.</summary>
    Any = 34,

    /// <summary>A whole number of any length; <see cref="System.Numerics.BigInteger"/>.</summary>
    BigNumber = 35,

    /// <summary>The type of a bare NULL.</summary>
    SqlNull = 36,

    /// <summary>A literal text: only while binding.</summary>
    StringLiteral = 37,

    /// <summary>A literal whole number: only while binding.</summary>
    IntegerLiteral = 38,

    /// <summary>Nanoseconds of a day; <see cref="TimeOnly"/>, cut to 100 nanoseconds.</summary>
    TimeNs = 39,

    /// <summary>A shape in well-known binary; an array of <see cref="byte"/>.</summary>
    Geometry = 40,

    /// <summary>A value with its own type; cast it in SQL to read it.</summary>
    Variant = 41,

    /// <summary>Nanoseconds since 1970-01-01 UTC; <see cref="DateTimeOffset"/>, cut to 100 nanoseconds.</summary>
    TimestampTzNs = 42,
}

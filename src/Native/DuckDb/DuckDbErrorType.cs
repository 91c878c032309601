namespace McHAnalytics.Native.DuckDb;

/// <summary>What kind of error DuckDB reported, numbered as in its C header.</summary>
public enum DuckDbErrorType
{
    /// <summary>No error, or one without a type.</summary>
    Invalid = 0,

    /// <summary>A value outside its type's range.</summary>
    OutOfRange = 1,

    /// <summary>A value could not be converted.</summary>
    Conversion = 2,

    /// <summary>A type the engine does not know.</summary>
    UnknownType = 3,

    /// <summary>A decimal's digits do not fit.</summary>
    Decimal = 4,

    /// <summary>Two types that do not go together.</summary>
    MismatchType = 5,

    /// <summary>Division by zero.</summary>
    DivideByZero = 6,

    /// <summary>A value too large.</summary>
    ObjectSize = 7,

    /// <summary>A type that is not allowed there.</summary>
    InvalidType = 8,

    /// <summary>Something could not be written or read back.</summary>
    Serialization = 9,

    /// <summary>A transaction conflicted with another or was used wrongly.</summary>
    Transaction = 10,

    /// <summary>The engine cannot do this.</summary>
    NotImplemented = 11,

    /// <summary>A wrong expression.</summary>
    Expression = 12,

    /// <summary>A table, function or other object that is missing, or already there.</summary>
    Catalog = 13,

    /// <summary>The text is not SQL.</summary>
    Parser = 14,

    /// <summary>The statement could not be planned.</summary>
    Planner = 15,

    /// <summary>Work could not be scheduled.</summary>
    Scheduler = 16,

    /// <summary>The statement failed while running.</summary>
    Executor = 17,

    /// <summary>A constraint was broken.</summary>
    Constraint = 18,

    /// <summary>An index failed.</summary>
    Index = 19,

    /// <summary>Statistics failed.</summary>
    Stat = 20,

    /// <summary>The connection failed.</summary>
    Connection = 21,

    /// <summary>Wrong syntax.</summary>
    Syntax = 22,

    /// <summary>A wrong setting.</summary>
    Settings = 23,

    /// <summary>A name or type in the statement could not be resolved.</summary>
    Binder = 24,

    /// <summary>The network failed.</summary>
    Network = 25,

    /// <summary>The optimiser failed.</summary>
    Optimizer = 26,

    /// <summary>A null pointer inside the engine.</summary>
    NullPointer = 27,

    /// <summary>A file could not be read, written or locked.</summary>
    IO = 28,

    /// <summary>The statement was cancelled.</summary>
    Interrupt = 29,

    /// <summary>The database must be closed: it can no longer be used.</summary>
    Fatal = 30,

    /// <summary>A defect in the engine.</summary>
    Internal = 31,

    /// <summary>A wrong argument or parameter.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>The configuration forbids it.</summary>
    Permission = 34,

    /// <summary>A parameter's type could not be told.</summary>
    ParameterNotResolved = 35,

    /// <summary>A parameter where none may stand.</summary>
    ParameterNotAllowed = 36,

    /// <summary>Something else depends on the object.</summary>
    Dependency = 37,

    /// <summary>A request over HTTP failed.</summary>
    Http = 38,

    /// <summary>An extension that is not loaded.</summary>
    MissingExtension = 39,

    /// <summary>An extension that could not be loaded by itself.</summary>
    Autoload = 40,

    /// <summary>A sequence failed.</summary>
    Sequence = 41,

    /// <summary>A wrong configuration.</summary>
    InvalidConfiguration = 42,

    /// <summary>The database file is damaged.</summary>
    DataCorruption = 43,
}

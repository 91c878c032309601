namespace McHAnalytics.Native.DuckDb;

/// <summary>Tells the kind of an error from its text, where the C API gives only a text: "Binder Error: ...".</summary>
internal static class DuckDbErrors
{
    private static readonly (string Prefix, DuckDbErrorType Type)[] s_prefixes =
    [
        ("Out of Range", DuckDbErrorType.OutOfRange),
        ("Conversion", DuckDbErrorType.Conversion),
        ("Unknown Type", DuckDbErrorType.UnknownType),
        ("Decimal", DuckDbErrorType.Decimal),
        ("Mismatch Type", DuckDbErrorType.MismatchType),
        ("Divide by Zero", DuckDbErrorType.DivideByZero),
        ("Object Size", DuckDbErrorType.ObjectSize),
        ("Invalid type", DuckDbErrorType.InvalidType),
        ("Serialization", DuckDbErrorType.Serialization),
        ("TransactionContext", DuckDbErrorType.Transaction),
        ("Not implemented", DuckDbErrorType.NotImplemented),
        ("Expression", DuckDbErrorType.Expression),
        ("Catalog", DuckDbErrorType.Catalog),
        ("Parser", DuckDbErrorType.Parser),
        ("Planner", DuckDbErrorType.Planner),
        ("Scheduler", DuckDbErrorType.Scheduler),
        ("Executor", DuckDbErrorType.Executor),
        ("Constraint", DuckDbErrorType.Constraint),
        ("Index", DuckDbErrorType.Index),
        ("Stat", DuckDbErrorType.Stat),
        ("Connection", DuckDbErrorType.Connection),
        ("Syntax", DuckDbErrorType.Syntax),
        ("Settings", DuckDbErrorType.Settings),
        ("Binder", DuckDbErrorType.Binder),
        ("Network", DuckDbErrorType.Network),
        ("Optimizer", DuckDbErrorType.Optimizer),
        ("NullPointer", DuckDbErrorType.NullPointer),
        ("IO", DuckDbErrorType.IO),
        ("INTERRUPT", DuckDbErrorType.Interrupt),
        ("FATAL", DuckDbErrorType.Fatal),
        ("INTERNAL", DuckDbErrorType.Internal),
        ("Invalid Input", DuckDbErrorType.InvalidInput),
        ("Out of Memory", DuckDbErrorType.OutOfMemory),
        ("Permission", DuckDbErrorType.Permission),
        ("Parameter Not Resolved", DuckDbErrorType.ParameterNotResolved),
        ("Parameter Not Allowed", DuckDbErrorType.ParameterNotAllowed),
        ("Dependency", DuckDbErrorType.Dependency),
        ("HTTP", DuckDbErrorType.Http),
        ("Missing Extension", DuckDbErrorType.MissingExtension),
        ("Extension Autoloading", DuckDbErrorType.Autoload),
        ("Sequence", DuckDbErrorType.Sequence),
        ("Invalid Configuration", DuckDbErrorType.InvalidConfiguration),
        ("Data Corruption", DuckDbErrorType.DataCorruption),
    ];

    internal static DuckDbErrorType TypeOf(string? message)
    {
        foreach (var (prefix, type) in s_prefixes)
        {
            if (message is not null && message.StartsWith($"{prefix} Error", StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return DuckDbErrorType.Invalid;
    }
}

using System.Data.Common;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The store's fault: a warehouse that is missing, broken, or that could not run a statement.</summary>
/// <remarks>Never carries a value of a statement: values can name a person.</remarks>
public sealed class WarehouseException : DbException
{
    /// <param name="code">Stable code, <c>MCH-W…</c>.</param>
    /// <param name="messageZh">Chinese, for users: what is wrong and what to do.</param>
    /// <param name="messageEn">English.</param>
    /// <param name="isTransient">Whether the same could succeed later.</param>
    /// <param name="statement">The statement with places for its values; empty where there was none.</param>
    /// <param name="inner">What the library said.</param>
    public WarehouseException(
        string code,
        string messageZh,
        string messageEn,
        bool isTransient = false,
        string statement = "",
        Exception? inner = null)
        : base(messageEn, inner)
    {
        Code = code;
        MessageZh = messageZh;
        IsTransient = isTransient;
        Statement = statement;
    }

    /// <summary>Stable code.</summary>
    public string Code { get; }

    /// <summary>Chinese message.</summary>
    public string MessageZh { get; }

    /// <summary>The statement with places for its values; never the values.</summary>
    public string Statement { get; }

    /// <summary>Whether a statement failed, which is nothing that an asker could mend: its words are not for askers.</summary>
    public bool IsStatementFailure => Code == WarehouseFaults.StatementFailedCode;

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}

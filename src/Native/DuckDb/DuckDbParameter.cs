using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace McHAnalytics.Native.DuckDb;

/// <summary>A value for a place in a statement: by name (<c>$area</c>) or, without a name, by position.</summary>
public sealed class DuckDbParameter : DbParameter
{
    private string _name = string.Empty;

    /// <summary>A parameter without name and value.</summary>
    public DuckDbParameter()
    {
    }

    /// <summary>A value by position.</summary>
    public DuckDbParameter(object? value) => Value = value;

    /// <summary>A value by name, with or without the leading <c>$</c>.</summary>
    public DuckDbParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    /// <summary>The name without <c>$</c> or <c>@</c>; empty for a parameter by position.</summary>
    [AllowNull]
    public override string ParameterName
    {
        get => _name;
        set => _name = (value ?? string.Empty).TrimStart('$', '@', ':');
    }

    /// <summary>The value; null and <see cref="DBNull"/> are NULL. Its CLR type decides DuckDB's.</summary>
    public override object? Value { get; set; }

    /// <summary>Not used: the value's CLR type decides.</summary>
    public override DbType DbType { get; set; } = DbType.Object;

    /// <summary>Input: DuckDB has no other.</summary>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
            {
                throw new NotSupportedException("DuckDB's parameters are input only.");
            }
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.Object;
}

using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Forms;

/// <summary>One table of a form: where its header is, which column is the place, the month and each measure.</summary>
public sealed record FormSheet
{
    /// <summary>The worksheet's name; <c>*</c> where any worksheet with the header will do.</summary>
    public required string Name { get; init; }

    /// <summary>Rows of the header, 1 or 2; of two, the upper one holds groups that may be merged.</summary>
    public required int HeaderRows { get; init; }

    /// <summary>Rows between header and data (instructions, labels).</summary>
    public int SkipRows { get; init; }

    /// <summary>
    /// First cell of the row that repeats the sum, used to check the table; null where there is none.
    /// </summary>
    public string? Total { get; init; }

    /// <summary>How a line begins that ends the table: <c>单位负责人</c>, <c>注</c>.</summary>
    public IReadOnlyList<string> EndsAt { get; init; } = [];

    /// <summary>The column that names the place; null where the sheet has none (a register's answers).</summary>
    public FormPlace? Place { get; init; }

    /// <summary>Columns with year and month; null where the line above the table says the period.</summary>
    public FormPeriodColumns? Period { get; init; }

    /// <summary>The columns that hold measures.</summary>
    public IReadOnlyList<FormColumn> Columns { get; init; } = [];

    /// <summary>Headers that are known and not loaded.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Headers without which a file is not of this form.</summary>
    public IEnumerable<string> RequiredHeaders =>
        new[] { Place?.Header, Period?.Year, Period?.Month }.OfType<string>()
            .Concat(Columns.Where(column => !column.IsOptional).Select(column => column.Header));
}

/// <summary>The column that names a row's place.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Level">The level of the places.</param>
/// <param name="CodePrefix">What the places' codes begin with; empty for any: <c>KE-</c>.</param>
/// <param name="IsPath">Whether a cell holds the place above and the place, with a slash between.</param>
public sealed record FormPlace(string Header, OrgLevel Level, string CodePrefix, bool IsPath);

/// <summary>Columns that say a row's month.</summary>
/// <param name="Year">Header of the year, four digits.</param>
/// <param name="Month">Header of the month, a number or an English name.</param>
public sealed record FormPeriodColumns(string Year, string Month);

/// <summary>A column that holds a measure.</summary>
/// <param name="Header">The header as printed; of two rows, group and leaf with a slash between: <c>活产数/男</c>.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Rules">What must hold between it and the row's other measures.</param>
/// <param name="IsOptional">Whether a file may lack the column.</param>
public sealed record FormColumn(string Header, string Measure, IReadOnlyList<ColumnRule> Rules, bool IsOptional);

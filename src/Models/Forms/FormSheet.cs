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

    /// <summary>Where a row's period stands; null where the line above the table says it.</summary>
    public FormPeriodColumns? Period { get; init; }

    /// <summary>Columns that say in words which measure a row's one figure is; null where measures have columns.</summary>
    public FormLong? Long { get; init; }

    /// <summary>Which rows are meant; null for all.</summary>
    public FormOnly? Only { get; init; }

    /// <summary>The columns that hold measures.</summary>
    public IReadOnlyList<FormColumn> Columns { get; init; } = [];

    /// <summary>No column has another header.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NoAliases { get; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By header of a register: others under which files print the column.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; } = NoAliases;

    /// <summary>Headers that are known and not loaded.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Headers without which a file is not of this form.</summary>
    public IEnumerable<string> RequiredHeaders =>
        new[] { Place?.Header, Period?.Year, Period?.Month, Period?.Text, Long?.Value, Only?.Column }.OfType<string>()
            .Concat(Long?.Keys ?? [])
            .Concat(Columns
                .Where(column => !column.IsOptional && Long is null && Period is not { IsHeader: true })
                .Select(column => column.Header))
            .Distinct();
}

/// <summary>The column that names a row's place.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Level">The level of the places.</param>
/// <param name="CodePrefix">What the places' codes begin with; empty for any: <c>KE-</c>.</param>
/// <param name="IsPath">Whether a cell holds the place above and the place, with a slash between.</param>
public sealed record FormPlace(string Header, OrgLevel Level, string CodePrefix, bool IsPath);

/// <summary>Where a row's period stands: in two columns, in one, or in the headers of the columns themselves.</summary>
/// <param name="Year">Header of the year, four digits; null where it is elsewhere.</param>
/// <param name="Month">Header of the month, a number or an English name; null where it is elsewhere.</param>
public sealed record FormPeriodColumns(string? Year, string? Month)
{
    /// <summary>Header of the one column with a month (2018-03) or a year (2021, 2021-22); null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>Whether each column holds one year, which its header names, of the sheet's only measure.</summary>
    public bool IsHeader { get; init; }

    /// <summary>The month (1 to 12) with which a year ends: 3 for 2021-22 that ends in March 2022; at it its figures
    /// stand.</summary>
    public int LastMonth { get; init; } = 12;
}

/// <summary>A table with one figure a row, which other cells of the row name.</summary>
/// <param name="Keys">Headers of the cells that name it; joined with slashes they are the header of a column:
/// <c>SmokingStatusGroupBooking/Smoker</c>.</param>
/// <param name="Value">Header of the figure.</param>
public sealed record FormLong(IReadOnlyList<string> Keys, string Value);

/// <summary>Only rows with one of some texts in a column are meant.</summary>
/// <param name="Column">Its header.</param>
/// <param name="In">The texts.</param>
public sealed record FormOnly(string Column, IReadOnlyList<string> In);

/// <summary>Months whose figures the source itself says are incomplete.</summary>
/// <param name="From">First month, written 201603.</param>
/// <param name="To">Last month.</param>
/// <param name="WhyZh">What is missing, in Chinese.</param>
/// <param name="WhyEn">In English.</param>
public sealed record FormIncomplete(int From, int To, string WhyZh, string WhyEn);

/// <summary>A column that holds a measure.</summary>
/// <param name="Header">The header as printed; of two rows, group and leaf with a slash between: <c>活产数/男</c>.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Rules">What must hold between it and the row's other measures.</param>
/// <param name="IsOptional">Whether a file may lack the column.</param>
public sealed record FormColumn(string Header, string Measure, IReadOnlyList<ColumnRule> Rules, bool IsOptional)
{
    /// <summary>Other headers under which files of other years print it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What a printed figure is multiplied by: 10000 where the table is in 万.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>How its numbers are written.</summary>
    public FormNumbers Numbers { get; init; } = FormNumbers.Usual;
}

namespace McHAnalytics.Models.Forms;

/// <summary>How one kind of file becomes facts or records, as <c>catalogue/forms/*.yaml</c> says it.</summary>
/// <remarks>
/// Exactly one of <see cref="Sheets"/> (with or without <see cref="Register"/>) and <see cref="Bulk"/> is filled.
/// </remarks>
public sealed record FormDefinition
{
    /// <summary>The encodings that a mapping may name.</summary>
    public static IReadOnlyList<string> Encodings { get; } =
        ["utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be", "windows-1252"];

    /// <summary>Stable code, which is the file's name: <c>township_monthly</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Table, register or bulk export.</summary>
    public required FormKind Kind { get; init; }

    /// <summary>Chinese name of the form.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name of the form.</summary>
    public required string NameEn { get; init; }

    /// <summary>Text that stands in the title above the header; null where files of the form carry no title.</summary>
    public string? Title { get; init; }

    /// <summary>The encoding of its text files, for those whose bytes do not tell it: <c>windows-1252</c>; null where they
    /// do.</summary>
    public string? Encoding { get; init; }

    /// <summary>The table of a database from which it is read too; null where it comes in files only.</summary>
    public FormSource? Source { get; init; }

    /// <summary>The tables of a file; at least one but for bulk exports.</summary>
    public IReadOnlyList<FormSheet> Sheets { get; init; } = [];

    /// <summary>The reporting unit named above the table; null where each row names its own place.</summary>
    public FormUnit? Unit { get; init; }

    /// <summary>When a report is due and who owes it; null where nothing is owed.</summary>
    public FormDue? Due { get; init; }

    /// <summary>Months that the source itself says are incomplete: their figures are flagged.</summary>
    public IReadOnlyList<FormIncomplete> Incomplete { get; init; } = [];

    /// <summary>What each line of a register becomes; null for the other kinds.</summary>
    public FormRegister? Register { get; init; }

    /// <summary>How a bulk export is summed; null for the other kinds.</summary>
    public FormBulk? Bulk { get; init; }

    /// <summary>Columns that are the parts of others along a dimension.</summary>
    public IReadOnlyList<FormParts> Parts { get; init; } = [];

    /// <summary>The measures that the form fills, without repetition.</summary>
    public IReadOnlyList<string> Measures =>
    [
        .. Sheets.SelectMany(sheet => sheet.Columns).Select(column => column.Measure)
            .Concat(Register?.Measures.Select(measure => measure.Measure) ?? [])
            .Concat(Register?.Record?.Measures.Select(measure => measure.Measure) ?? [])
            .Concat(Bulk?.Measures.Select(measure => measure.Measure) ?? [])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The rules among the form's measures, each with the measure it is written at.</summary>
    public IEnumerable<(string Measure, ColumnRule Rule)> Rules =>
        Sheets.SelectMany(sheet => sheet.Columns).SelectMany(column => column.Rules, (column, rule) =>
            (column.Measure, rule));
}

/// <summary>The three kinds of form.</summary>
public enum FormKind
{
    /// <summary>A table whose rows are places (or places and months) and whose columns are measures.</summary>
    Matrix,

    /// <summary>A register with a person, an event or a claim on each line.</summary>
    Register,

    /// <summary>A large export with one event a line, summed without looking at single lines.</summary>
    Bulk,
}

/// <summary>The unit that sends the report, as the line above the table names it.</summary>
/// <param name="Level">The level on which it stands.</param>
/// <param name="Suffixes">What the name of its office adds to the place's: <c>卫生院</c>.</param>
public sealed record FormUnit(Places.OrgLevel Level, IReadOnlyList<string> Suffixes);

/// <summary>When a report is due, and who owes one.</summary>
/// <param name="Day">Day of the month, 1 to 28.</param>
/// <param name="MonthsAfter">Months between the reported month and the month of the due day: 0 or more.</param>
/// <param name="Level">The level that owes: its every unit in each county that has ever sent a report; of counties and
/// above those that have sent one themselves.</param>
public sealed record FormDue(int Day, int MonthsAfter, Places.OrgLevel Level)
{
    /// <summary>The months (1 to 12) with which the form's periods end: 3, 6, 9, 12 for a quarterly form; all where
    /// empty.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>The last day on which a report of a month is on time.</summary>
    /// <param name="yearMonth">The reported month, written 202403.</param>
    public DateOnly DayFor(int yearMonth) =>
        new DateOnly(yearMonth / 100, yearMonth % 100, Day).AddMonths(MonthsAfter);
}

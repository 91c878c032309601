namespace McHAnalytics.Models.Forms;

/// <summary>What a register keeps of each line: a record with a day, a place and the columns that are named here.</summary>
/// <remarks>
/// A column that is not named is never kept, and a text only where it is one of a list or of a pattern: in a line that has
/// slipped by a column, a name can stand anywhere.
/// </remarks>
public sealed record FormRecord
{
    /// <summary>Header of the day on which the recorded thing happened; a line without it is rejected.</summary>
    public required string Date { get; init; }

    /// <summary>Header of the identity of the person; only a keyed pseudonym is kept. Null where nobody is named.</summary>
    public string? Person { get; init; }

    /// <summary>Header of the handbook number of the woman's pregnancy; null where there is none.</summary>
    public string? Pregnancy { get; init; }

    /// <summary>Headers that tell a record from others with the same key: the day of a visit.</summary>
    public IReadOnlyList<string> Per { get; init; } = [];

    /// <summary>Code of the form whose record the key names: the special case of a contact. Null where it names its own.</summary>
    public string? Of { get; init; }

    /// <summary>Whether a record, once kept, is never changed: a later judgement is a record of its own.</summary>
    public bool IsAppendOnly { get; init; }

    /// <summary>Whether only the owning county and township may read single records (deaths).</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The columns that are kept.</summary>
    public IReadOnlyList<RecordField> Fields { get; init; } = [];

    /// <summary>Days that follow each other.</summary>
    public IReadOnlyList<RecordOrder> Orders { get; init; } = [];

    /// <summary>Numbers that are at most others.</summary>
    public IReadOnlyList<RecordLimit> Limits { get; init; } = [];

    /// <summary>What is counted of the records that are known, by place and month.</summary>
    public IReadOnlyList<RecordMeasure> Measures { get; init; } = [];

    /// <summary>The field of a header; null where the column is not kept.</summary>
    /// <param name="column">The header as the form writes it.</param>
    public RecordField? FieldOf(string column) => Fields.FirstOrDefault(field => field.Column == column);

    /// <summary>Headers without which a file is not of the form.</summary>
    public IEnumerable<string> RequiredHeaders =>
        Per.Append(Date)
        .Concat(Fields.Where(each => each.IsRequired).Select(each => each.Column))
        .Except(Fields.Where(each => each.Deadline is not null).Select(each => each.Column));
}

/// <summary>What a column of a record holds.</summary>
public enum RecordFieldKind
{
    /// <summary>A day; not after the day of loading unless <see cref="RecordField.MayBeAhead"/>.</summary>
    Day,

    /// <summary>A number, in the unit that the form's header says.</summary>
    Number,

    /// <summary>Money; kept in yuan (CNY), whatever unit (元, 万元, 亿元) the header or the line above the table says.</summary>
    Money,

    /// <summary>One of a list of texts, or several with ; or 、 between; kept as codes.</summary>
    Code,

    /// <summary>A text of a pattern.</summary>
    Text,
}

/// <summary>A column that is kept of a record.</summary>
/// <param name="Code">Name under which it is kept.</param>
/// <param name="Column">Header.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">Whether a line with a blank is rejected.</param>
public sealed record RecordField(string Code, string Column, RecordFieldKind Kind, bool IsRequired)
{
    /// <summary>Of a code: the texts and the code each means.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Of a text: the whole of it must match this regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>Least plausible number (money: in yuan).</summary>
    public decimal Low { get; init; }

    /// <summary>Greatest plausible number.</summary>
    public decimal High { get; init; } = 99_999_999_999_999m;

    /// <summary>The calendar that gives a day where the line does not say one; null where there is none.</summary>
    public RecordDeadline? Deadline { get; init; }

    /// <summary>Whether the field is kept; one that is not is only compared: a woman's day of birth.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Whether a day may lie after the day of loading: a day on which something is due.</summary>
    public bool MayBeAhead { get; init; }
}

/// <summary>Until when the report of a period is due, by the month with which the period ends.</summary>
/// <param name="Of">Header of the period's last day.</param>
/// <param name="Days">The due days, the first that fits counts.</param>
public sealed record RecordDeadline(string Of, IReadOnlyList<RecordDueDay> Days)
{
    /// <summary>The due day of a period; null where no report of such a period is due.</summary>
    /// <param name="last">The period's last day.</param>
    public DateOnly? DueOn(DateOnly last) => Days.FirstOrDefault(each => (each.Month ?? last.Month) == last.Month) is { } due
        ? new DateOnly(last.Year, last.Month, due.Day).AddMonths(due.MonthsAfter)
        : null;
}

/// <summary>A due day.</summary>
/// <param name="Month">The month (1 to 12) with which the period ends; null for any.</param>
/// <param name="MonthsAfter">Months from that month to the month of the due day.</param>
/// <param name="Day">Day of that month, 1 to 28.</param>
public sealed record RecordDueDay(int? Month, int MonthsAfter, int Day);

/// <summary>A day that follows another; nothing is said where one of them is blank.</summary>
/// <param name="Earlier">Header of the earlier day.</param>
/// <param name="Later">Header of the later day.</param>
/// <param name="Least">Least days between; 0 allows the same day.</param>
/// <param name="Most">Most days between; null for no bound.</param>
/// <param name="IsWarning">Whether a line that breaks it is taken all the same, with a warning.</param>
public sealed record RecordOrder(string Earlier, string Later, int Least, int? Most, bool IsWarning);

/// <summary>A number that is at most another of its line.</summary>
/// <param name="Column">Header of the smaller number.</param>
/// <param name="AtMost">Header of the greater number.</param>
public sealed record RecordLimit(string Column, string AtMost);

/// <summary>A count of records, or a sum over them, for the month of a day.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Date">Header of the day that says the month; a record without it does not count.</param>
/// <param name="When">What must hold for a record to count; all of it.</param>
public sealed record RecordMeasure(string Measure, string Date, IReadOnlyList<RecordCondition> When)
{
    /// <summary>Header of the number that is summed; null to count records.</summary>
    public string? Sum { get; init; }

    /// <summary>Whether persons are counted, each once.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The days from one header's day to another's are summed; null to count records.</summary>
    public RecordSpan? Days { get; init; }
}

/// <summary>The days from one day to another.</summary>
/// <param name="From">Header of the first day.</param>
/// <param name="To">Header of the last day.</param>
public sealed record RecordSpan(string From, string To);

/// <summary>What must hold of a column, or between two days; unknown does not hold.</summary>
public sealed record RecordCondition
{
    /// <summary>Header of the column; null where days are compared.</summary>
    public string? Column { get; init; }

    /// <summary>The two days; null where a column is looked at.</summary>
    public RecordSpan? Span { get; init; }

    /// <summary>Codes of which the column holds one at least.</summary>
    public IReadOnlyList<string> In { get; init; } = [];

    /// <summary>Least number, or least days of the span.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Greatest number, or most days of the span.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>True: the column is filled; false: it is blank; null: not asked.</summary>
    public bool? IsFilled { get; init; }
}

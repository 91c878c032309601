namespace McHAnalytics.Models.Forms;

/// <summary>
/// What each line of a register becomes: a pregnancy with answers and outcomes, answers alone, or sums.
/// </summary>
public sealed record FormRegister
{
    /// <summary>The column whose cells tell one line from another; only a keyed code of it is kept.</summary>
    public required string Key { get; init; }

    /// <summary>Columns that can name a person: they are never kept, shown or logged.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>The columns of a pregnancy; null where lines are no pregnancies.</summary>
    public PregnancyColumns? Pregnancy { get; init; }

    /// <summary>Columns that answer variables of the risk rules.</summary>
    public IReadOnlyList<AnswerColumn> Answers { get; init; } = [];

    /// <summary>Columns of a whole risk assessment; null where the register is none.</summary>
    public AssessmentColumns? Assessment { get; init; }

    /// <summary>Dated outcomes, worked out from columns.</summary>
    public IReadOnlyList<OutcomeColumn> Outcomes { get; init; } = [];

    /// <summary>What is kept of each line as a record of its own; null where lines are not kept so.</summary>
    public FormRecord? Record { get; init; }

    /// <summary>Counts and sums of lines, by place and month.</summary>
    public IReadOnlyList<RegisterMeasure> Measures { get; init; } = [];

    /// <summary>The further division of the counts and sums.</summary>
    public FormDivision Division { get; init; } = FormDivision.None;

    /// <summary>Plausible values of columns; a line outside of them is rejected.</summary>
    public IReadOnlyList<ColumnRange> Ranges { get; init; } = [];

    /// <summary>Days that follow each other; a line in which they do not is rejected.</summary>
    public IReadOnlyList<RecordOrder> Orders { get; init; } = [];
}

/// <summary>The columns of a pregnancy.</summary>
/// <param name="Person">Identity of the woman; only its pseudonym is kept.</param>
/// <param name="RegisteredOn">Day of registration.</param>
/// <param name="LastMenstrualPeriod">First day of the last menstrual period.</param>
/// <param name="ExpectedDeliveryOn">Expected day of delivery.</param>
/// <param name="DeliveredOn">Day of delivery; blank while pregnant.</param>
/// <param name="DeliveryKind">Kind of delivery as printed.</param>
public sealed record PregnancyColumns(
    string Person,
    string RegisteredOn,
    string LastMenstrualPeriod,
    string ExpectedDeliveryOn,
    string DeliveredOn,
    string DeliveryKind);

/// <summary>A column that answers one variable.</summary>
/// <param name="Column">Header.</param>
/// <param name="Variable">Code of the variable.</param>
/// <param name="Yes">The text that means yes, for a yes-or-no; null for a number.</param>
/// <param name="AnsweredOn">Header of the day on which it was answered.</param>
public sealed record AnswerColumn(string Column, string Variable, string? Yes, string AnsweredOn);

/// <summary>The columns of a risk assessment.</summary>
/// <param name="Date">Day of the assessment.</param>
/// <param name="Kind">Kind of assessment.</param>
/// <param name="First">The kind in which everything not printed was asked and is absent.</param>
/// <param name="Positive">Codes that are present, with semicolons between.</param>
/// <param name="NotAsked">Codes that were not asked, with semicolons between.</param>
/// <param name="Numbers">Headers that are codes of numeric variables.</param>
public sealed record AssessmentColumns(
    string Date, string Kind, string First, string Positive, string NotAsked, IReadOnlyList<string> Numbers);

/// <summary>
/// A dated outcome: present where its condition holds, absent where its column is filled and it does not.
/// </summary>
/// <param name="Outcome">Code of the outcome.</param>
/// <param name="Column">Header.</param>
/// <param name="Date">Header of the day on which it is known; blank: not known yet.</param>
/// <param name="In">Texts (or listed codes) that mean present; empty where a bound says it.</param>
/// <param name="Below">Present where the number is below; null where not compared.</param>
/// <param name="AtLeast">Present where the number is this or more; null where not compared.</param>
/// <param name="BlankIsAbsent">Whether a blank cell means absent (a list of complications) and not unknown.</param>
public sealed record OutcomeColumn(
    string Outcome,
    string Column,
    string Date,
    IReadOnlyList<string> In,
    decimal? Below,
    decimal? AtLeast,
    bool BlankIsAbsent);

/// <summary>A count of lines, or a sum over them, that counts for the month of a date.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Sum">Header of the column to sum; null to count lines.</param>
/// <param name="Date">Header of the date that says the month.</param>
/// <param name="Where">Header of a column that must hold one of <paramref name="In"/>; null for all lines.</param>
/// <param name="In">Texts of <paramref name="Where"/> that count.</param>
/// <param name="Above">Lines count only where the <paramref name="Where"/> number is above; null where not
/// compared.</param>
/// <param name="Distinct">Header of the identity whose different bearers are counted; null to count lines.</param>
public sealed record RegisterMeasure(
    string Measure, string? Sum, string Date, string? Where, IReadOnlyList<string> In, decimal? Above, string? Distinct = null);

/// <summary>Plausible values of a numeric column, both ends included.</summary>
/// <param name="Column">Header.</param>
/// <param name="Low">Least plausible value.</param>
/// <param name="High">Greatest plausible value.</param>
public sealed record ColumnRange(string Column, decimal Low, decimal High);

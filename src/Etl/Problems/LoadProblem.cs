namespace McHAnalytics.Etl.Problems;

/// <summary>Something about a file that its sender should know: what, where, and what to do.</summary>
/// <param name="Kind">What kind of problem it is, with its stable code.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Zh">What is wrong, in Chinese; never a value that can name a person.</param>
/// <param name="En">What is wrong, in English.</param>
public sealed record LoadProblem(LoadProblemKind Kind, CellPlace Place, string Zh, string En)
{
    /// <summary>What may be meant in the cell; null where nothing comes near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The stable code: <c>MCH-L102</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>How serious it is.</summary>
    public ProblemSeverity Severity => Kind.Severity;

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Place}: {En} {Kind.AdviceEn}";
}

/// <summary>A kind of problem: the same for every file in which it is met.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="NameZh">What is wrong in general, in Chinese.</param>
/// <param name="NameEn">What is wrong in general, in English.</param>
/// <param name="AdviceZh">What to do, in Chinese.</param>
/// <param name="AdviceEn">What to do, in English.</param>
public sealed record LoadProblemKind(
    string Code, ProblemSeverity Severity, string NameZh, string NameEn, string AdviceZh, string AdviceEn);

/// <summary>How serious a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing was lost; the sender may want to know.</summary>
    Info,

    /// <summary>Taken as it stands, and doubtful.</summary>
    Warning,

    /// <summary>A cell or a row was not taken.</summary>
    Rejected,

    /// <summary>Nothing of the file was taken.</summary>
    FileRejected,
}

/// <summary>Where something stands in a file.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Sheet">Worksheet; null in files without.</param>
/// <param name="Row">Row from 1; null for the whole sheet or file.</param>
/// <param name="Column">Header of the column; null for the whole row.</param>
public readonly record struct CellPlace(string File, string? Sheet = null, int? Row = null, string? Column = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(' ', new[] { File, Sheet, Row is { } row ? $"row {row}" : null, Column }
            .Where(part => part is not null));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl;

/// <summary>A file of a batch on its way: what it is, what was met in it, and what became of it.</summary>
internal sealed class FileWork(string path, string sha256, string? name = null)
{
    private static readonly JsonSerializerOptions s_readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (LoadProblem First, long Count)> _byCode = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    public string Name { get; } = name ?? System.IO.Path.GetFileName(path);

    public string Sha256 { get; } = sha256;

    public CellPlace Place => new(Name);

    public FormDefinition? Form { get; set; }

    public CountUnit Unit { get; set; } = CountUnit.Cells;

    /// <summary>What the file is where it is of no form: <c>places</c>.</summary>
    public string? OtherKind { get; set; }

    public string? UnitName { get; set; }

    public string? Period { get; set; }

    /// <summary>The encoding of its text as its sender told it; null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What is to be read in place of some of its cells: of a file that is replayed.</summary>
    public IReadOnlyList<CellCorrection> Corrections { get; init; } = [];

    /// <summary>The runs of which it reads again what they did not take.</summary>
    public IReadOnlyList<long> Replays { get; init; } = [];

    /// <summary>Number of its receipt in the Ledger; empty where none is kept.</summary>
    public string LedgerRun { get; set; } = string.Empty;

    /// <summary>Number in the stage; null while or where nothing of it is staged.</summary>
    public int? Staged { get; set; }

    public long Read { get; set; }

    public long Rejected { get; set; }

    /// <summary>Lines that count once their date is filled in; until then they change nothing.</summary>
    public long Pending { get; set; }

    /// <summary>Lines found unchanged, changed and new in person-level tables.</summary>
    public RegisterCounts Lines { get; set; } = RegisterCounts.None;

    public bool IsRefused { get; private set; }

    /// <summary>Whether the version that is made differs by it from the one before.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Whether it was refused in an earlier try and is not read again.</summary>
    public bool IsLeftOut { get; private set; }

    public List<RejectedRow> RejectedRows { get; } = [];

    /// <summary>The problems met, the first of each code, with how often it was met.</summary>
    public IEnumerable<(LoadProblem First, long Count)> Problems => _byCode.Values;

    /// <summary>Forgets what an earlier try at the batch met in it.</summary>
    public void Begin()
    {
        if (IsLeftOut)
        {
            return;
        }

        Form = null;
        Unit = CountUnit.Cells;
        OtherKind = UnitName = Period = null;
        Staged = null;
        Read = Rejected = Pending = 0;
        Lines = RegisterCounts.None;
        IsRefused = HasChanged = false;
        RejectedRows.Clear();
        _byCode.Clear();
    }

    /// <summary>Refuses it for the rest of the batch.</summary>
    public void LeaveOut(LoadProblem problem)
    {
        _byCode.Clear();
        Refuse(problem);
        Staged = null;
        Pending = 0;
        Lines = RegisterCounts.None;
        HasChanged = false;
        IsLeftOut = true;
    }

    public void Add(LoadProblem problem, long count = 1) =>
        _byCode[problem.Code] = _byCode.TryGetValue(problem.Code, out var known)
            ? (known.First, known.Count + count)
            : (problem, count);

    /// <summary>Nothing of the file is taken.</summary>
    public void Refuse(LoadProblem problem)
    {
        Add(problem);
        IsRefused = true;
        Read = 0;
        Rejected = 0;
        RejectedRows.Clear();
    }

    /// <summary>Keeps a cell or a row that is not taken.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="count">How many of what the file counts (cells or lines) it is.</param>
    /// <param name="raw">The cells to keep, by header; none that can name a person.</param>
    public void Reject(LoadProblem problem, long count, IEnumerable<KeyValuePair<string, string?>> raw)
    {
        Add(problem, count);
        Rejected += count;
        RejectedRows.Add(new RejectedRow
        {
            File = Name,
            Sheet = problem.Place.Sheet,
            Row = problem.Place.Row ?? 1,
            Column = problem.Place.Column,
            RuleCode = problem.Code,
            MessageZh = problem.Zh + problem.Kind.AdviceZh,
            MessageEn = problem.En + " " + problem.Kind.AdviceEn,
            Suggestion = problem.Suggestion,
            Raw = JsonSerializer.Serialize(new Dictionary<string, string?>(raw), s_readable),
        });
    }
}

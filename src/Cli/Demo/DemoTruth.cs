using System.Text.Encodings.Web;
using System.Text.Json;

namespace McHAnalytics.Cli.Demo;

/// <summary>One defect that was planted: where, what stood there in truth, and what was written.</summary>
/// <param name="Kind">late, missing_report, sentinel and so on: <see cref="DefectKinds"/>; and corrected_report, which is none.</param>
/// <param name="Unit">12-digit code of the reporting township.</param>
/// <param name="Month">Month of the report, 202403.</param>
/// <param name="Column">Measure code; null where the whole report is meant. Two codes joined by | where two were swapped.</param>
/// <param name="Village">12-digit code of the row; null where all rows are meant.</param>
/// <param name="Original">What was true: a number, or the numbers of all rows joined by blanks.</param>
/// <param name="Written">What was written instead.</param>
/// <param name="Note">In words.</param>
public sealed record DemoDefect(
    string Kind, string Unit, int Month, string? Column, string? Village, string? Original, string? Written, string Note)
{
    /// <summary>The file of a line that is not taken; null where a figure is meant that is.</summary>
    public string? File { get; init; }

    /// <summary>The line of <see cref="File"/>, from 1 with its header.</summary>
    public int? Row { get; init; }
}

/// <summary>A merged place of the demo.</summary>
public sealed record DemoMerger(string Code, string Name, string Successor, DateOnly ValidTo);

/// <summary>What is true in the demo county: the checks, the loader and the models are scored against it.</summary>
public sealed record DemoTruth
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required int Seed { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Months of the monthly reports, 202403.</summary>
    public required IReadOnlyList<int> Months { get; init; }

    public required IReadOnlyList<DemoDefect> Defects { get; init; }

    public required IReadOnlyList<DemoMerger> Merged { get; init; }

    /// <summary>Month -> measure -> county total of what was so; cells legally left without a number are not counted.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<string, long>> Totals { get; init; }

    /// <summary>Month -> measure -> county total of the village cells that the latest reports literally give (0 or more).</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<string, long>> TotalsWritten { get; init; }

    /// <summary>Pregnancies assessed, by the colour that the rules give with every answer known.</summary>
    public required IReadOnlyDictionary<string, int> Colours { get; init; }

    /// <summary>How often each dated outcome happened among the delivered.</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>Lines written to each file of persons or rounds.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>Township that truly visits fewer women after delivery: a signal that is no data error.</summary>
    public required string Underperforming { get; init; }

    public static DemoTruth Read(string path) =>
        JsonSerializer.Deserialize<DemoTruth>(File.ReadAllText(path), s_json)
        ?? throw new InvalidDataException($"MCH-2102 {path} is empty. Run 'mch demo' again. 请重新运行 mch demo。");

    internal void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, s_json) + "\n");
}

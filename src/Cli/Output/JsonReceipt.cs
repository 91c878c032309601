using System.Text.Encodings.Web;
using System.Text.Json;
using McHAnalytics.Etl;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Cli.Output;

/// <summary>Writes receipts for programs: <c>--json</c>. Names and codes do not change; new ones may come.</summary>
internal static class JsonReceipt
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(LoadReceipt receipt, bool dryRun) => JsonSerializer.Serialize(
        new
        {
            DryRun = dryRun,
            receipt.Version,
            receipt.Findings,
            Seconds = Math.Round(receipt.Took.TotalSeconds, 3),
            Files = receipt.Files.Select(file => new
            {
                file.File,
                file.Sha256,
                file.Form,
                ReportingUnit = file.UnitName,
                file.Period,
                Status = WordOf(file.Status.ToString()),
                Counted = WordOf(file.Unit.ToString()),
                file.Counts.Read,
                file.Counts.Accepted,
                file.Counts.Inserted,
                file.Counts.Updated,
                file.Counts.Unchanged,
                file.Counts.Rejected,
                Problems = file.Problems.Select(met => Problem(met.First, met.Count)),
            }),
        },
        s_json);

    private static object Problem(LoadProblem problem, long count) => new
    {
        problem.Code,
        Severity = WordOf(problem.Severity.ToString()),
        Count = count,
        problem.Place.Sheet,
        problem.Place.Row,
        problem.Place.Column,
        problem.Zh,
        problem.En,
        problem.Kind.AdviceZh,
        problem.Kind.AdviceEn,
    };

    private static string WordOf(string name) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
}

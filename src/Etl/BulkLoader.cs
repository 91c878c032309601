using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl;

/// <summary>Stages a bulk export: the engine reads and sums it, here only its outcome is written down.</summary>
internal static class BulkLoader
{
    /// <returns>Why it was not taken; null where it was.</returns>
    /// <exception cref="FileFaultException">The engine cannot read the file.</exception>
    public static LoadProblem? TryLoad(FileWork work, IReadOnlyList<FormDefinition> forms, LoadStage stage)
    {
        IReadOnlyList<string> missing = [];
        foreach (var form in forms)
        {
            var lacking = MissingColumns(work, form, stage);
            if (lacking.Count == 0)
            {
                work.Unit = CountUnit.Rows;
                work.Form = form;
                Stage(work, form, stage);
                return null;
            }

            missing = lacking;
        }

        return LoadProblems.UnknownForm(work.Place, forms.Count > 0 ? forms[^1].NameZh : null, missing);
    }

    // After a fault the engine's transaction is of no more use: the batch is tried again without the file.
    private static IReadOnlyList<string> MissingColumns(FileWork work, FormDefinition form, LoadStage stage)
    {
        try
        {
            return stage.MissingColumns(work.Path, form.Bulk!);
        }
        catch (DbException fault) when (LoadBatch.IsOfTheFile(fault))
        {
            throw new FileFaultException(work, LoadProblems.Unreadable(
                work.Place, "不是完整的数据文件（传输时可能被截断）", "it is no whole data file (it may have been cut off in transfer)"));
        }
    }

    private static void Stage(FileWork work, FormDefinition form, LoadStage stage)
    {
        work.Staged = stage.AddFile(new StagedFile(form.Code, work.Name, work.Sha256, work.LedgerRun));
        var outcome = stage.AddBulk(work.Staged.Value, work.Path, form.Bulk!);
        work.Read = outcome.Read;
        foreach (var rejection in outcome.Samples)
        {
            var place = work.Place with { Row = (int)rejection.Line + 1 };
            var problem = rejection.Column is { } column
                ? LoadProblems.NotANumber(place with { Column = column }, rejection.Text, null)
                : rejection.IsPlace
                ? LoadProblems.UnknownPlace(place with { Column = form.Bulk!.Place }, rejection.Text, [])
                : LoadProblems.WrongMonth(place with { Column = form.Bulk!.Month }, rejection.Text);
            work.Reject(problem, 1, Cells(rejection.Raw));
        }

        // The Ledger keeps the first thousand; the counts tell of all.
        work.Rejected = outcome.Rejected;
        foreach (var (year, lines) in outcome.UnknownMonths)
        {
            work.Add(LoadProblems.MonthUnknown(work.Place, year, lines), lines);
        }
    }

    private static Dictionary<string, string?> Cells(string raw)
    {
        using var document = JsonDocument.Parse(raw);
        return document.RootElement.EnumerateObject().ToDictionary(
            cell => cell.Name,
            cell => cell.Value.ValueKind == JsonValueKind.Null ? null
                : string.Create(CultureInfo.InvariantCulture, $"{cell.Value}"),
            StringComparer.Ordinal);
    }
}

using System.Globalization;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Tables;

/// <summary>Stages a table whose rows are places, or places and months, and whose columns are measures.</summary>
internal sealed class MatrixLoader(LoadStage stage, PlaceFinder places, DateOnly today)
{
    /// <exception cref="LoadProblemException">Nothing of the file can be taken.</exception>
    public void Load(FileWork work, FormMatch match)
    {
        var parts = match.Sheets.Select(sheet => (Sheet: sheet, Head: ReadHead(work, match.Form, sheet))).ToList();
        if (parts.All(part => !part.Sheet.Below.Any()))
        {
            throw new LoadProblemException(LoadProblems.Empty(work.Place));
        }

        work.Staged = stage.AddFile(new StagedFile(match.Form.Code, work.Name, work.Sha256, work.LedgerRun));
        var table = new MatrixTable(stage, places, work, LastMonth);
        foreach (var (sheet, head) in parts)
        {
            table.Load(sheet, head);
        }
    }

    private int LastMonth => (today.Year * 100) + today.Month;

    // The lines above the table: who reports, and for which month.
    private MatrixHead ReadHead(FileWork work, FormDefinition form, SheetMatch sheet)
    {
        if (form.Unit is not { } unit)
        {
            return new MatrixHead(null, null, null);
        }

        var place = work.Place with { Sheet = sheet.Source.Name };
        var above = sheet.Above.SelectMany(row => row.Cells).ToList();
        var periodText = PeriodText.After("报告期", above);
        var month = periodText is null ? null : PeriodText.LastMonth(periodText);
        if (month is null)
        {
            throw new LoadProblemException(LoadProblems.NoPeriod(place));
        }

        if (month > LastMonth)
        {
            throw new LoadProblemException(LoadProblems.FutureMonth(place, month.Value));
        }

        var name = PeriodText.After("填报单位", above) ?? string.Empty;
        var reporter = FindUnit(name, unit, sheet, month.Value)
            ?? throw new LoadProblemException(LoadProblems.UnknownUnit(place, name,
                places.Nearest(Strip(name, unit), unit.Level, string.Empty)));
        var signature = sheet.Below.Select(row => PeriodText.After("报出日期", row.Cells)).OfType<string>()
            .FirstOrDefault();
        work.UnitName = reporter.Name;
        work.Period = month.Value.ToString(CultureInfo.InvariantCulture);
        return new MatrixHead(reporter, month, PeriodText.Day(signature));
    }

    // Several counties have townships of one name: the one under which the table's places stand is meant.
    private OrgUnit? FindUnit(string name, FormUnit unit, SheetMatch sheet, int month)
    {
        var named = places.Named(Strip(name, unit), unit.Level, month);
        if (named.Count <= 1)
        {
            return named.Count == 1 ? named[0] : null;
        }

        var column = sheet.Find(sheet.Definition.Place!.Header) ?? 0;
        var rows = sheet.Below.Select(row => row[column]).OfType<string>().ToList();
        var ranked = named
            .Select(candidate =>
                (Unit: candidate, Found: rows.Count(row => places.Child(candidate, row, month) is not null)))
            .OrderByDescending(candidate => candidate.Found)
            .ToList();
        return ranked[0].Found > ranked[1].Found ? ranked[0].Unit : null;
    }

    private static string Strip(string name, FormUnit unit)
    {
        var key = PlainText.Narrow(name);
        var suffix = unit.Suffixes.FirstOrDefault(known => key.EndsWith(known, StringComparison.Ordinal));
        return suffix is null ? key : key[..^suffix.Length];
    }
}

/// <summary>What the lines around a table say.</summary>
/// <param name="Unit">The reporting unit; null where each row names its own place.</param>
/// <param name="Month">The reported month; null where each row names its own.</param>
/// <param name="ReceivedOn">The day it was sent.</param>
internal sealed record MatrixHead(OrgUnit? Unit, int? Month, DateOnly? ReceivedOn);

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;
using McHAnalytics.Warehouse.Loading.Records;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl.Registers.Records;

/// <summary>Stages the lines of registers that are kept as records, and counts what is known of them.</summary>
/// <remarks>
/// A line with a known number replaces what was known of it, and the former stays as history; a line that is missing in a
/// later file stays: offices send extracts. Counts are those of all known records, whichever file brought them.
/// </remarks>
internal sealed class RecordLoader(WarehouseBuild build, LoadStage stage, DateOnly today)
{
    private const int ContentBytes = 16;

    private readonly Dictionary<int, FileWork> _works = [];
    private readonly RecordStage _records = new(build);

    /// <summary>Stages one line.</summary>
    public void Load(FileWork work, RecordSheet sheet, RegisterLine line)
    {
        var (form, record) = (sheet.Form, sheet.Form.Register!.Record!);
        var read = new RecordLine(record, line, sheet.Units, today);
        var problem = CheckKey(sheet, line, out var key) ?? read.Read();
        var area = 0;
        if (problem is null)
        {
            var place = sheet.Match.Definition.Place!;
            var home = sheet.Places.Find(line.Text(place.Header), place, (read.Day.Year * 100) + read.Day.Month);
            area = home?.Id ?? 0;
            problem = home is null ? LoadProblems.UnknownPlace(line.At(place.Header), "…", []) : null;
        }

        if (problem is not null)
        {
            // Of a death nothing but the reason is kept.
            work.Reject(problem, 1, record.IsRestricted ? [] : line.CellsToKeep(form.Register!.Identity, sheet.Match.Definition.Place));
            return;
        }

        foreach (var warning in read.Warnings)
        {
            work.Add(warning);
        }

        if (read.Day > today)
        {
            work.Pending++;
            work.Add(LoadProblems.Pending(line.At(record.Date)));
            return;
        }

        _works[work.Staged!.Value] = work;
        Stage(work.Staged.Value, sheet, line, read, key, area);
    }

    /// <summary>Merges all records of the batch and writes their counts into their works.</summary>
    /// <returns>The files that change records.</returns>
    public IReadOnlyList<int> Merge(int firstLoad)
    {
        if (_records.IsEmpty)
        {
            return [];
        }

        var changed = new List<int>();
        var counted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (file, outcome) in _records.Merge(firstLoad))
        {
            var work = _works[file];
            work.Lines = outcome.Counts with { Unchanged = outcome.Counts.Unchanged + work.Pending };
            if (outcome.Counts.Total > 0)
            {
                counted[work.Form!.Code] = file;
            }

            if (outcome.Counts.Inserted + outcome.Counts.Updated > 0)
            {
                changed.Add(file);
            }

            foreach (var row in outcome.Refused)
            {
                work.Reject(RecordProblems.Kept(work.Place with { Row = row, Column = work.Form!.Register!.Key }), 1, []);
            }

            if (outcome.Orphans > 0)
            {
                work.Add(RecordProblems.NoParent(work.Place with { Column = work.Form!.Register!.Key }, outcome.Orphans), outcome.Orphans);
            }
        }

        foreach (var (form, file) in counted)
        {
            RecordFacts.Stage(build, stage, file, form, _works[file].Form!.Register!);
        }

        return changed;
    }

    // A record of another form's key belongs to that form's record, and has a key of its own.
    private static LoadProblem? CheckKey(RecordSheet sheet, RegisterLine line, out string key)
    {
        var register = sheet.Form.Register!;
        var parts = register.Record!.Per.Prepend(register.Key).Select(column => (Column: column, Text: line.Text(column))).ToList();
        key = string.Join('\u001f', parts.Select(part => part.Text));
        if (parts.Find(part => part.Text is null) is { Column: { } blank })
        {
            return LoadProblems.NoKey(line.At(blank));
        }

        return sheet.Seen.TryAdd(key, line.Row) ? null : LoadProblems.RepeatedKey(line.At(register.Key), sheet.Seen[key]);
    }

    private void Stage(int file, RecordSheet sheet, RegisterLine line, RecordLine read, string key, int area)
    {
        var (form, register, record) = (sheet.Form, sheet.Form.Register!, sheet.Form.Register!.Record!);
        var id = sheet.Pseudonyms.NumberOf($"{form.Code}\u001f{key}");
        var identity = line.Text(record.Person);
        var fields = record.Fields
            .Where(field => field.IsKept && read.Values.ContainsKey(field.Column))
            .Select(field => (Name: field.Code, Value: read.Values[field.Column]))
            .Concat(LineCategories.CodesOf(register.Division, line).Select((code, index) =>
                (RecordFacts.DimensionField(register.Division.Dimensions[index].Definition.Code), new RecordValue(code, null, null))))
            .ToList();
        var staged = new StagedRecord(
            file,
            line.Row,
            id,
            form.Code,
            identity is null ? null : sheet.Pseudonyms.Of(identity),
            identity is null ? null : sheet.Pseudonyms.PersonOf(identity),
            area,
            read.Day,
            record.Of is { } parent ? sheet.Pseudonyms.NumberOf($"{parent}\u001f{line.Text(register.Key)}") : null,
            line.Text(record.Pregnancy) is { } handbook ? sheet.Pseudonyms.NumberOf(handbook) : null,
            string.Empty,
            record.IsAppendOnly);
        _records.Add(staged with { Content = ContentOf(staged, fields) });
        foreach (var (name, value) in fields)
        {
            _records.Add(new StagedRecordField(file, line.Row, id, name, value.Text, value.Number, value.Day));
        }
    }

    // Two lines say the same where this is the same.
    private static string ContentOf(StagedRecord record, IEnumerable<(string Name, RecordValue Value)> fields)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{record.Pseudonym}|{record.AreaId}|{record.OccurredOn.DayNumber}");
        text.Append(CultureInfo.InvariantCulture, $"|{record.ParentId}|{record.PregnancyId}");
        foreach (var (name, value) in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{name}={value.Text}{value.Number:0.####}{value.Day?.DayNumber}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, ContentBytes));
    }
}

/// <summary>A register that is being read: its form, its sheet and what is worked out once for it.</summary>
internal sealed record RecordSheet(
    FormDefinition Form, SheetMatch Match, RecordPlaces Places, MoneyUnits Units, Pseudonyms Pseudonyms)
{
    /// <summary>By key: the row in which it was first met.</summary>
    public Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);
}

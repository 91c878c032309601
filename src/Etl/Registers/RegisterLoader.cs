using System.Globalization;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Etl.Registers.Records;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Loading;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl.Registers;

/// <summary>
/// Stages registers: lines become pregnancies, answers, outcomes and sums; identities become pseudonyms.
/// </summary>
internal sealed class RegisterLoader(
    LoadSetting setting, WarehouseBuild build, LoadStage stage, PlaceFinder places, DateOnly today)
{
    private readonly Dictionary<int, FileWork> _works = [];
    private readonly RegisterStage _people = new(build);
    private readonly RecordLoader _records = new(build, stage, today);
    private readonly HashSet<int> _changed = [];
    private readonly SortedDictionary<string, int> _counted = new(StringComparer.Ordinal);
    private Pseudonyms? _pseudonyms;

    /// <summary>The files that change person-level tables.</summary>
    public IReadOnlySet<int> ChangedFiles => _changed;

    /// <exception cref="LoadProblemException">Nothing of the file can be taken.</exception>
    public void Load(FileWork work, FormMatch match)
    {
        work.Unit = CountUnit.Rows;
        var sheet = match.Sheets[0];
        var ends = sheet.Definition.EndsAt.Select(PlainText.Key).ToList();
        var rows = sheet.Below
            .TakeWhile(row => !ends.Exists(end => PlainText.Key(row[0]).StartsWith(end, StringComparison.Ordinal)))
            .ToList();
        if (rows.Count == 0)
        {
            throw new LoadProblemException(LoadProblems.Empty(work.Place));
        }

        _pseudonyms ??= Pseudonyms.Open(setting.DataFolder);
        work.Staged = stage.AddFile(new StagedFile(match.Form.Code, work.Name, work.Sha256, work.LedgerRun));
        _works.Add(work.Staged.Value, work);
        if (sheet.Source.Name is { } name)
        {
            stage.AddSheet(work.Staged.Value, sheet.Source.Number, name);
        }

        if (match.Form.Register is { Record: not null })
        {
            var records = new RecordSheet(
                match.Form, sheet, new RecordPlaces(places, match.Form, sheet), new MoneyUnits(sheet), _pseudonyms);
            foreach (var row in rows)
            {
                work.Read++;
                _records.Load(work, records, new RegisterLine(work, sheet, row));
            }

            return;
        }

        var sums = new RegisterSums(stage, work, match.Form, _pseudonyms);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            work.Read++;
            LoadLine(work, match.Form, sheet, new RegisterLine(work, sheet, row), sums, seen);
        }

        sums.Stage();
    }

    /// <summary>Merges all registers of the batch and writes their counts into their works.</summary>
    public void Merge(int firstLoad)
    {
        _changed.UnionWith(_records.Merge(firstLoad));
        if (_people.IsEmpty)
        {
            return;
        }

        foreach (var (file, (counts, orphans)) in _people.Merge(firstLoad))
        {
            _works[file].Lines = counts;
            if (counts.Inserted + counts.Updated > 0)
            {
                _changed.Add(file);
            }

            if (_works[file].Form!.Register is { Pregnancy: not null, Measures.Count: > 0 })
            {
                _counted[_works[file].Form!.Code] = file;
            }

            foreach (var row in orphans)
            {
                var place = _works[file].Place with { Row = row, Column = _works[file].Form!.Register!.Key };
                _works[file].Reject(LoadProblems.UnknownRecord(place), 1, []);
            }
        }

        CountPregnancies();
    }

    // Once for a form, in the name of its last file: the counts are those of all its pregnancies.
    private void CountPregnancies()
    {
        foreach (var (form, file) in _counted)
        {
            RegisterFacts.Stage(build, stage, file, form, _works[file].Form!.Register!);
        }
    }

    private void LoadLine(
        FileWork work,
        FormDefinition form,
        SheetMatch sheet,
        RegisterLine line,
        RegisterSums sums,
        Dictionary<string, int> seen)
    {
        var register = form.Register!;
        var problem = Check(form, line, seen) ?? RegisterOrders.Check(work, register.Orders, line);
        OrgUnit? home = null;
        if (problem is null && sheet.Definition.Place is { } place)
        {
            var day = PeriodText.Day(line.Text(register.Pregnancy?.RegisteredOn ?? register.Measures[0].Date)) ?? today;
            home = places.AtPath(line.Text(place.Header) ?? string.Empty, place, (day.Year * 100) + day.Month);
            problem = home is null ? LoadProblems.UnknownPlace(line.At(place.Header), ShownPlace(line, place), [])
                : null;
        }

        if (problem is not null)
        {
            work.Reject(problem, 1, line.CellsToKeep(register.Identity, sheet.Definition.Place));
            return;
        }

        if (register.Pregnancy is null && register.Measures.Count > 0)
        {
            if (!sums.TryAdd(line, home!))
            {
                work.Pending++;
                work.Add(LoadProblems.Pending(line.At(register.Measures[0].Date)));
            }

            return;
        }

        var file = work.Staged!.Value;
        var id = _pseudonyms!.NumberOf(line.Text(register.Key)!);
        var answers = new RegisterAnswers(_people, file, id, line);
        if (register.Pregnancy is { } columns)
        {
            _people.Add(new StagedLine(file, line.Row, id, null));
            AddPregnancy(file, id, columns, line, home!);
            AddCodes(file, id, register.Division, line);
            answers.AddColumns(register.Answers);
            answers.AddOutcomes(register.Outcomes);
        }

        if (register.Assessment is { } assessment)
        {
            _people.Add(new StagedLine(file, line.Row, id, PeriodText.Day(line.Text(assessment.Date))));
            answers.AddAssessment(assessment, setting.RiskRules!);
        }
    }

    private static LoadProblem? Check(FormDefinition form, RegisterLine line, Dictionary<string, int> seen)
    {
        var register = form.Register!;
        var key = line.Text(register.Key);
        if (key is null)
        {
            return LoadProblems.NoKey(line.At(register.Key));
        }

        // An assessment's number repeats with each assessment, on another day.
        var once = register.Assessment is { } columns ? $"{key} {line.Text(columns.Date)}" : key;
        if (!seen.TryAdd(once, line.Row))
        {
            return LoadProblems.RepeatedKey(line.At(register.Key), seen[once]);
        }

        if ((register.Assessment?.Date ?? register.Pregnancy?.Person) is { } needed && line.Text(needed) is null)
        {
            return LoadProblems.NoKey(line.At(needed));
        }

        var dates = new[]
        {
            register.Pregnancy?.RegisteredOn, register.Pregnancy?.LastMenstrualPeriod,
                register.Pregnancy?.ExpectedDeliveryOn,
            register.Pregnancy?.DeliveredOn, register.Assessment?.Date,
        }.OfType<string>().Concat(register.Measures.Select(measure => measure.Date));
        foreach (var date in dates
            .Where(date => line.Text(date) is not null && PeriodText.Day(line.Text(date)) is null))
        {
            return LoadProblems.WrongDate(line.At(date));
        }

        foreach (var range in register.Ranges)
        {
            if (!line.TryNumber(range.Column, out var number))
            {
                return LoadProblems.NotANumber(line.At(range.Column), "…", null);
            }

            if (number < range.Low || number > range.High)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{range.Low}–{range.High}");
                return LoadProblems.Implausible(line.At(range.Column), line.Text(range.Column)!, text);
            }
        }

        return null;
    }

    // In a line that has slipped by a column, a name can stand where the place should: only a path is shown.
    private static string ShownPlace(RegisterLine line, FormPlace place) =>
        line.Text(place.Header) is { } text && text.Contains('/', StringComparison.Ordinal) ? text : "…";

    private void AddCodes(int file, long id, FormDivision division, RegisterLine line)
    {
        var codes = LineCategories.CodesOf(division, line);
        for (var index = 0; index < codes.Count; index++)
        {
            _people.Add(new StagedCode(file, line.Row, id, division.Dimensions[index].Definition.Code, codes[index]));
        }
    }

    private void AddPregnancy(int file, long id, PregnancyColumns columns, RegisterLine line, OrgUnit home) =>
        _people.Add(new StagedPregnancy(
            file,
            line.Row,
            id,
            _pseudonyms!.Of(line.Text(columns.Person)!),
            home.Id,
            PeriodText.Day(line.Text(columns.RegisteredOn)),
            PeriodText.Day(line.Text(columns.LastMenstrualPeriod)),
            PeriodText.Day(line.Text(columns.ExpectedDeliveryOn)),
            PeriodText.Day(line.Text(columns.DeliveredOn)),
            line.Text(columns.DeliveryKind)));
}

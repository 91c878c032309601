using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Takes person-level lines into the version that is made.</summary>
public sealed class RegisterStage
{
    private readonly WarehouseBuild _build;
    private readonly List<StagedPregnancy> _pregnancies = [];
    private readonly List<StagedLine> _lines = [];
    private readonly List<StagedAnswer> _answers = [];
    private readonly List<StagedOutcome> _outcomes = [];
    private readonly List<StagedCode> _codes = [];

    /// <summary>Begins a batch in a version.</summary>
    public RegisterStage(WarehouseBuild build)
    {
        ArgumentNullException.ThrowIfNull(build);
        _build = build;
        build.File.Execute(RegisterSql.Create);
    }

    /// <summary>Adds a pregnancy.</summary>
    public void Add(StagedPregnancy pregnancy) => _pregnancies.Add(pregnancy);

    /// <summary>Adds a line: what it said before of its pregnancy, and says no longer, is taken away.</summary>
    public void Add(StagedLine line) => _lines.Add(line);

    /// <summary>Adds an answer.</summary>
    public void Add(in StagedAnswer answer) => _answers.Add(answer);

    /// <summary>Adds an outcome.</summary>
    public void Add(in StagedOutcome outcome) => _outcomes.Add(outcome);

    /// <summary>Adds what a pregnancy is counted under.</summary>
    public void Add(in StagedCode code) => _codes.Add(code);

    /// <summary>Whether anything was staged.</summary>
    public bool IsEmpty => _lines.Count == 0;

    /// <summary>Merges what was staged.</summary>
    /// <param name="firstLoad">Number of the batch's first load.</param>
    /// <returns>By file: lines new, changed and unchanged, and rows of assessments whose pregnancy is
    /// nowhere.</returns>
    public IReadOnlyDictionary<int, (RegisterCounts Counts, IReadOnlyList<int> Orphans)> Merge(int firstLoad)
    {
        Write();
        var file = _build.File;
        file.Execute(RegisterSql.FindOrphans, WarehouseTables.StillKnown);
        file.Execute(RegisterSql.DropOrphans);
        file.Execute(RegisterSql.JudgePregnancies, WarehouseTables.StillKnown);
        file.Execute(RegisterSql.JudgeAnswers);
        file.Execute(RegisterSql.GoneAnswers);
        file.Execute(RegisterSql.JudgeOutcomes);
        file.Execute(RegisterSql.JudgeLines);
        var result = Read();

        file.Execute(RegisterSql.EndPregnancies, _build.Version, WarehouseTables.StillKnown);
        file.Execute(RegisterSql.InsertPregnancies, firstLoad, _build.Version, WarehouseTables.StillKnown);
        file.Execute(RegisterSql.DeleteAnswers);
        file.Execute(RegisterSql.InsertAnswers);
        file.Execute(RegisterSql.DeleteCodes);
        file.Execute(RegisterSql.InsertCodes);
        file.Execute(RegisterSql.DeleteOutcomes);
        file.Execute(RegisterSql.InsertOutcomes);
        return result;
    }

    private void Write()
    {
        var file = _build.File;
        file.Append("stage_pregnancy", _pregnancies.Select(row => new object?[]
        {
            row.File, row.Row, row.PregnancyId, row.Pseudonym, row.AreaId, row.RegisteredOn, row.LastMenstrualPeriod,
            row.ExpectedDeliveryOn, row.DeliveredOn, row.DeliveryKind,
        }));
        file.Append("stage_line", _lines
            .Select(row => new object?[] { row.File, row.Row, row.PregnancyId, row.AssessedOn }));
        file.Append("stage_answer", _answers.Select(row => new object?[]
        {
            row.File, row.Row, row.PregnancyId, row.Variable, row.Number, row.Flag, row.AnsweredOn,
        }));
        file.Append("stage_code", _codes
            .Select(row => new object?[] { row.File, row.Row, row.PregnancyId, row.Dimension, row.Code }));
        file.Append("stage_outcome", _outcomes.Select(row => new object?[]
        {
            row.File, row.Row, row.PregnancyId, row.Outcome, row.Present, row.OccurredOn,
        }));
    }

    private Dictionary<int, (RegisterCounts Counts, IReadOnlyList<int> Orphans)> Read()
    {
        var orphans = _build.File
            .Query("SELECT file_no, source_row FROM stage_orphan ORDER BY ALL", row =>
                (File: row.GetInt32(0), Row: row.GetInt32(1)))
            .ToLookup(row => row.File, row => row.Row);
        var counts = _build.File
            .Query(
                RegisterSql.Counts,
                row => (File: row.GetInt32(0),
                    Counts: new RegisterCounts(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))))
            .ToDictionary(row => row.File, row => row.Counts);

        // A file of nothing but orphans has no line that counts.
        return counts.Keys.Union(orphans.Select(file => file.Key)).ToDictionary(
            file => file,
            file => (counts.GetValueOrDefault(file, RegisterCounts.None), (IReadOnlyList<int>)[.. orphans[file]]));
    }
}

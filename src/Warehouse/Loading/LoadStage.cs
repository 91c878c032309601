using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Takes a batch of files into the version that is made: first staged, then merged, all or nothing.</summary>
public sealed class LoadStage
{
    private readonly WarehouseBuild _build;
    private readonly Dictionary<string, short> _measures;
    private readonly List<StagedFile> _files = [];
    private readonly List<StagedReport> _reports = [];
    private readonly List<StagedCell> _cells = [];
    private readonly List<StagedPerson> _persons = [];
    private readonly List<(int File, short Sheet, string Name)> _sheets = [];
    private readonly List<StagedFinding> _findings = [];
    private readonly List<(int File, int Month, int AreaId, long Lines)> _lines = [];
    private readonly List<StagedSums> _sums = [];
    private readonly Dictionary<(string Form, string Sha256), int?> _earlierLoads = [];
    private readonly int _firstLoad;

    /// <summary>Begins a batch in a version.</summary>
    public LoadStage(WarehouseBuild build)
    {
        ArgumentNullException.ThrowIfNull(build);
        _build = build;
        _build.File.Execute(StageTables.Create);
        _measures = build.File
            .Query("SELECT code, measure_id FROM measure", row => (row.GetString(0), row.GetInt16(1)))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        _firstLoad = build.File.Scalar<int>("SELECT coalesce(max(load_id), 0)::INTEGER FROM load") + 1;
        Places = AreaTable.Read(build.File);
        FormerNames = AreaTable.ReadFormerNames(build.File);
        Categories = new CategoryStage(build.File);
    }

    /// <summary>All places of the warehouse.</summary>
    public IReadOnlyList<OrgUnit> Places { get; }

    /// <summary>What places were called before, under the same codes.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; }

    /// <summary>The categories of the version.</summary>
    internal CategoryStage Categories { get; }

    /// <summary>Number of the load of the batch's first file.</summary>
    public int FirstLoad => _firstLoad;

    /// <summary>Adds a file and gives its number.</summary>
    public int AddFile(StagedFile file)
    {
        _files.Add(file);
        return _files.Count - 1;
    }

    /// <summary>Names a worksheet of a file.</summary>
    public void AddSheet(int file, short number, string name) => _sheets.Add((file, number, name));

    /// <summary>Adds a report and gives its number.</summary>
    public int AddReport(StagedReport report)
    {
        _reports.Add(report);
        return _reports.Count - 1;
    }

    /// <summary>Adds a value.</summary>
    public void AddCell(in StagedCell cell) => _cells.Add(cell);

    /// <summary>Adds a person behind a distinct count.</summary>
    public void AddPerson(in StagedPerson person) => _persons.Add(person);

    /// <summary>Whether merging changed who stands behind distinct counts.</summary>
    public bool PersonsChanged { get; private set; }

    /// <summary>Files that changed anything, once merged.</summary>
    public IReadOnlySet<int> ChangedFiles { get; private set; } = new HashSet<int>();

    /// <summary>Adds what only the file shows.</summary>
    public void AddFinding(StagedFinding finding) => _findings.Add(finding);

    /// <summary>Says how many lines of a register stand behind a place and month.</summary>
    public void AddLines(int file, int month, int areaId, long lines) => _lines.Add((file, month, areaId, lines));

    /// <summary>The number of a measure; a new one where the warehouse does not know it yet.</summary>
    public short MeasureId(string code)
    {
        if (!_measures.TryGetValue(code, out var id))
        {
            id = (short)(_measures.Count == 0 ? 1 : _measures.Values.Max() + 1);
            _measures.Add(code, id);
            _build.File.Execute("INSERT INTO measure VALUES ($1, $2)", id, code);
        }

        return id;
    }

    /// <summary>Adds a table of values that the engine read.</summary>
    internal void AddSums(StagedSums sums) => _sums.Add(sums);

    /// <summary>The number of a category: one code of each dimension of a family.</summary>
    /// <param name="dimensions">Codes of the family's dimensions, in order.</param>
    /// <param name="codes">The category's code of each.</param>
    public int CategoryId(IReadOnlyList<string> dimensions, IReadOnlyList<string> codes) => Categories.Of(dimensions, codes);

    /// <summary>The form of a file.</summary>
    internal string FormOf(int file) => _files[file].Form;

    /// <summary>The columns that a bulk form needs and a file lacks.</summary>
    public IReadOnlyList<string> MissingColumns(string path, Models.Forms.FormBulk form) =>
        BulkStage.MissingColumns(_build.File, path, form);

    /// <summary>The rows of a columnar file as text, its column names first; null where it is none, or too large.</summary>
    /// <param name="path">A Parquet file.</param>
    /// <param name="mostCells">Cells that it may have.</param>
    public IReadOnlyList<string?[]>? ReadTable(string path, long mostCells) =>
        TableFile.Read(_build.File, path, mostCells);

    /// <summary>Stages a bulk export by the engine's own readers: no line passes through here.</summary>
    /// <param name="file">Number of the file.</param>
    /// <param name="path">A CSV (also compressed) or Parquet file.</param>
    /// <param name="form">How it is summed.</param>
    public BulkOutcome AddBulk(int file, string path, Models.Forms.FormBulk form) =>
        BulkStage.Run(_build, this, file, path, form);

    /// <summary>Merges what was staged into the facts and gives, file by file, what became of it.</summary>
    /// <param name="alsoChanged">Files that changed person-level tables: their loads are written down too.</param>
    public IReadOnlyList<MergedCounts> Merge(IReadOnlySet<int> alsoChanged)
    {
        ArgumentNullException.ThrowIfNull(alsoChanged);
        var file = _build.File;
        if (IsFirst())
        {
            return MergeFirst(_sums[0]);
        }

        foreach (var sums in _sums)
        {
            BulkSums.StageCells(file, sums, FormOf(sums.File));
        }

        WriteStaged();
        file.Execute(MergeSql.FindScopes);
        var version = _build.Version;
        file.Execute(MergeSql.JudgeReports, WarehouseTables.StillKnown);
        var (first, last) = file.Query(
            MergeSql.StagedMonths, row => row.IsDBNull(0) ? (0, 0) : (row.GetInt32(0), row.GetInt32(1)))[0];
        file.Execute(MergeSql.NearFacts(first, last));
        file.Execute(MergeSql.JudgeCells);
        file.Execute(MergeSql.FindWithdrawn);
        var counts = ReadCounts();
        var persons = PersonStage.FindChanges(file);
        var changed = Enumerable.Range(0, _files.Count)
            .Where(number => counts[number].Changes || alsoChanged.Contains(number) || persons.Contains(number))
            .ToHashSet();
        ChangedFiles = changed;
        InsertLoads(changed);
        PersonsChanged = persons.Count > 0;
        if (PersonsChanged)
        {
            PersonStage.Write(file, _firstLoad, version);
        }

        if (!counts.Any(count => count.Changes))
        {
            return counts;
        }

        file.Execute(MergeSql.EndReplaced(first, last), version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.EndWithdrawn(first, last), version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.InsertFacts, _firstLoad, version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.EndReports, version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.InsertReports, _firstLoad, version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.InsertOlder, _firstLoad, version);
        file.Execute(MergeSql.EndFindings, version, WarehouseTables.StillKnown);
        file.Execute(MergeSql.KeepFindings, _firstLoad, version, WarehouseTables.StillKnown, _build.Now);
        _build.FactsChanged = true;
        return counts;
    }

    // One table of values and nothing else, and no fact that any of them could replace.
    private bool IsFirst() =>
        _sums.Count == 1 && _sums[0].Lines > 0 && _files.Count == 1 && _reports.Count + _cells.Count == 0
        && _build.File.Scalar<long>("SELECT count(*) FROM fact_value") == 0;

    private List<MergedCounts> MergeFirst(StagedSums sums)
    {
        ChangedFiles = new HashSet<int> { sums.File };
        InsertLoads([sums.File]);
        BulkSums.InsertFacts(
            _build.File, sums, _firstLoad + sums.File, _build.Version, WarehouseTables.StillKnown);
        _build.File.Execute($"DROP TABLE {sums.Table}");
        _build.File.CommitAndGoOn();
        _build.FactsChanged = true;
        _build.FactsInOrder = true;
        return [MergedCounts.None with { Inserted = sums.Lines }];
    }

    private void WriteStaged()
    {
        var file = _build.File;
        file.Append("stage_report", _reports.Select((report, number) => new object?[]
        {
            number, report.File, _files[report.File].Form, report.AreaId, report.Month, report.ReceivedOn,
            EarlierLoad(_files[report.File]),
        }));
        file.Append("stage_cell", _cells.Select(cell => new object?[]
        {
            cell.File, cell.Report, cell.MeasureId, cell.Month, cell.AreaId, cell.CategoryId,
            cell.Value, (sbyte)cell.Status, cell.Sheet, cell.Row, cell.Column,
        }));
        file.Append("stage_person", _persons.Select(person => new object?[]
        {
            person.File, person.MeasureId, person.Month, person.AreaId, person.CategoryId, person.Person,
        }));
        file.Append("stage_bulk", _lines
            .Select(line => new object?[] { line.File, line.Month, line.AreaId, line.Lines }));
        file.Append("stage_scope", _lines
            .Select(line => (line.File, line.Month))
            .Distinct()
            .Select(scope => new object?[] { scope.File, _files[scope.File].Form, scope.Month, null }));
        file.Append("stage_finding", _findings.Select(finding => new object?[]
        {
            finding.File, _files[finding.File].Form, finding.Kind, finding.AreaId, finding.Month, finding.Measure,
            finding.Observed, finding.Expected, finding.Sheet, finding.Row, finding.Column,
        }));
        file.CommitAndGoOn();
    }

    private int? EarlierLoad(StagedFile file)
    {
        if (!_earlierLoads.TryGetValue((file.Form, file.Sha256), out var load))
        {
            load = _build.File.Scalar<int?>(
                "SELECT max(load_id) FROM load WHERE form = $1 AND sha256 = $2", file.Form, file.Sha256);
            _earlierLoads.Add((file.Form, file.Sha256), load);
        }

        return load;
    }

    private List<MergedCounts> ReadCounts()
    {
        var counts = Enumerable.Repeat(MergedCounts.None, _files.Count).ToList();
        var rows = _build.File.Query(
            MergeSql.Counts,
            row => (
                File: row.GetInt32(0),
                Counts: new MergedCounts(
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    row.GetInt64(4),
                    row.GetInt64(5),
                    row.GetInt64(6),
                    row.GetInt64(7)) { News = row.GetInt64(8) }));
        foreach (var (file, count) in rows)
        {
            counts[file] = count;
        }

        var lines = _build.File.Query(
            MergeSql.BulkCounts,
            row => (File: row.GetInt32(0), Inserted: row.GetInt64(1), Updated: row.GetInt64(2),
                Unchanged: row.GetInt64(3)));
        foreach (var line in lines)
        {
            counts[line.File] = counts[line.File] with
            {
                Inserted = line.Inserted,
                Updated = line.Updated,
                Unchanged = line.Unchanged,
            };
        }

        return counts;
    }

    // A file that changes nothing leaves no trace: publishing the same file again must not make a new version.
    private void InsertLoads(HashSet<int> changed)
    {
        var now = _build.Now;
        _build.File.Append("load", _files
            .Select((file, number) => (File: file, Number: number))
            .Where(entry => changed.Contains(entry.Number))
            .Select(entry => new object?[]
            {
                _firstLoad + entry.Number, entry.File.LedgerRun, entry.File.Source, entry.File.Sha256,
                entry.File.Form, now, _build.Version,
            }));
        _build.File.Append("load_sheet", _sheets
            .Where(sheet => changed.Contains(sheet.File))
            .Select(sheet => new object?[] { _firstLoad + sheet.File, sheet.Sheet, sheet.Name }));
    }
}

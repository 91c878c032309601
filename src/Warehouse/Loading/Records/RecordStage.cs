using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading.Records;

/// <summary>Takes the records of registers into the version that is made.</summary>
public sealed class RecordStage(WarehouseBuild build)
{
    private readonly List<StagedRecord> _records = [];
    private readonly List<StagedRecordField> _fields = [];

    /// <summary>Whether anything was staged.</summary>
    public bool IsEmpty => _records.Count == 0;

    /// <summary>Adds a record.</summary>
    public void Add(StagedRecord record) => _records.Add(record);

    /// <summary>Adds a field of a record.</summary>
    public void Add(in StagedRecordField field) => _fields.Add(field);

    /// <summary>Merges what was staged.</summary>
    /// <param name="firstLoad">Number of the batch's first load.</param>
    /// <returns>By file: what became of its records.</returns>
    public IReadOnlyDictionary<int, RecordOutcome> Merge(int firstLoad)
    {
        var file = build.File;
        file.Execute(RecordSql.CreateKept);
        file.Execute(RecordSql.CreateStaged);
        file.Append("stage_record", _records.Select(row => new object?[]
        {
            row.File, row.Row, row.RecordId, row.Form, row.Pseudonym, row.Person, row.AreaId, row.OccurredOn,
            row.ParentId, row.PregnancyId, row.Content, row.IsAppendOnly,
        }));
        file.Append("stage_record_field", _fields.Select(row => new object?[]
        {
            row.File, row.Row, row.RecordId, row.Field, row.Text, row.Number, row.Day,
        }));
        file.Execute(RecordSql.Judge, WarehouseTables.StillKnown);
        file.Execute(RecordSql.JudgeLines);
        file.Execute(RecordSql.EndChanged, build.Version, WarehouseTables.StillKnown);
        file.Execute(RecordSql.InsertRecords, firstLoad, build.Version, WarehouseTables.StillKnown);
        file.Execute(RecordSql.InsertFields, build.Version);
        return Read();
    }

    private Dictionary<int, RecordOutcome> Read()
    {
        var refused = build.File
            .Query(RecordSql.Refused, row => (File: row.GetInt32(0), Row: row.GetInt32(1)))
            .ToLookup(row => row.File, row => row.Row);
        return build.File
            .Query(
                RecordSql.Counts,
                row => (
                    File: row.GetInt32(0),
                    Counts: new RegisterCounts(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
                    Orphans: row.GetInt64(4)),
                WarehouseTables.StillKnown)
            .ToDictionary(
                row => row.File,
                row => new RecordOutcome(row.Counts, [.. refused[row.File]], row.Orphans));
    }
}

namespace McHAnalytics.Warehouse.Loading.Records;

/// <summary>A record of a register, without anything that names a person.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="RecordId">Keyed number of the record: the same in every load.</param>
/// <param name="Form">Code of its form.</param>
/// <param name="Pseudonym">Keyed pseudonym of the person; null where nobody is named.</param>
/// <param name="Person">Keyed number of the person, to be counted by; null where nobody is named.</param>
/// <param name="AreaId">Where it counts.</param>
/// <param name="OccurredOn">The record's day.</param>
/// <param name="ParentId">Number of the record that it belongs to; null where it stands alone.</param>
/// <param name="PregnancyId">Number of the pregnancy; null where there is none.</param>
/// <param name="Content">The same for two lines that say the same.</param>
/// <param name="IsAppendOnly">Whether it is never changed.</param>
public sealed record StagedRecord(
    int File,
    int Row,
    long RecordId,
    string Form,
    string? Pseudonym,
    long? Person,
    int AreaId,
    DateOnly OccurredOn,
    long? ParentId,
    long? PregnancyId,
    string Content,
    bool IsAppendOnly);

/// <summary>A filled field of a record.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Field">Name of the field.</param>
/// <param name="Text">Its text or codes; null for numbers and days.</param>
/// <param name="Number">Its number, money in yuan.</param>
/// <param name="Day">Its day.</param>
public readonly record struct StagedRecordField(
    int File, int Row, long RecordId, string Field, string? Text, decimal? Number, DateOnly? Day);

/// <summary>What became of a file's records.</summary>
/// <param name="Counts">Records new, changed and unchanged.</param>
/// <param name="Refused">Rows that would have changed a record that is never changed.</param>
/// <param name="Orphans">Records whose parent is not known yet.</param>
public sealed record RecordOutcome(RegisterCounts Counts, IReadOnlyList<int> Refused, long Orphans);

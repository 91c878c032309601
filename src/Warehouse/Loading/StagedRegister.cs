namespace McHAnalytics.Warehouse.Loading;

/// <summary>A pregnancy of a register, without anything that names a person.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="PregnancyId">Keyed number of the pregnancy: the same in every load.</param>
/// <param name="Pseudonym">Keyed pseudonym of the woman.</param>
/// <param name="AreaId">Where she lives.</param>
/// <param name="RegisteredOn">Day of registration.</param>
/// <param name="LastMenstrualPeriod">First day of the last menstrual period.</param>
/// <param name="ExpectedDeliveryOn">Expected day of delivery.</param>
/// <param name="DeliveredOn">Day of delivery; null while pregnant.</param>
/// <param name="DeliveryKind">Kind of delivery as printed.</param>
public sealed record StagedPregnancy(
    int File,
    int Row,
    long PregnancyId,
    string Pseudonym,
    int AreaId,
    DateOnly? RegisteredOn,
    DateOnly? LastMenstrualPeriod,
    DateOnly? ExpectedDeliveryOn,
    DateOnly? DeliveredOn,
    string? DeliveryKind);

/// <summary>A line of a register that brings answers or outcomes of a pregnancy.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="AssessedOn">Day of the assessment; null for a line of the register of pregnancies.</param>
public sealed record StagedLine(int File, int Row, long PregnancyId, DateOnly? AssessedOn);

/// <summary>An answered variable.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="Variable">Code of the variable.</param>
/// <param name="Number">The number; null for a yes-or-no.</param>
/// <param name="Flag">Yes or no; null for a number.</param>
/// <param name="AnsweredOn">The day of the answer.</param>
public readonly record struct StagedAnswer(
    int File, int Row, long PregnancyId, string Variable, double? Number, bool? Flag, DateOnly? AnsweredOn);

/// <summary>What a pregnancy is counted under.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="Dimension">Code of the dimension.</param>
/// <param name="Code">Its code.</param>
public readonly record struct StagedCode(int File, int Row, long PregnancyId, string Dimension, string Code);

/// <summary>An outcome known to be present or absent.</summary>
/// <param name="File">Number that <see cref="LoadStage.AddFile"/> gave.</param>
/// <param name="Row">Row in the file.</param>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="Outcome">Code of the outcome.</param>
/// <param name="Present">Whether it occurred.</param>
/// <param name="OccurredOn">The day from which it is known.</param>
public readonly record struct StagedOutcome(
    int File, int Row, long PregnancyId, string Outcome, bool Present, DateOnly OccurredOn);

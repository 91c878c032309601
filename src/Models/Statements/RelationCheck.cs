namespace McHAnalytics.Models.Statements;

/// <summary>What one relation says of the statement that it judges.</summary>
/// <param name="Verdict">The verdict by this relation alone.</param>
/// <param name="Zh">The arithmetic, in Chinese.</param>
/// <param name="En">The arithmetic, in English.</param>
/// <param name="Conflict">What cannot be true, or should be looked at; null where nothing is.</param>
/// <param name="Otherwise">Another reading of the relation that fits, where its own does not.</param>
internal sealed record RelationCheck(
    Verdict Verdict, string Zh, string En, StatementConflict? Conflict = null, RateRelation? Otherwise = null);

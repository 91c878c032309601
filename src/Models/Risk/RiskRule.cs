namespace McHAnalytics.Models.Risk;

/// <summary>One clause of the rules with the condition under which it fires.</summary>
/// <param name="Id">The clause's id: <c>O-2.6.2</c>.</param>
/// <param name="Colour">The colour that it gives; null for a screening item, which gives none.</param>
/// <param name="Group">The group of the annex.</param>
/// <param name="TextZh">The clause as the rules write it.</param>
/// <param name="TextEn">English rendering.</param>
/// <param name="Clause">The condition as the catalogue writes it.</param>
/// <param name="When">The condition.</param>
/// <param name="Evidence">What the wording rests on.</param>
/// <param name="Citation">Name of the source.</param>
public sealed record RiskRule(
    string Id,
    RiskColour? Colour,
    string Group,
    string TextZh,
    string TextEn,
    string Clause,
    RuleExpression When,
    RuleEvidence Evidence,
    string Citation);

/// <summary>What is to be done with a colour.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Facility">Where she is cared for.</param>
/// <param name="CaseRecord">Whether a special case record is kept.</param>
/// <param name="ReportWithin">ISO 8601 duration within which it is reported; null: no special report.</param>
/// <param name="TextZh">The rule in Chinese.</param>
/// <param name="TextEn">The rule in English.</param>
/// <param name="Evidence">What the wording rests on.</param>
public sealed record RiskManagement(
    RiskColour Colour,
    string Facility,
    bool CaseRecord,
    string? ReportWithin,
    string TextZh,
    string TextEn,
    RuleEvidence Evidence);

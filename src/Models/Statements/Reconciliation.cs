namespace McHAnalytics.Models.Statements;

/// <summary>The verdict on one published figure, with the arithmetic behind it.</summary>
/// <param name="Statement">The figure.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="ExplanationZh">Why, in Chinese.</param>
/// <param name="ExplanationEn">Why, in English.</param>
public sealed record JudgedStatement(Statement Statement, Verdict Verdict, string ExplanationZh, string ExplanationEn);

/// <summary>A smallest set of published figures that cannot all be true, or that needs something nobody stated.</summary>
/// <param name="Rule">DQ-R1 rate against counts, DQ-R2 jointly, DQ-R3 no whole numbers, DQ-R4 price, DQ-U1 unit, DQ-L1 part and
/// whole, DQ-L4 sum, DQ-D2 definition; and of a document's own words DQ-C3 part of a year, DQ-D1 carry-over, DQ-D3 provenance,
/// DQ-M1 missing, DQ-P3 too perfect, DQ-P5 repeated, DQ-T1 lost characters, DQ-U2 per cent or points, DQ-U3 persons or
/// person-times.</param>
/// <param name="IsError">False for a warning: nothing is contradicted, but somebody should look.</param>
/// <param name="Statements">The figures.</param>
/// <param name="ExplanationZh">The arithmetic, in Chinese.</param>
/// <param name="ExplanationEn">The same in English.</param>
public sealed record StatementConflict(
    string Rule, bool IsError, IReadOnlyList<Statement> Statements, string ExplanationZh, string ExplanationEn);

/// <summary>What reconciling found.</summary>
/// <param name="Verdicts">One for each statement, in their order.</param>
/// <param name="Conflicts">What cannot all be true.</param>
public sealed record Reconciliation(
    IReadOnlyList<JudgedStatement> Verdicts, IReadOnlyList<StatementConflict> Conflicts);

namespace McHAnalytics.Models.Risk;

/// <summary>Something that is asked or measured: a number with its unit and valid range, or a yes-or-no.</summary>
/// <param name="Code">Stable code: <c>hb_g_l</c>.</param>
/// <param name="Section">The section of the paper form on which it stands.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Range">Valid numbers and their unit; null for a yes-or-no.</param>
/// <param name="Otherwise">What a number reads as where its section was gone through and it was not written; null:
/// unknown.</param>
public sealed record RiskVariable(
    string Code,
    string Section,
    string NameZh,
    string NameEn,
    RiskVariableRange? Range,
    double? Otherwise)
{
    /// <summary>Whether it is a number; otherwise a yes-or-no.</summary>
    public bool IsNumber => Range is not null;
}

/// <summary>The numbers that a variable can have.</summary>
/// <param name="Lowest">The least valid value (inclusive).</param>
/// <param name="Highest">The greatest valid value (inclusive).</param>
/// <param name="Unit">The unit, as in the catalogue.</param>
/// <param name="UnitZh">The unit as Chinese text writes it.</param>
public sealed record RiskVariableRange(double Lowest, double Highest, string Unit, string UnitZh);

/// <summary>A section of the paper form; <c>done_CODE</c> says that it was gone through.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record RiskSection(string Code, string NameZh, string NameEn)
{
    /// <summary>The variable that says whether the section was gone through.</summary>
    public string DoneVariable => "done_" + Code;
}

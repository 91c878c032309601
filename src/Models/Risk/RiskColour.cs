namespace McHAnalytics.Models.Risk;

/// <summary>The five colours of the national pregnancy-risk assessment, from the mildest.</summary>
/// <remarks>Green to red are ordered: the most serious rule that fires wins. Purple (infectious) is carried beside
/// them.</remarks>
public enum RiskColour
{
    /// <summary>绿: no risk factor found.</summary>
    Green,

    /// <summary>黄: some risk.</summary>
    Yellow,

    /// <summary>橙: higher risk, a threat to safety.</summary>
    Orange,

    /// <summary>红: high risk, may endanger life.</summary>
    Red,

    /// <summary>紫: an infectious disease; stands beside any other colour.</summary>
    Purple,
}

/// <summary>What a rule's wording rests on.</summary>
public enum RuleEvidence
{
    /// <summary>S: its text was seen in a public excerpt of the annex.</summary>
    Seen,

    /// <summary>P: its text was partly seen.</summary>
    PartlySeen,

    /// <summary>M: recalled from memory, unverified.</summary>
    Memory,
}

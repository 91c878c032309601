namespace McHAnalytics.Models.Statements;

/// <summary>What arithmetic says of a published figure.</summary>
public enum Verdict
{
    /// <summary>Nothing to check it against, or nothing was printed.</summary>
    Uncheckable,

    /// <summary>The other figures give it, within their rounding.</summary>
    Holds,

    /// <summary>Only the edge of the others' rounding reaches it.</summary>
    AtTheEdge,

    /// <summary>Whatever the others were before rounding, they do not give it.</summary>
    Contradicted,

    /// <summary>The printed unit is not one that this figure can have.</summary>
    WrongUnit,
}

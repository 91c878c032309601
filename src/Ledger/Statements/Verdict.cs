namespace McHAnalytics.Ledger.Statements;

/// <summary>What the counts say of a published figure.</summary>
public enum Verdict
{
    /// <summary>The counts give the printed figure, within its rounding.</summary>
    Holds,

    /// <summary>Only the edge of the rounding reaches the printed figure.</summary>
    AtTheEdge,

    /// <summary>No counts that fit the other statements give it.</summary>
    Contradicted,

    /// <summary>There are no counts to check it against.</summary>
    Uncheckable,

    /// <summary>It fits in another unit than the printed one (as ‰ for %).</summary>
    WrongUnit,
}

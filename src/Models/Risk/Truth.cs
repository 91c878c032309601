namespace McHAnalytics.Models.Risk;

/// <summary>Kleene's three truth values, ordered so that "and" is the least and "or" the greatest.</summary>
public enum Truth
{
    /// <summary>Known not to hold.</summary>
    False,

    /// <summary>Cannot be told from the answers given.</summary>
    Unknown,

    /// <summary>Known to hold.</summary>
    True,
}

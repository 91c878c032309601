namespace McHAnalytics.Models.Access;

/// <summary>Kinds of data that a role may see.</summary>
public enum DataClass
{
    /// <summary>Counts and rates of places.</summary>
    Aggregate,

    /// <summary>One row for one person, without her name.</summary>
    Person,

    /// <summary>Figures of sensitive measures (deaths, HIV) below the county.</summary>
    Sensitive,
}

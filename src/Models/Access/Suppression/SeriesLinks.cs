namespace McHAnalytics.Models.Access.Suppression;

/// <summary>Series that are linked by sums belong together; all others can be settled one by one.</summary>
public static class SeriesLinks
{
    /// <summary>The rules, cut into the smallest that share no series.</summary>
    public static IEnumerable<SuppressionRules> Of(SuppressionRules rules)
    {
        var above = rules.Series.ToDictionary(series => series.Name, series => series.Name, StringComparer.Ordinal);
        foreach (var series in rules.Series)
        {
            Join(above, series.Name, series.Terms.Select(term => term.Measure));
        }

        foreach (var identity in rules.Identities)
        {
            Join(above, identity.Whole, identity.Parts.Select(part => part.Measure));
        }

        var identities = rules.Identities.ToLookup(identity => Top(above, identity.Whole), StringComparer.Ordinal);
        return rules.Series
            .GroupBy(series => Top(above, series.Name), StringComparer.Ordinal)
            .Select(group => new SuppressionRules([.. group], [.. identities[group.Key]]));
    }

    private static void Join(Dictionary<string, string> above, string one, IEnumerable<string> others)
    {
        foreach (var other in others)
        {
            above[Top(above, other)] = Top(above, one);
        }
    }

    private static string Top(Dictionary<string, string> above, string name)
    {
        while (above[name] != name)
        {
            name = above[name];
        }

        return name;
    }
}

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>A version contradicts itself before it is published: a fault of ours, and the old version stays.</summary>
public sealed class WarehouseVerificationException(string rule, long rows)
    : Exception($"MCH-W105 The new version was not published: {rows} rows break the rule '{rule}'. "
        + "The old version stays; please report this.")
{
    /// <summary>The rule that was broken.</summary>
    public string Rule { get; } = rule;
}

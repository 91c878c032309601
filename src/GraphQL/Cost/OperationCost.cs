namespace McHAnalytics.GraphQL.Cost;

/// <summary>What an operation may cost, by the two measures of the IBM GraphQL Cost Directives specification.</summary>
/// <param name="FieldCost">The calls of fields, each at its weight.</param>
/// <param name="TypeCost">The values answered, each at the weight of its type.</param>
internal readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    /// <summary>No cost is counted beyond this: it is over every limit, and sums and products of it stay
    /// numbers.</summary>
    public const double Most = 1e12;

    /// <summary>The greater of the two measures: both must be within the limit.</summary>
    public double Cost => Math.Max(FieldCost, TypeCost);

    public static OperationCost operator +(OperationCost a, OperationCost b) =>
        new(Math.Min(a.FieldCost + b.FieldCost, Most), Math.Min(a.TypeCost + b.TypeCost, Most));

    public static OperationCost operator *(OperationCost each, double times) =>
        new(Math.Min(each.FieldCost * times, Most), Math.Min(each.TypeCost * times, Most));

    /// <summary>The greater by each measure.</summary>
    public static OperationCost Max(OperationCost a, OperationCost b) =>
        new(Math.Max(a.FieldCost, b.FieldCost), Math.Max(a.TypeCost, b.TypeCost));

    /// <summary>As clients read it in <c>extensions.cost</c>.</summary>
    public Dictionary<string, object?> ToExtension(int limit) => new()
    {
        ["cost"] = Shown(Cost),
        ["limit"] = limit,
        ["fieldCost"] = Shown(FieldCost),
        ["typeCost"] = Shown(TypeCost),
    };

    /// <summary>Without the last digits that summing fractions leaves.</summary>
    public static double Shown(double cost) => Math.Round(cost, 3);
}

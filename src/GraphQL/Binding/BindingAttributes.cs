namespace McHAnalytics.GraphQL.Binding;

/// <summary>Gives a member or a parameter its name in the schema where the convention does not fit.</summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name as the schema writes it.</summary>
    public string Name { get; } = name;
}

/// <summary>Keeps a public member out of the binding.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>Marks a method that answers its field for all parents of a level at once.</summary>
/// <remarks>Its first parameter takes the parents as <c>IReadOnlyList&lt;T&gt;</c>; it returns one result a parent, in
/// their order.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;

/// <summary>Says that a method takes an argument by hand, from
/// <see cref="Execution.ResolverContext.Argument"/>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class UsesArgumentAttribute(string name) : Attribute
{
    /// <summary>The argument's name.</summary>
    public string Name { get; } = name;
}

/// <summary>Says that a parameter is a service; parameters that are nothing else are services also without
/// it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

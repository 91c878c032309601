using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A leaf with a fixed set of values (specification, 3.9).</summary>
public sealed class EnumType(string name, string? description) : NamedType(name, description)
{
    private Dictionary<object, EnumValue> _byRuntimeValue = [];

    /// <summary>The values, in the order defined.</summary>
    public NamedList<EnumValue> Values { get; private set; } = NamedList.Empty<EnumValue>();

    /// <summary>The value that a resolver's result stands for, or <c>null</c>.</summary>
    public EnumValue? FindByRuntimeValue(object runtimeValue) => _byRuntimeValue.GetValueOrDefault(runtimeValue);

    internal void SetValues(IEnumerable<EnumValue> values)
    {
        Values = new NamedList<EnumValue>(values);
        IndexRuntimeValues();
    }

    internal void IndexRuntimeValues()
    {
        _byRuntimeValue = [];
        foreach (var value in Values)
        {
            _byRuntimeValue[value.RuntimeValue] = value;
        }
    }
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValue(string name, string? description, EnumValueDefinitionNode? definition) : ISchemaMember
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>Where it was defined.</summary>
    public EnumValueDefinitionNode? Definition { get; } = definition;

    /// <summary>Why it should no longer be used; <c>null</c> where it may be.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public AppliedDirectives Directives { get; internal set; } = AppliedDirectives.None;

    /// <summary>What resolvers get and give for it: the member of a bound CLR enum, or else the name.</summary>
    public object RuntimeValue { get; internal set; } = name;
}

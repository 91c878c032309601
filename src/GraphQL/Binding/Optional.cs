namespace McHAnalytics.GraphQL.Binding;

/// <summary>Tells an argument or input field that was left out from one that was given as null.</summary>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    public Optional(T value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>Whether a value was given, null among them.</summary>
    public bool HasValue { get; }

    /// <summary>What was given; the type's default where nothing was.</summary>
    public T? Value { get; }
}

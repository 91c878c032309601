using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>What a resolver may know of the field it answers and the request it is part of.</summary>
public readonly struct ResolverContext
{
    private readonly CollectedField _field;
    private readonly OperationContext _operation;
    private readonly ResponsePath? _parentPath;

    internal ResolverContext(
        object? parent, CollectedField field, OperationContext operation, ResponsePath? parentPath)
    {
        Parent = parent;
        _field = field;
        _operation = operation;
        _parentPath = parentPath;
    }

    /// <summary>The object whose field is asked; <c>null</c> at the root.</summary>
    public object? Parent { get; }

    /// <summary>The type of the parent.</summary>
    public ObjectType ParentType => _field.ParentType;

    /// <summary>The field's name in the schema.</summary>
    public string FieldName => _field.Definition.Name;

    /// <summary>Where the answer will stand, as text: <c>.county.townships[3].name</c>.</summary>
    public string Path => new ResponsePath(_parentPath, _field.ResponseName).ToString();

    /// <summary>The schema.</summary>
    public GraphQLSchema Schema => _operation.Schema;

    /// <summary>The request's services.</summary>
    public IServiceProvider Services => _operation.Services
        ?? throw new InvalidOperationException("This request was given no services (GraphQLRequest.Services).");

    /// <summary>Whatever the request was given along, by name.</summary>
    public IDictionary<string, object?> Items => _operation.Items;

    /// <summary>Told when the request is given up.</summary>
    public CancellationToken CancellationToken => _operation.CancellationToken;

    /// <summary>The coerced arguments by name; those left out without a default are absent.</summary>
    public IReadOnlyDictionary<string, object?> Arguments => _field.Arguments(_operation).Values;

    /// <summary>The arguments as the resolver's parameters take them.</summary>
    internal object?[] ConvertedArguments => _field.Arguments(_operation).Converted!;

    /// <summary>The coerced argument of this name, or <c>null</c> where it was left out.</summary>
    public object? Argument(string name) => Arguments.GetValueOrDefault(name);

    /// <summary>The names of the sub-fields asked, of whatever type.</summary>
    public IReadOnlySet<string> SelectedFields => SelectedFieldNames.Of(_field.Nodes, _operation);
}

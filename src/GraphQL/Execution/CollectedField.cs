using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>One response name of a selection set: the field nodes that ask for it and what they ask.</summary>
/// <remarks>Shared by all objects of a level, so that arguments are coerced and sub-fields collected once.</remarks>
internal sealed class CollectedField(FieldDefinition definition, ObjectType parentType, FieldNode first)
{
    private readonly Lock _lock = new();
    private FieldArguments? _arguments;
    private Dictionary<ObjectType, CollectedField[]> _subFields = [];

    public FieldDefinition Definition { get; } = definition;

    public ObjectType ParentType { get; } = parentType;

    public string ResponseName { get; } = first.ResponseName;

    public JsonEncodedText EncodedName { get; } =
        JsonEncodedText.Encode(first.ResponseName, ResponseWriter.Encoder);

    public List<FieldNode> Nodes { get; } = [first];

    /// <summary>The arguments, coerced the first time they are needed.</summary>
    public FieldArguments Arguments(OperationContext operation) =>
        _arguments ??= CoerceArgumentValues.Run(Definition, Nodes[0], operation.Variables);

    /// <summary>What is asked of an object of this type, collected the first time one is met.</summary>
    public CollectedField[] SubFields(ObjectType type, OperationContext operation)
    {
        if (_subFields.TryGetValue(type, out var fields))
        {
            return fields;
        }

        lock (_lock)
        {
            if (!_subFields.TryGetValue(type, out fields))
            {
                fields = CollectFields.OfNodes(operation, type, Nodes);
                _subFields = new Dictionary<ObjectType, CollectedField[]>(_subFields) { [type] = fields };
            }

            return fields;
        }
    }
}

/// <summary>A field's coerced arguments, or why they could not be coerced.</summary>
internal sealed class FieldArguments(
    IReadOnlyDictionary<string, object?> values, object?[]? converted, GraphQLError? fault)
{
    /// <summary>By name; those left out without a default are absent.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    /// <summary>What the resolver's parameters take, in their order.</summary>
    public object?[]? Converted { get; } = converted;

    public GraphQLError? Fault { get; } = fault;
}

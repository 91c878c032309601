using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>One response name of a selection set: the field nodes that ask for it and what they ask.</summary>
/// <remarks>
/// Shared by all objects of a level and, where nothing in it depends on variables, by all requests of the document: so
/// sub-fields are collected and arguments coerced once. Threads that come at once agree without a lock.
/// </remarks>
internal sealed class CollectedField(FieldDefinition definition, ObjectType parentType, FieldNode first)
{
    private readonly bool _hasVariables = VariableUse.InArguments(first.Arguments);
    private FieldArguments? _arguments;
    private SubSelection? _subSelections;

    public FieldDefinition Definition { get; } = definition;

    public ObjectType ParentType { get; } = parentType;

    public string ResponseName { get; } = first.ResponseName;

    public JsonEncodedText EncodedName { get; } =
        JsonEncodedText.Encode(first.ResponseName, ResponseWriter.Encoder);

    public List<FieldNode> Nodes { get; } = [first];

    /// <summary>The arguments, coerced the first time they are needed.</summary>
    public FieldArguments Arguments(OperationContext operation) =>
        _arguments ?? (_hasVariables ? operation.ArgumentsOf(this) : _arguments = CoerceArguments(operation));

    /// <summary>The arguments, coerced now.</summary>
    public FieldArguments CoerceArguments(OperationContext operation) =>
        CoerceArgumentValues.Run(Definition, Nodes[0], operation.Variables);

    /// <summary>What is asked of an object of this type, collected the first time one is met.</summary>
    public CollectedField[] SubFields(ObjectType type, OperationContext operation) =>
        Find(_subSelections, type) ?? AddSubFields(type, CollectFields.OfNodes(operation, type, Nodes));

    private static CollectedField[]? Find(SubSelection? newest, ObjectType type)
    {
        for (var at = newest; at is not null; at = at.Older)
        {
            if (at.Type == type)
            {
                return at.Fields;
            }
        }

        return null;
    }

    /// <summary>Adds what was collected, unless another thread did meanwhile: all must use the same.</summary>
    private CollectedField[] AddSubFields(ObjectType type, CollectedField[] fields)
    {
        while (true)
        {
            var newest = _subSelections;
            if (Find(newest, type) is { } known)
            {
                return known;
            }

            if (Interlocked.CompareExchange(ref _subSelections, new(type, fields, newest), newest) == newest)
            {
                return fields;
            }
        }
    }

    private sealed record SubSelection(ObjectType Type, CollectedField[] Fields, SubSelection? Older);
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

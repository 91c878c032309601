using System.Collections;
using System.Text.Json;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <content>From what a resolver gave to what is answered (specification, 6.4.3).</content>
internal sealed partial class OperationExecution
{
    private ValueTask<object?> CompleteValue(
        GraphQLType type, CollectedField field, in Place place, object? result)
    {
        if (result is null)
        {
            return new ValueTask<object?>(type.IsNonNull ? NullInNonNull(field, place) : null);
        }

        return type.NullableType switch
        {
            ScalarType scalar => CompleteScalar(scalar, field, place, result),
            EnumType enumType => CompleteEnum(enumType, field, place, result),
            ListType list => CompleteListValue(list.OfType, field, place, result),
            ObjectType objectType => CompleteObjectValue(objectType, field, place, result),
            var abstractType => CompleteAbstractValue((NamedType)abstractType, field, place, result),
        };
    }

    private static ValueTask<object?> CompleteScalar(
        ScalarType type, CollectedField field, in Place place, object result)
    {
        var value = type.Coercion.CoerceResult(result, out var fault);
        return new ValueTask<object?>(fault is null ? value : Fail(fault, field, place));
    }

    private static ValueTask<object?> CompleteEnum(
        EnumType type, CollectedField field, in Place place, object result) =>
        new(type.FindByRuntimeValue(Inspect.Normalise(result)!)?.Name as object
            ?? Fail($"Enum \"{type}\" cannot represent value: {Inspect.Value(result)}", field, place));

    private ValueTask<object?> CompleteListValue(
        GraphQLType itemType, CollectedField field, in Place place, object result)
    {
        if (result is not IEnumerable items || result is string or JsonElement or IReadOnlyDictionary<string, object?>)
        {
            return new ValueTask<object?>(Fail(
                $"Expected Iterable, but did not find one for field \"{field.ParentType}.{field.Definition.Name}\".",
                field, place));
        }

        // Numbers and words need no path but to tell a fault: only then is it made.
        var isLeaf = itemType.NullableType is ScalarType or EnumType;
        var path = isLeaf ? null : place.ToPath();
        var values = new List<object?>(result is ICollection collection ? collection.Count : 4);
        List<(int Index, ValueTask<object?> Value)>? pending = null;
        foreach (var item in items)
        {
            if (isLeaf && LeafOf(itemType.NullableType, item) is { } leaf)
            {
                values.Add(leaf);
                continue;
            }

            var value = CompleteItem(itemType, field, new Place(path ??= place.ToPath(), values.Count), item);
            if (!value.IsCompletedSuccessfully)
            {
                (pending ??= []).Add((values.Count, value));
                values.Add(null);
                continue;
            }

            values.Add(value.Result);
            if (values[^1] is Bubble bubble)
            {
                return pending is null ? value : AwaitItems(pending, values, bubble);
            }
        }

        return pending is null ? new ValueTask<object?>(values) : AwaitItems(pending, values, null);
    }

    /// <summary>An item that is plainly right; null for all others, which go the whole way.</summary>
    private static object? LeafOf(GraphQLType type, object? item) => (type, item) switch
    {
        (_, null or Task) => null,
        (ScalarType scalar, _) => scalar.Coercion.CoerceResult(item, out var fault) is { } value && fault is null ? value : null,
        (EnumType words, _) => words.FindByRuntimeValue(Inspect.Normalise(item)!)?.Name,
        _ => null,
    };

    private static async ValueTask<object?> AwaitItems(
        List<(int Index, ValueTask<object?> Value)> pending, List<object?> values, object? bubble)
    {
        foreach (var (index, value) in pending)
        {
            values[index] = await value.ConfigureAwait(false);
            bubble ??= values[index] as Bubble;
        }

        return bubble ?? values;
    }

    private ValueTask<object?> CompleteItem(GraphQLType itemType, CollectedField field, in Place place, object? item)
    {
        ValueTask<object?> completed;
        if (item is Task<object?> task)
        {
            operation.Batches.Enter();
            completed = AwaitAndComplete(new ValueTask<object?>(task), itemType, field, place);
        }
        else
        {
            completed = CompleteValue(itemType, field, place, item);
        }

        return completed.IsCompletedSuccessfully
            ? new ValueTask<object?>(HandleFieldError(completed.Result, itemType, place))
            : AwaitCompletion(completed, itemType, place);
    }

    private ValueTask<object?> CompleteAbstractValue(
        NamedType type, CollectedField field, in Place place, object result)
    {
        var name = operation.Executable.ResolveType(result, type);
        var runtimeType = name is null ? null : operation.Schema.FindType(name);
        if (runtimeType is ObjectType objectType && operation.Schema.IsSubType(type, objectType))
        {
            return CompleteObjectValue(objectType, field, place, result);
        }

        return new ValueTask<object?>(Fail(
            (name, runtimeType) switch
            {
                (null, _) =>
                    $"Abstract type \"{type}\" must resolve to an Object type at runtime for field "
                    + $"\"{field.ParentType}.{field.Definition.Name}\". Either the \"{type}\" type should provide a "
                    + "\"resolveType\" function or each possible type should provide an \"isTypeOf\" function.",
                (_, null) =>
                    $"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the "
                    + "schema.",
                (_, ObjectType) => $"Runtime Object type \"{name}\" is not a possible type for \"{type}\".",
                _ => $"Abstract type \"{type}\" was resolved to a non-object type \"{name}\".",
            },
            field, place));
    }

    private ValueTask<object?> CompleteObjectValue(
        ObjectType type, CollectedField field, in Place place, object result) =>
        ExecuteFields(field.SubFields(type, operation), result, place.ToPath());

    private static Bubble NullInNonNull(CollectedField field, in Place place) =>
        Fail($"Cannot return null for non-nullable field {field.ParentType}.{field.Definition.Name}.", field, place);
}

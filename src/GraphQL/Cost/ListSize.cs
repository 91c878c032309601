using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>What <c>@listSize</c> says of a field: how long its list, or those of its sub-fields, can be.</summary>
/// <param name="AssumedSize">The length where no slicing argument is given.</param>
/// <param name="SlicingArguments">The arguments that say how many items to give.</param>
/// <param name="SizedFields">The sub-fields that hold the list; empty where the field itself does.</param>
/// <param name="RequireOne">Whether exactly one slicing argument must be given.</param>
internal sealed record ListSize(
    int? AssumedSize,
    IReadOnlyList<SlicingArgument> SlicingArguments,
    IReadOnlySet<string> SizedFields,
    bool RequireOne)
{
    /// <summary>Reads the directive of a field.</summary>
    /// <param name="directive">As written, perhaps on another type's field of the same name.</param>
    /// <param name="field">The field it is to hold for.</param>
    /// <param name="fault">Told what is wrong with it.</param>
    public static ListSize Read(AppliedDirective directive, FieldDefinition field, Action<string> fault)
    {
        var size = new ListSize(
            directive.Arguments.GetValueOrDefault("assumedSize") is { } assumed
                ? Convert.ToInt32(assumed, System.Globalization.CultureInfo.InvariantCulture)
                : null,
            [.. Texts(directive, "slicingArguments").Select(path => SlicingArgument.Read(path, field, fault)).OfType<SlicingArgument>()],
            Texts(directive, "sizedFields").ToHashSet(StringComparer.Ordinal),
            directive.Arguments.GetValueOrDefault("requireOneSlicingArgument") is not false);
        if (size.AssumedSize < 0)
        {
            fault("assumedSize is negative");
        }

        if (size.SizedFields.Count == 0 && field.Type.NullableType is not ListType)
        {
            fault("the field is no list: name the sub-fields that are in sizedFields");
        }

        foreach (var name in size.SizedFields)
        {
            if ((field.Type.Innermost as FieldsType)?.Fields.Find(name)?.Type.NullableType is not ListType)
            {
                fault($"its sub-field \"{name}\" of sizedFields is not a list");
            }
        }

        return size;
    }

    private static IEnumerable<string> Texts(AppliedDirective directive, string argument) =>
        directive.Arguments.GetValueOrDefault(argument) is IEnumerable<object?> texts ? texts.OfType<string>() : [];
}

/// <summary>An argument, or an input field within one, that says how many items to give.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Path">The input fields to follow within it; usually none.</param>
internal sealed record SlicingArgument(InputValue Argument, IReadOnlyList<string> Path)
{
    /// <summary>As the schema writes it: names joined by dots.</summary>
    public string Name => string.Join('.', [Argument.Name, .. Path]);

    public static SlicingArgument? Read(string path, FieldDefinition field, Action<string> fault)
    {
        var names = path.Split('.');
        if (field.Arguments.Find(names[0]) is not { } argument)
        {
            fault($"it has no argument \"{names[0]}\" of slicingArguments");
            return null;
        }

        var at = argument;
        foreach (var name in names[1..])
        {
            if ((at.Type.NullableType as InputObjectType)?.Fields.Find(name) is not { } inner)
            {
                fault($"\"{path}\" of slicingArguments leads to no input field");
                return null;
            }

            at = inner;
        }

        return new SlicingArgument(argument, names[1..]);
    }
}

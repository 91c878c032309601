using System.Globalization;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>What each field, type and input of a schema weighs, by its <c>@cost</c> and <c>@listSize</c>.</summary>
/// <remarks>
/// Source: IBM GraphQL Cost Directives specification (draft of 2021). Without <c>@cost</c> a composite type and a
/// field answering one weigh 1; scalars, enums, arguments and input fields weigh nothing. An interface's field weighs
/// as much as the heaviest field that implements it, an interface or union as its heaviest possible type: the price is
/// asked before the types are known. Introspection is answered from memory and bounded by its own depth:
/// <c>__schema</c> and <c>__type</c> weigh 10 each with all that is asked of them.
/// </remarks>
internal sealed class CostModel
{
    private const double IntrospectionWeight = 10;
    private readonly Dictionary<FieldDefinition, FieldPrice> _fields = [];
    private readonly Dictionary<NamedType, double> _types = [];
    private readonly Dictionary<InputValue, double> _inputs = [];
    private readonly HashSet<NamedType> _weightedInputs = [];
    private readonly List<string> _faults = [];

    private CostModel(GraphQLSchema schema)
    {
        foreach (var type in schema.Types)
        {
            _types[type] = Weight(type, type.Name) ?? (type is ScalarType or EnumType ? 0 : 1);
        }

        foreach (var type in schema.Types.OfType<IAbstractType>().Where(type => type.PossibleTypes.Count > 0))
        {
            _types[(NamedType)type] = type.PossibleTypes.Max(possible => _types[possible]);
        }

        WeighInputs(schema);
        foreach (var type in schema.Types.OfType<FieldsType>())
        {
            foreach (var field in type.Fields)
            {
                _fields[field] = Price(type, field);
            }
        }

        _fields[MetaFields.TypeName] = new FieldPrice(MetaFields.TypeName, 0, 0, null, []);
        _fields[MetaFields.Schema] = new FieldPrice(MetaFields.Schema, IntrospectionWeight, 0, null, []);
        _fields[MetaFields.Type] = new FieldPrice(MetaFields.Type, IntrospectionWeight, 0, null, []);
    }

    /// <summary>Reads the weights of a schema.</summary>
    /// <exception cref="SchemaBindingException">A cost directive does not fit; says all that do not.</exception>
    public static CostModel Of(GraphQLSchema schema)
    {
        var model = new CostModel(schema);
        return model._faults.Count == 0 ? model : throw new SchemaBindingException(model._faults);
    }

    public FieldPrice Of(FieldDefinition field) => _fields[field];

    public double Of(NamedType type) => _types[type];

    public double Of(InputValue input) => _inputs.GetValueOrDefault(input);

    /// <summary>Whether a value of this type can weigh anything.</summary>
    public bool CanWeigh(GraphQLType type) => _weightedInputs.Contains(type.Innermost);

    private FieldPrice Price(FieldsType type, FieldDefinition field)
    {
        var place = $"{type.Name}.{field.Name}";
        var usual = field.Type.Innermost is ScalarType or EnumType ? 0 : 1;
        var weight = Weight(field, place) ?? usual;
        var size = field.Directives.Find("listSize") is { } directive
            ? ListSize.Read(directive, field, fault => _faults.Add($"{place}: @listSize does not fit: {fault}."))
            : null;
        foreach (var implementation in Implementations(type, field.Name))
        {
            weight = Math.Max(weight, Weight(implementation, place) ?? usual);
            size ??= implementation.Directives.Find("listSize") is { } theirs
                ? ListSize.Read(theirs, field, static _ => { })
                : null;
        }

        return new FieldPrice(
            field, weight, _types[field.Type.Innermost], size,
            [.. field.Arguments.Where(argument => Of(argument) > 0 || CanWeigh(argument.Type))]);
    }

    private static IEnumerable<FieldDefinition> Implementations(FieldsType type, string field) =>
        type is InterfaceType abstractType
            ? abstractType.PossibleTypes.Select(possible => possible.Fields.Find(field)).OfType<FieldDefinition>()
            : [];

    /// <summary>Weighs arguments and input fields, and finds the input types in which something weighs, at whatever
    /// depth.</summary>
    private void WeighInputs(GraphQLSchema schema)
    {
        foreach (var field in schema.Types.OfType<FieldsType>()
            .SelectMany(type => (IEnumerable<FieldDefinition>)type.Fields))
        {
            WeighInputs(field.Arguments, field.Name);
        }

        var inputs = schema.Types.OfType<InputObjectType>().ToList();
        foreach (var type in inputs)
        {
            WeighInputs(type.Fields, type.Name);
        }

        bool found;
        do
        {
            found = inputs.Any(type => type.Fields.Any(field => Of(field) > 0 || CanWeigh(field.Type))
                && _weightedInputs.Add(type));
        }
        while (found);
    }

    private void WeighInputs(NamedList<InputValue> inputs, string place)
    {
        foreach (var input in inputs)
        {
            if (Weight(input, $"{place}.{input.Name}") is { } weight)
            {
                _inputs[input] = weight;
            }
        }
    }

    private double? Weight(ISchemaMember member, string place)
    {
        if (member.Directives.Find("cost")?.Arguments.GetValueOrDefault("weight") is not { } written)
        {
            return null;
        }

        var text = Convert.ToString(written, CultureInfo.InvariantCulture);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && weight is >= 0 and <= OperationCost.Most)
        {
            return weight;
        }

        _faults.Add($"{place}: @cost(weight: \"{text}\") is not a number of 0 or more.");
        return null;
    }
}

/// <summary>What one call of a field weighs, and what decides the length of its list.</summary>
/// <param name="Definition">The field.</param>
/// <param name="Weight">Each call of it.</param>
/// <param name="TypeWeight">Each value it answers.</param>
/// <param name="Size">How long its list can be; <c>null</c> where the schema does not say.</param>
/// <param name="WeightedArguments">Those of its arguments that can weigh anything.</param>
internal sealed record FieldPrice(
    FieldDefinition Definition,
    double Weight,
    double TypeWeight,
    ListSize? Size,
    IReadOnlyList<InputValue> WeightedArguments)
{
    /// <summary>How many lists within each other it answers.</summary>
    public int ListDepth { get; } = Depth(Definition.Type);

    private static int Depth(GraphQLType type) =>
        type.NullableType is ListType list ? 1 + Depth(list.OfType) : 0;
}

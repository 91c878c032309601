using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Builds types and directives of their definitions and extensions.</summary>
/// <remarks>First all types without their members, since types may name each other; then the members.</remarks>
internal sealed class TypeBuilder(IEnumerable<NamedType> known)
{
    private readonly Dictionary<string, NamedType> _types =
        known.ToDictionary(type => type.Name, StringComparer.Ordinal);

    private Dictionary<string, DirectiveDefinition> _directives = [];

    public IReadOnlyList<NamedType> BuildTypes(ImmutableArray<DefinitionNode> definitions)
    {
        var types = new List<NamedType>();
        foreach (var group in definitions.OfType<TypeDefinitionNode>().GroupBy(node => node.Name.Value))
        {
            if (group.FirstOrDefault(node => !node.IsExtension) is { } first)
            {
                var type = Shell(first);
                type.Definitions = [first, .. group.Where(node => node != first)];
                _types[type.Name] = type;
                types.Add(type);
            }
        }

        types.ForEach(Fill);
        return types;
    }

    public IReadOnlyList<DirectiveDefinition> BuildDirectives(ImmutableArray<DefinitionNode> definitions) =>
    [
        .. definitions.OfType<DirectiveDefinitionNode>().Select(node => new DirectiveDefinition(
            node.Name.Value, node.Description?.Value, InputValues(node.Arguments), node.IsRepeatable,
            [.. node.Locations.Select(location => location.Value)], node)),
    ];

    /// <summary>Coerces the directives written in the schema; to be called once all types stand.</summary>
    public void Apply(IReadOnlyList<NamedType> types, IEnumerable<DirectiveDefinition> directives)
    {
        _directives = directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);
        foreach (var type in types)
        {
            type.Directives = Applied(type.Definitions.SelectMany(node => node.Directives));
            switch (type)
            {
                case ScalarType scalar:
                    scalar.SpecifiedByUrl = scalar.Directives.Find("specifiedBy")?.Arguments["url"] as string;
                    break;
                case InputObjectType input:
                    input.IsOneOf = input.Directives.Find("oneOf") is not null;
                    Apply(input.Fields);
                    break;
                case FieldsType fieldsType:
                    Apply(fieldsType);
                    break;
                case EnumType enumType:
                    Apply(enumType);
                    break;
            }
        }
    }

    private void Apply(FieldsType type)
    {
        foreach (var field in type.Fields)
        {
            field.Directives = Applied(field.Definition!.Directives);
            field.DeprecationReason = DeprecationReason(field.Directives);
            Apply(field.Arguments);
        }
    }

    private void Apply(EnumType type)
    {
        foreach (var value in type.Values)
        {
            value.Directives = Applied(value.Definition!.Directives);
            value.DeprecationReason = DeprecationReason(value.Directives);
        }
    }

    private void Apply(NamedList<InputValue> values)
    {
        foreach (var value in values)
        {
            value.Directives = Applied(value.Definition!.Directives);
            value.DeprecationReason = DeprecationReason(value.Directives);
        }
    }

    private AppliedDirectives Applied(IEnumerable<DirectiveNode> nodes)
    {
        var applied = ImmutableArray.CreateBuilder<AppliedDirective>();
        foreach (var node in nodes)
        {
            if (_directives.TryGetValue(node.Name.Value, out var definition))
            {
                CoerceArgumentValues.Coerce(
                    definition.Arguments, node.Arguments.AsSpan(), node.Position, null, out var arguments);
                applied.Add(new AppliedDirective(definition.Name, arguments));
            }
        }

        return applied.Count == 0 ? AppliedDirectives.None : new AppliedDirectives(applied.ToImmutable());
    }

    private static string? DeprecationReason(AppliedDirectives directives) =>
        directives.Find("deprecated")?.Arguments.GetValueOrDefault("reason") as string;

    private static NamedType Shell(TypeDefinitionNode node)
    {
        var (name, description) = (node.Name.Value, node.Description?.Value);
        return node switch
        {
            ScalarTypeDefinitionNode => new ScalarType(name, description, new UnboundCoercion()),
            ObjectTypeDefinitionNode => new ObjectType(name, description),
            InterfaceTypeDefinitionNode => new InterfaceType(name, description),
            UnionTypeDefinitionNode => new UnionType(name, description),
            EnumTypeDefinitionNode => new EnumType(name, description),
            _ => new InputObjectType(name, description),
        };
    }

    private void Fill(NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                var nodes = type.Definitions.OfType<FieldsDefinitionNode>().ToArray();
                fieldsType.Fields = new NamedList<FieldDefinition>(nodes.SelectMany(node => node.Fields).Select(Field));
                fieldsType.Interfaces = new NamedList<InterfaceType>(
                    nodes.SelectMany(node => node.Interfaces).Select(TypeOf).OfType<InterfaceType>());
                break;
            case UnionType union:
                union.PossibleTypes =
                [
                    .. type.Definitions.OfType<UnionTypeDefinitionNode>()
                        .SelectMany(node => node.Types).Select(TypeOf).OfType<ObjectType>().Distinct(),
                ];
                break;
            case EnumType enumType:
                enumType.SetValues(type.Definitions.OfType<EnumTypeDefinitionNode>()
                    .SelectMany(node => node.Values)
                    .Select(value => new EnumValue(value.Name.Value, value.Description?.Value, value)));
                break;
            case InputObjectType input:
                input.Fields = InputValues(
                    type.Definitions.OfType<InputObjectTypeDefinitionNode>().SelectMany(node => node.Fields));
                break;
        }
    }

    private FieldDefinition Field(FieldDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, TypeOf(node.Type), InputValues(node.Arguments), node);

    private NamedList<InputValue> InputValues(IEnumerable<InputValueDefinitionNode> nodes) =>
        new(nodes.Select(node => new InputValue(
            node.Name.Value, node.Description?.Value, TypeOf(node.Type), node.DefaultValue, node)));

    private GraphQLType TypeOf(TypeNode node) => node switch
    {
        ListTypeNode list => new ListType(TypeOf(list.ItemType)),
        NonNullTypeNode nonNull => new NonNullType(TypeOf(nonNull.NullableType)),
        NamedTypeNode named => _types.GetValueOrDefault(named.Name.Value)
            ?? throw new GraphQLErrorException(
                new GraphQLError($"Unknown type \"{named.Name}\".", named.Position)),
        _ => throw new ArgumentException($"A {node.Kind} is no type.", nameof(node)),
    };
}

using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Values that are written have the types of their places (5.6.1 to 5.6.4).</summary>
internal static class ValuesOfCorrectType
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<ArgumentNode>(NodeKind.Argument, node => Check(context, node.Value, context.Types.InputType));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, node =>
        {
            if (node.DefaultValue is not null)
            {
                Check(context, node.DefaultValue, context.Types.InputType);
            }
        });
    }

    private static void Check(ValidationContext context, ValueNode value, GraphQLType? type)
    {
        switch (value)
        {
            case VariableNode:
                break;
            case ListValueNode list when type?.NullableType is ListType listType:
                foreach (var item in list.Values)
                {
                    Check(context, item, listType.OfType);
                }

                break;
            case ListValueNode:
                CheckLeaf(context, value, type?.NullableType);
                break;
            case ObjectValueNode fields when type?.Innermost is InputObjectType input:
                CheckObject(context, fields, input);
                break;
            case NullValueNode:
                if (type is NonNullType)
                {
                    context.Report($"Expected value of type \"{type}\", found null.", value.Position);
                }

                break;
            default:
                CheckLeaf(context, value, type);
                break;
        }
    }

    private static void CheckLeaf(ValidationContext context, ValueNode value, GraphQLType? type)
    {
        switch (type?.Innermost)
        {
            case null:
                break;
            case ScalarType scalar:
                scalar.Coercion.CoerceLiteral(value, out var fault);
                if (fault is not null)
                {
                    context.Report(
                        scalar.IsBuiltIn ? fault : $"Expected value of type \"{type}\", found {value}; {fault}",
                        value.Position);
                }

                break;
            case EnumType enumType:
                CheckEnum(context, value, enumType);
                break;
            default:
                context.Report($"Expected value of type \"{type}\", found {value}.", value.Position);
                break;
        }
    }

    private static void CheckEnum(ValidationContext context, ValueNode value, EnumType type)
    {
        if (value is EnumValueNode name && type.Values.Find(name.Value) is not null)
        {
            return;
        }

        var text = value.ToString()!;
        var problem = value is EnumValueNode
            ? $"Value \"{text}\" does not exist in \"{type}\" enum."
            : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
        context.Report(
            problem + Suggestions.DidYouMean(Suggestions.For(text, type.Values.Names), "the enum value"),
            value.Position);
    }

    private static void CheckObject(ValidationContext context, ObjectValueNode value, InputObjectType type)
    {
        var given = new OrderedDictionary<string, ValueNode>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field.Value;
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
            {
                context.Report(
                    $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.",
                    value.Position);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(context, value, type, given);
        }

        foreach (var field in value.Fields)
        {
            var definition = type.Fields.Find(field.Name.Value);
            if (definition is null)
            {
                context.Report(
                    $"Field \"{field.Name}\" is not defined by type \"{type}\"."
                    + Suggestions.DidYouMean(Suggestions.For(field.Name.Value, type.Fields.Names)),
                    field.Position);
            }

            Check(context, field.Value, definition?.Type);
        }
    }

    private static void CheckOneOf(
        ValidationContext context, ObjectValueNode value, InputObjectType type,
        OrderedDictionary<string, ValueNode> given)
    {
        if (given.Count != 1)
        {
            context.Report($"OneOf Input Object \"{type}\" must specify exactly one key.", value.Position);
        }
        else if (given.GetAt(0).Value is NullValueNode)
        {
            context.Report($"Field \"{type}.{given.GetAt(0).Key}\" must be non-null.", value.Position);
        }
    }
}

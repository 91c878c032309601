using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Goes over one definition of the type system.</summary>
internal sealed class TypeSystemWalk(
    RuleHandlers handlers, Action<ImmutableArray<DirectiveNode>> walkDirectives, Action<ValueNode> walkValue)
{
    public void Run(DefinitionNode definition)
    {
        handlers.OnEnter(definition);
        walkDirectives(((TypeSystemDefinitionNode)definition).Directives);
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                foreach (var operationType in schema.OperationTypes)
                {
                    Walk(operationType.Type);
                }

                break;
            case FieldsDefinitionNode type:
                Walk(type.Interfaces);
                foreach (var field in type.Fields)
                {
                    Walk(field);
                }

                break;
            case UnionTypeDefinitionNode union:
                Walk(union.Types);
                break;
            case EnumTypeDefinitionNode enumType:
                foreach (var value in enumType.Values)
                {
                    handlers.OnEnter(value);
                    walkDirectives(value.Directives);
                    handlers.OnLeave(value);
                }

                break;
            case InputObjectTypeDefinitionNode input:
                Walk(input.Fields);
                break;
            case DirectiveDefinitionNode directive:
                Walk(directive.Arguments);
                break;
        }

        handlers.OnLeave(definition);
    }

    private void Walk(FieldDefinitionNode field)
    {
        handlers.OnEnter(field);
        Walk(field.Arguments);
        Walk(field.Type);
        walkDirectives(field.Directives);
        handlers.OnLeave(field);
    }

    private void Walk(ImmutableArray<InputValueDefinitionNode> values)
    {
        foreach (var value in values)
        {
            handlers.OnEnter(value);
            Walk(value.Type);
            if (value.DefaultValue is not null)
            {
                walkValue(value.DefaultValue);
            }

            walkDirectives(value.Directives);
            handlers.OnLeave(value);
        }
    }

    private void Walk(ImmutableArray<NamedTypeNode> types)
    {
        foreach (var type in types)
        {
            Walk(type);
        }
    }

    private void Walk(TypeNode type)
    {
        while (type is not NamedTypeNode)
        {
            type = type is ListTypeNode list ? list.ItemType : ((NonNullTypeNode)type).NullableType;
        }

        handlers.OnEnter(type);
        handlers.OnLeave(type);
    }
}

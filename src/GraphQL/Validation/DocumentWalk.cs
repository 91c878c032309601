using System.Collections.Immutable;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Goes once over a document, keeps the types of each place, and calls the rules.</summary>
internal sealed class DocumentWalk(ValidationContext context, RuleHandlers handlers)
{
    private readonly TypeInfo _types = context.Types;
    private readonly GraphQLSchema _schema = context.Schema;
    private DefinitionNode _definition = null!;

    public void Run()
    {
        handlers.OnEnter(context.Document);
        foreach (var definition in context.Document.Definitions)
        {
            _definition = definition;
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Walk(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    Walk(fragment);
                    break;
                default:
                    new TypeSystemWalk(handlers, Walk, WalkConstant).Run(definition);
                    break;
            }
        }

        handlers.OnLeave(context.Document);
    }

    private void Walk(OperationDefinitionNode operation)
    {
        _types.Type = _schema.RootType(operation.Operation);
        handlers.OnEnter(operation);
        foreach (var variable in operation.VariableDefinitions)
        {
            Walk(variable);
        }

        Walk(operation.Directives);
        Walk(operation.SelectionSet);
        handlers.OnLeave(operation);
    }

    private void Walk(VariableDefinitionNode definition)
    {
        _types.InputType = _schema.TypeFromNode(definition.Type) is { IsInputType: true } type ? type : null;
        handlers.OnEnter(definition);
        Walk(definition.Type);
        if (definition.DefaultValue is not null)
        {
            WalkValue(definition.DefaultValue, _types.InputType, hasDefault: false, parent: null);
        }

        Walk(definition.Directives);
        handlers.OnLeave(definition);
        _types.InputType = null;
    }

    private void Walk(FragmentDefinitionNode fragment)
    {
        _types.Type = OutputType(fragment.TypeCondition);
        handlers.OnEnter(fragment);
        Walk(fragment.TypeCondition);
        Walk(fragment.Directives);
        Walk(fragment.SelectionSet);
        handlers.OnLeave(fragment);
    }

    private void Walk(SelectionSetNode selectionSet)
    {
        var (outerParent, outerType) = (_types.ParentType, _types.Type);
        _types.ParentType = outerType?.Innermost is FieldsType or UnionType ? outerType.Innermost : null;
        handlers.OnEnter(selectionSet);
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Walk(field);
                    break;
                case InlineFragmentNode fragment:
                    Walk(fragment);
                    break;
                case FragmentSpreadNode spread:
                    handlers.OnEnter(spread);
                    Walk(spread.Directives);
                    handlers.OnLeave(spread);
                    break;
            }

            _types.Type = outerType;
        }

        handlers.OnLeave(selectionSet);
        _types.ParentType = outerParent;
    }

    private void Walk(FieldNode field)
    {
        var outerField = _types.Field;
        _types.Field = _types.ParentType is { } parent
            ? MetaFields.Find(_schema, parent, field.Name.Value)
            : null;
        _types.Type = _types.Field?.Type;
        handlers.OnEnter(field);
        Walk(field.Arguments, _types.Field?.Arguments);
        Walk(field.Directives);
        var (own, type) = (_types.Field, _types.Type);
        if (field.SelectionSet is not null)
        {
            Walk(field.SelectionSet);
        }

        (_types.Field, _types.Type) = (own, type);
        handlers.OnLeave(field);
        _types.Field = outerField;
    }

    private void Walk(InlineFragmentNode fragment)
    {
        _types.Type = fragment.TypeCondition is { } condition ? OutputType(condition) : _types.ParentType;
        handlers.OnEnter(fragment);
        if (fragment.TypeCondition is not null)
        {
            Walk(fragment.TypeCondition);
        }

        Walk(fragment.Directives);
        Walk(fragment.SelectionSet);
        handlers.OnLeave(fragment);
    }

    private void Walk(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _types.Directive = _schema.Directives.Find(directive.Name.Value);
            handlers.OnEnter(directive);
            Walk(directive.Arguments, _types.Directive?.Arguments);
            handlers.OnLeave(directive);
            _types.Directive = null;
        }
    }

    private void Walk(ImmutableArray<ArgumentNode> arguments, NamedList<InputValue>? definitions)
    {
        foreach (var argument in arguments)
        {
            var definition = definitions?.Find(argument.Name.Value);
            _types.Argument = definition;
            _types.InputType = definition?.Type;
            handlers.OnEnter(argument);
            WalkValue(argument.Value, definition?.Type, definition?.DefaultLiteral is not null, parent: null);
            handlers.OnLeave(argument);
            _types.Argument = null;
            _types.InputType = null;
        }
    }

    private void WalkConstant(ValueNode value) => WalkValue(value, null, hasDefault: false, parent: null);

    private void WalkValue(ValueNode value, GraphQLType? type, bool hasDefault, InputObjectType? parent)
    {
        handlers.OnEnter(value);
        switch (value)
        {
            case VariableNode variable:
                context.AddUsage(_definition, new VariableUsage(variable, type, hasDefault, parent));
                break;
            case ListValueNode list:
                var itemType = type?.NullableType is ListType listType ? listType.OfType : type?.NullableType;
                foreach (var item in list.Values)
                {
                    WalkValue(item, itemType, hasDefault: false, parent: null);
                }

                break;
            case ObjectValueNode fields:
                var objectType = type?.Innermost as InputObjectType;
                foreach (var field in fields.Fields)
                {
                    var definition = objectType?.Fields.Find(field.Name.Value);
                    handlers.OnEnter(field);
                    WalkValue(field.Value, definition?.Type, definition?.DefaultLiteral is not null, objectType);
                    handlers.OnLeave(field);
                }

                break;
        }

        handlers.OnLeave(value);
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

    private NamedType? OutputType(NamedTypeNode node) =>
        _schema.FindType(node.Name.Value) is { IsOutputType: true } type ? type : null;
}

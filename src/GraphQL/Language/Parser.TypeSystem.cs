using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <content>Definitions and extensions of the type system (specification, 3).</content>
public sealed partial class Parser
{
    private static readonly HashSet<string> s_directiveLocations =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    private bool PeekDescription() => Peek(TokenKind.String) || Peek(TokenKind.BlockString);

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseStringLiteral() : null;

    private TypeSystemDefinitionNode ParseTypeSystemDefinition()
    {
        var position = _token.Position;
        return ParseTypeSystem(position, ParseDescription(), isExtension: false);
    }

    private TypeSystemDefinitionNode ParseTypeSystemExtension()
    {
        var keyword = Lookahead();
        if (keyword.Kind != TokenKind.Name
            || Text(keyword) is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input"))
        {
            throw SyntaxErrors.Unexpected(keyword, _source);
        }

        var position = _token.Position;
        ExpectKeyword("extend");
        return ParseTypeSystem(position, null, isExtension: true);
    }

    private TypeSystemDefinitionNode ParseTypeSystem(
        SourcePosition position, StringValueNode? description, bool isExtension)
    {
        var keyword = Text(Expect(TokenKind.Name));
        var head = new TypeSystemHead(position, description, isExtension, []);
        return keyword switch
        {
            "schema" => ParseSchema(head),
            "scalar" => ParseScalarType(head),
            "type" => ParseObjectType(head),
            "interface" => ParseInterfaceType(head),
            "union" => ParseUnionType(head),
            "enum" => ParseEnumType(head),
            "input" => ParseInputObjectType(head),
            _ => ParseDirectiveDefinition(head),
        };
    }

    private TypeSystemHead ParseHeadDirectives(TypeSystemHead head) =>
        head with { Directives = ParseDirectives(isConst: true) };

    /// <summary>An extension must add something; a definition need not.</summary>
    private void RequireAddition(in TypeSystemHead head, params ReadOnlySpan<bool> additions)
    {
        if (head.IsExtension && head.Directives.IsEmpty && !additions.Contains(true))
        {
            throw Unexpected();
        }
    }

    private SchemaDefinitionNode ParseSchema(TypeSystemHead head)
    {
        head = ParseHeadDirectives(head);
        var types = head.IsExtension
            ? OptionalMany(TokenKind.BraceLeft, static p => p.ParseOperationTypeDefinition(), TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, static p => p.ParseOperationTypeDefinition(), TokenKind.BraceRight);
        RequireAddition(head, !types.IsEmpty);
        return new SchemaDefinitionNode(head, types);
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var position = _token.Position;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(position, operation, ParseNamedType());
    }

    private ScalarTypeDefinitionNode ParseScalarType(TypeSystemHead head)
    {
        var name = ParseName();
        head = ParseHeadDirectives(head);
        RequireAddition(head);
        return new ScalarTypeDefinitionNode(head, name);
    }

    private ObjectTypeDefinitionNode ParseObjectType(TypeSystemHead head)
    {
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        head = ParseHeadDirectives(head);
        var fields = ParseFieldsDefinition();
        RequireAddition(head, !interfaces.IsEmpty, !fields.IsEmpty);
        return new ObjectTypeDefinitionNode(head, name, interfaces, fields);
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType(TypeSystemHead head)
    {
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        head = ParseHeadDirectives(head);
        var fields = ParseFieldsDefinition();
        RequireAddition(head, !interfaces.IsEmpty, !fields.IsEmpty);
        return new InterfaceTypeDefinitionNode(head, name, interfaces, fields);
    }

    private ImmutableArray<NamedTypeNode> ParseImplementsInterfaces() =>
        ExpectOptionalKeyword("implements") ? DelimitedMany(TokenKind.Ampersand, static p => p.ParseNamedType()) : [];

    private ImmutableArray<FieldDefinitionNode> ParseFieldsDefinition() =>
        OptionalMany(TokenKind.BraceLeft, static p => p.ParseFieldDefinition(), TokenKind.BraceRight);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var position = _token.Position;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDefinitionNode(position, description, name, arguments, type, ParseDirectives(isConst: true));
    }

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(
            TokenKind.ParenthesisLeft, static p => p.ParseInputValueDefinition(), TokenKind.ParenthesisRight);

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var position = _token.Position;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = ExpectOptional(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        return new InputValueDefinitionNode(
            position, description, name, type, defaultValue, ParseDirectives(isConst: true));
    }

    private UnionTypeDefinitionNode ParseUnionType(TypeSystemHead head)
    {
        var name = ParseName();
        head = ParseHeadDirectives(head);
        ImmutableArray<NamedTypeNode> types = ExpectOptional(TokenKind.EqualsSign)
            ? DelimitedMany(TokenKind.Pipe, static p => p.ParseNamedType())
            : [];
        RequireAddition(head, !types.IsEmpty);
        return new UnionTypeDefinitionNode(head, name, types);
    }

    private EnumTypeDefinitionNode ParseEnumType(TypeSystemHead head)
    {
        var name = ParseName();
        head = ParseHeadDirectives(head);
        var values = OptionalMany(
            TokenKind.BraceLeft, static p => p.ParseEnumValueDefinition(), TokenKind.BraceRight);
        RequireAddition(head, !values.IsEmpty);
        return new EnumTypeDefinitionNode(head, name, values);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var position = _token.Position;
        var description = ParseDescription();
        if (PeekKeyword("true") || PeekKeyword("false") || PeekKeyword("null"))
        {
            throw SyntaxErrors.At(
                _token.Line, _token.Column,
                $"{SyntaxErrors.Describe(_token, _source)} is reserved and cannot be used for an enum value.");
        }

        return new EnumValueDefinitionNode(position, description, ParseName(), ParseDirectives(isConst: true));
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType(TypeSystemHead head)
    {
        var name = ParseName();
        head = ParseHeadDirectives(head);
        var fields = OptionalMany(
            TokenKind.BraceLeft, static p => p.ParseInputValueDefinition(), TokenKind.BraceRight);
        RequireAddition(head, !fields.IsEmpty);
        return new InputObjectTypeDefinitionNode(head, name, fields);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(TypeSystemHead head)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = ExpectOptionalKeyword("repeatable");
        ExpectKeyword("on");
        var locations = DelimitedMany(TokenKind.Pipe, static p => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(head, name, arguments, isRepeatable, locations);
    }

    private Name ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return s_directiveLocations.Contains(name.Value) ? name : throw SyntaxErrors.Unexpected(token, _source);
    }
}

namespace McHAnalytics.GraphQL.Language;

/// <content>Values and type references (specification, 2.9 and 2.11).</content>
public sealed partial class Parser
{
    private ValueNode ParseValueLiteral(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(token.Position, Text(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(token.Position, Text(token));
            case TokenKind.String or TokenKind.BlockString:
                CheckTextLength(token);
                return ParseStringLiteral();
            case TokenKind.Name:
                Advance();
                return Text(token) switch
                {
                    "true" => new BooleanValueNode(token.Position, true),
                    "false" => new BooleanValueNode(token.Position, false),
                    "null" => new NullValueNode(token.Position),
                    var name => new EnumValueNode(token.Position, name),
                };
            case TokenKind.Dollar when !isConst:
                return ParseVariable();
            case TokenKind.Dollar:
                throw VariableInConstant(token);
            default:
                throw Unexpected();
        }
    }

    private void CheckTextLength(in Token token)
    {
        var text = token.StringValue!;
        if (text.Length > _options.MaxTextBytes / 3
            && System.Text.Encoding.UTF8.GetByteCount(text) is var found
            && found > _options.MaxTextBytes)
        {
            throw new Errors.GraphQLErrorException(
                Errors.LimitErrors.TextTooLong(found, _options.MaxTextBytes, token.Position));
        }
    }

    private StringValueNode ParseStringLiteral()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Position, token.StringValue!, token.Kind == TokenKind.BlockString);
    }

    private ListValueNode ParseList(bool isConst)
    {
        var position = _token.Position;
        Descend();
        var values = Any<ValueNode>(
            TokenKind.BracketLeft,
            isConst
                ? static parser => parser.ParseValueLiteral(true)
                : static parser => parser.ParseValueLiteral(false),
            TokenKind.BracketRight,
            _options.MaxListItems);
        Ascend();
        return new ListValueNode(position, values);
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var position = _token.Position;
        Descend();
        var fields = Any<ObjectFieldNode>(
            TokenKind.BraceLeft,
            isConst ? static parser => parser.ParseObjectField(true) : static parser => parser.ParseObjectField(false),
            TokenKind.BraceRight);
        Ascend();
        return new ObjectValueNode(position, fields);
    }

    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name.Position, name, ParseValueLiteral(isConst));
    }

    private Errors.GraphQLErrorException VariableInConstant(in Token dollar)
    {
        Advance();
        return Peek(TokenKind.Name)
            ? SyntaxErrors.At(
                dollar.Line, dollar.Column, $"Unexpected variable \"${Text(_token)}\" in constant value.")
            : SyntaxErrors.Unexpected(dollar, _source);
    }

    private TypeNode ParseTypeReference()
    {
        var position = _token.Position;
        TypeNode type;
        if (ExpectOptional(TokenKind.BracketLeft))
        {
            Descend();
            type = new ListTypeNode(position, ParseTypeReference());
            Ascend();
            Expect(TokenKind.BracketRight);
        }
        else
        {
            type = ParseNamedType();
        }

        return ExpectOptional(TokenKind.Bang) ? new NonNullTypeNode(position, type) : type;
    }

    private NamedTypeNode ParseNamedType() => new(ParseName());
}

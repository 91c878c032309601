using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <content>Operations, selections and fragments (specification, 2.2 to 2.8).</content>
public sealed partial class Parser
{
    private DocumentNode ParseDocument()
    {
        var definitions = default(NodeList<DefinitionNode>);
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));
        return new DocumentNode(definitions.ToImmutable(), _tokenCount);
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.BraceLeft))
        {
            return ParseOperationDefinition(null);
        }

        var hasDescription = PeekDescription();
        var keyword = hasDescription ? Lookahead() : _token;
        if (hasDescription && keyword.Kind == TokenKind.BraceLeft)
        {
            throw SyntaxErrors.At(
                _token.Line, _token.Column,
                "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind == TokenKind.Name)
        {
            switch (Text(keyword))
            {
                case "query" or "mutation" or "subscription":
                    return ParseOperationDefinition(ParseDescription());
                case "fragment":
                    return ParseFragmentDefinition();
                case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
                    return ParseTypeSystemDefinition();
                case "extend" when !hasDescription:
                    return ParseTypeSystemExtension();
            }

            if (hasDescription)
            {
                throw SyntaxErrors.At(
                    _token.Line, _token.Column,
                    "Unexpected description, only GraphQL definitions support descriptions.");
            }
        }

        throw SyntaxErrors.Unexpected(keyword, _source);
    }

    private OperationDefinitionNode ParseOperationDefinition(StringValueNode? description)
    {
        var position = description?.Position ?? _token.Position;
        Count(ref _tally.Operations, _options.MaxOperations, LimitErrors.TooManyOperations);
        _tally.Variables = 0;
        _tally.Aliases = 0;
        if (description is null && Peek(TokenKind.BraceLeft))
        {
            return new OperationDefinitionNode(position, null, OperationKind.Query, null, [], [], ParseSelectionSet());
        }

        var operation = ParseOperationType();
        Name? name = Peek(TokenKind.Name) ? ParseName() : null;
        return new OperationDefinitionNode(
            position,
            description,
            operation,
            name,
            ParseVariableDefinitions(),
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    private OperationKind ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return Text(token) switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw SyntaxErrors.Unexpected(token, _source),
        };
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions() =>
        OptionalMany(
            TokenKind.ParenthesisLeft, static parser => parser.ParseVariableDefinition(), TokenKind.ParenthesisRight);

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var position = _token.Position;
        Count(ref _tally.Variables, _options.MaxVariables, LimitErrors.TooManyVariables);
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = ExpectOptional(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        return new VariableDefinitionNode(
            position, description, variable, type, defaultValue, ParseDirectives(isConst: true));
    }

    private VariableNode ParseVariable()
    {
        var position = Expect(TokenKind.Dollar).Position;
        return new VariableNode(position, ParseName());
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var position = _token.Position;
        Descend();
        var selections = Many(TokenKind.BraceLeft, static parser => parser.ParseSelection(), TokenKind.BraceRight);
        Ascend();
        return new SelectionSetNode(position, selections);
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var position = _token.Position;
        var nameOrAlias = ParseName();
        var hasAlias = ExpectOptional(TokenKind.Colon);
        if (hasAlias)
        {
            Count(ref _tally.Aliases, _options.MaxAliases, LimitErrors.TooManyAliasesWritten);
        }

        var name = hasAlias ? ParseName() : nameOrAlias;
        return new FieldNode(
            position,
            hasAlias ? nameOrAlias : null,
            name,
            ParseArguments(isConst: false),
            ParseDirectives(isConst: false),
            Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst) =>
        OptionalMany<ArgumentNode>(
            TokenKind.ParenthesisLeft,
            isConst ? static parser => parser.ParseArgument(true) : static parser => parser.ParseArgument(false),
            TokenKind.ParenthesisRight);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.Position, name, ParseValueLiteral(isConst));
    }

    private SelectionNode ParseFragment()
    {
        var position = Expect(TokenKind.Spread).Position;
        var hasTypeCondition = ExpectOptionalKeyword("on");
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            return new FragmentSpreadNode(position, ParseFragmentName(), ParseDirectives(isConst: false));
        }

        return new InlineFragmentNode(
            position,
            hasTypeCondition ? ParseNamedType() : null,
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var position = _token.Position;
        Count(ref _tally.Fragments, _options.MaxFragments, LimitErrors.TooManyFragments);
        _tally.Aliases = 0;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode(
            position, description, name, ParseNamedType(), ParseDirectives(isConst: false), ParseSelectionSet());
    }

    private Name ParseFragmentName() => PeekKeyword("on") ? throw Unexpected() : ParseName();

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var directives = default(NodeList<DirectiveNode>);
        while (Peek(TokenKind.At))
        {
            var here = directives.Count;
            Count(ref _tally.Directives, _options.MaxDirectives, LimitErrors.TooManyDirectives);
            Count(ref here, _options.MaxDirectivesPerLocation, LimitErrors.TooManyDirectivesHere);
            var position = Expect(TokenKind.At).Position;
            directives.Add(new DirectiveNode(position, ParseName(), ParseArguments(isConst)));
        }

        return directives.ToImmutable();
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>Reads a document by the grammar (specification, appendix B), one method a production.</summary>
/// <remarks>Here the entry and the walk over tokens; the productions stand in the files of the same name.</remarks>
public sealed partial class Parser
{
    private readonly string _source;
    private readonly ParserOptions _options;
    private Lexer _lexer;
    private Token _token;
    private Token? _lookahead;
    private int _tokenCount;
    private int _depth;
    private Tally _tally;

    private Parser(string source, ParserOptions options)
    {
        _source = source;
        _options = options;
        _lexer = new Lexer(source);
        Advance();
    }

    /// <summary>Reads a document: operations and fragments, or a schema.</summary>
    /// <exception cref="GraphQLErrorException">The text is not a document, or larger than allowed.</exception>
    public static DocumentNode Parse(string source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Parser(source, options ?? new ParserOptions()).ParseDocument();
    }

    /// <summary>Reads a single value, such as a default.</summary>
    /// <exception cref="GraphQLErrorException">The text is not a value.</exception>
    public static ValueNode ParseValue(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new Parser(source, new ParserOptions());
        var value = parser.ParseValueLiteral(isConst: false);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    private void Advance()
    {
        _token = _lookahead ?? _lexer.Next();
        _lookahead = null;
        if (_token.Kind != TokenKind.EndOfFile && ++_tokenCount > _options.MaxTokens)
        {
            throw SyntaxErrors.TooManyTokens(_token, _options.MaxTokens);
        }
    }

    private Token Lookahead() => _lookahead ??= _lexer.Next();

    private bool Peek(TokenKind kind) => _token.Kind == kind;

    private bool PeekKeyword(string keyword) => _token.Kind == TokenKind.Name && TextIs(_token, keyword);

    private bool TextIs(in Token token, string text) =>
        _source.AsSpan(token.Start, token.End - token.Start).SequenceEqual(text);

    private string Text(in Token token) => _source[token.Start..token.End];

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw SyntaxErrors.Expected(Token.Describe(kind), token, _source);
        }

        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }

        return token;
    }

    private bool ExpectOptional(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!ExpectOptionalKeyword(keyword))
        {
            throw SyntaxErrors.Expected($"\"{keyword}\"", _token, _source);
        }
    }

    private bool ExpectOptionalKeyword(string keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private GraphQLErrorException Unexpected() => SyntaxErrors.Unexpected(_token, _source);

    private void Descend()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw SyntaxErrors.TooDeep(_token, _options.MaxDepth);
        }
    }

    private void Ascend() => _depth--;

    private Name ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new Name(Text(token), token.Position);
    }

    private ImmutableArray<T> Any<T>(
        TokenKind open, Func<Parser, T> parse, TokenKind close, int limit = int.MaxValue)
    {
        var start = Expect(open);
        var nodes = default(NodeList<T>);
        while (!ExpectOptional(close))
        {
            if (nodes.Count == limit)
            {
                throw new GraphQLErrorException(LimitErrors.ListTooLong(null, limit, start.Position));
            }

            nodes.Add(parse(this));
        }

        return nodes.ToImmutable();
    }

    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<Parser, T> parse, TokenKind close) =>
        Peek(open) ? Many(open, parse, close) : [];

    private ImmutableArray<T> Many<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
    {
        Expect(open);
        var nodes = default(NodeList<T>);
        do
        {
            nodes.Add(parse(this));
        }
        while (!ExpectOptional(close));
        return nodes.ToImmutable();
    }

    private ImmutableArray<T> DelimitedMany<T>(TokenKind delimiter, Func<Parser, T> parse)
    {
        ExpectOptional(delimiter);
        var nodes = default(NodeList<T>);
        do
        {
            nodes.Add(parse(this));
        }
        while (ExpectOptional(delimiter));
        return nodes.ToImmutable();
    }

    /// <summary>What has been read so far of that which is limited.</summary>
    private struct Tally
    {
        public int Operations;
        public int Fragments;
        public int Variables;
        public int Aliases;
        public int Directives;
    }

    /// <summary>Counts one more, and refuses the document where that is one too many.</summary>
    private void Count(ref int count, int limit, Func<int, SourcePosition, GraphQLError> refusal)
    {
        if (++count > limit)
        {
            throw new GraphQLErrorException(refusal(limit, _token.Position));
        }
    }

    private struct NodeList<T>
    {
        private T[]? _items;
        private int _count;

        public readonly int Count => _count;

        public void Add(T item)
        {
            if (_items is null)
            {
                _items = new T[4];
            }
            else if (_count == _items.Length)
            {
                Array.Resize(ref _items, _count * 2);
            }

            _items[_count++] = item;
        }

        public ImmutableArray<T> ToImmutable()
        {
            if (_items is null)
            {
                return [];
            }

            Array.Resize(ref _items, _count);
            return ImmutableCollectionsMarshal.AsImmutableArray(_items);
        }
    }
}

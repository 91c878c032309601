using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>What the lexer and the parser can say against a text.</summary>
internal static class SyntaxErrors
{
    public static GraphQLErrorException At(int line, int column, string description) =>
        new(new GraphQLError($"Syntax Error: {description}", new SourcePosition(line, column))
        {
            Code = ErrorCodes.ParseFailed,
        });

    public static GraphQLErrorException AtOffset(string source, int offset, string description)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < source.Length; i++)
        {
            if (source[i] == '\n' || (source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return At(line, offset + 1 - lineStart, description);
    }

    public static GraphQLErrorException Unexpected(in Token token, string source) =>
        At(token.Line, token.Column, $"Unexpected {Describe(token, source)}.");

    public static GraphQLErrorException Expected(string wanted, in Token token, string source) =>
        At(token.Line, token.Column, $"Expected {wanted}, found {Describe(token, source)}.");

    public static GraphQLErrorException TooManyTokens(in Token token, int limit) =>
        new(LimitErrors.TooManyTokens(limit, token.Position));

    public static GraphQLErrorException TooDeep(in Token token, int limit) =>
        new(LimitErrors.TooDeeplyNested(limit, token.Position));

    public static string Describe(in Token token, string source)
    {
        var kind = Token.Describe(token.Kind);
        return token.Kind switch
        {
            TokenKind.String or TokenKind.BlockString => $"{kind} \"{token.StringValue}\"",
            TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{kind} \"{source[token.Start..token.End]}\"",
            _ => kind,
        };
    }
}

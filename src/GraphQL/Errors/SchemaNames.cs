using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace McHAnalytics.GraphQL.Errors;

/// <summary>Takes out of messages what they tell of the schema: suggestions, and names that the asker did not
/// write.</summary>
internal static partial class SchemaNames
{
    private const string Hidden = "(hidden)";

    private static readonly ImmutableHashSet<string> s_known =
        ["Int", "Float", "String", "Boolean", "ID", "Query", "Mutation", "Subscription", "true", "false", "null"];

    /// <summary>Cleans the errors that the engine itself words; what resolvers say is theirs.</summary>
    /// <param name="errors">As for one who may know the schema.</param>
    /// <param name="asked">The document and the variables, as sent.</param>
    public static IReadOnlyList<GraphQLError> Hide(IReadOnlyList<GraphQLError> errors, params string[] asked)
    {
        var written = asked.SelectMany(text => Names().Matches(text).Select(match => match.Value)).ToHashSet();
        return
        [
            .. errors.Select(error =>
                error.Code is ErrorCodes.ValidationFailed or ErrorCodes.BadUserInput or ErrorCodes.InvalidResult
                    or ErrorCodes.ParseFailed
                    ? error.Saying(Hide(error.Message, written))
                    : error),
        ];
    }

    private static string Hide(string message, HashSet<string> written)
    {
        var end = message.IndexOf(" Did you mean ", StringComparison.Ordinal);
        var kept = end < 0 ? message : message[..end];
        return Quoted().Replace(kept, quoted => Names().Replace(
            quoted.Value, name => written.Contains(name.Value) || s_known.Contains(name.Value) ? name.Value : Hidden));
    }

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Names();

    /// <summary>What is quoted, and what stands as <c>Type.field</c>.</summary>
    [GeneratedRegex(@"""[^""]*""|\b[_A-Za-z][_0-9A-Za-z]*\.[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Quoted();
}

using System.Collections.Immutable;

namespace McHAnalytics.GraphQL.Errors;

/// <summary>One entry of a response's <c>errors</c> (specification, 7.1.2).</summary>
public sealed class GraphQLError
{
    /// <summary>Says what is wrong, where.</summary>
    /// <param name="message">For the asker; never an exception's text.</param>
    /// <param name="locations">The places in the document, most telling first.</param>
    public GraphQLError(string message, params ImmutableArray<SourcePosition> locations)
    {
        Message = message;
        Locations = locations;
    }

    /// <summary>What is wrong and, where it helps, what would be right.</summary>
    public string Message { get; }

    /// <summary>The places in the document; empty where the fault belongs to none.</summary>
    public ImmutableArray<SourcePosition> Locations { get; init; }

    /// <summary>The response position that failed: field names (<see cref="string"/>) and list positions
    /// (<see cref="int"/>, from 0); <c>null</c> for a request error.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>A stable code for programs, written as <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Further entries of <c>extensions</c>, beside the code.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The validation rule that found the fault, by its name in the reference implementation.</summary>
    public string? Rule { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        Locations is [var first, ..] ? $"{Message} ({first.Line}:{first.Column})" : Message;

    /// <summary>The same error in other words.</summary>
    internal GraphQLError Saying(string message) => message == Message
        ? this
        : new GraphQLError(message, Locations) { Path = Path, Code = Code, Rule = Rule, Extensions = Extensions };

    internal GraphQLError With(
        string? code = null, string? rule = null, ImmutableArray<SourcePosition>? locations = null,
        IReadOnlyList<object>? path = null) =>
        new(Message, locations ?? Locations)
        {
            Path = path ?? Path,
            Code = Code ?? code,
            Rule = Rule ?? rule,
            Extensions = Extensions,
        };
}

using System.Text.Json;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>What a client asks (specification, 6.1).</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document.</summary>
    public required string Query { get; init; }

    /// <summary>Which of the document's operations to run; <c>null</c> where it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object by variable name, or nothing. Variables the operation does not declare are
    /// ignored.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The request's services, from which resolvers are served.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Whatever resolvers should find in <see cref="ResolverContext.Items"/>.</summary>
    public IDictionary<string, object?>? Items { get; init; }

    /// <summary>The parent of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>Whether to say in <c>extensions.cost</c> what the operation costs.</summary>
    public bool ReportCost { get; init; }

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked; <c>__typename</c> always may. Default
    /// true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Whether errors may suggest names ("Did you mean ...?") and name what the asker did not write. Default
    /// true.</summary>
    public bool AllowSuggestions { get; init; } = true;

    /// <summary>Refuses anything but a query: for requests that must not change anything, such as GET.</summary>
    public bool RequireQuery { get; init; }
}

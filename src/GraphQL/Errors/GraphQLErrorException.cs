namespace McHAnalytics.GraphQL.Errors;

/// <summary>Carries one <see cref="GraphQLError"/> up from the depth at which it was found.</summary>
/// <param name="error">The error, as the asker will read it.</param>
public sealed class GraphQLErrorException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The error, as the asker will read it.</summary>
    public GraphQLError Error { get; } = error;
}

using System.Collections.Frozen;
using McHAnalytics.Api.Access;
using McHAnalytics.Models.Access;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Http;

/// <summary>What the GraphQL route allows.</summary>
internal sealed record EndpointOptions
{
    /// <summary>Longest body in bytes, after inflation. Default 256 KiB.</summary>
    public int LargestBody { get; init; } = 256 * 1024;

    /// <summary>Longest that one request may take; a subscription is none. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most subscriptions open at once. Default 100.</summary>
    public int MostStreams { get; init; } = 100;

    /// <summary>Cancelled when the server stops: ends what has no end of its own.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Whether the schema is told: by introspection, and as text at <c>?sdl</c>.</summary>
    public bool TellsSchema { get; init; } = true;

    /// <summary>Whether errors may suggest names that the asker did not write.</summary>
    public bool Suggests { get; init; } = true;

    /// <summary>Tells who asks; the local owner where nothing is said.</summary>
    public RequestAskers Askers { get; init; } = new(Asker.LocalOwner, allowHeader: false);

    /// <summary>Names what is served: while it says the same, equal requests have equal answers. Null where that is not
    /// known.</summary>
    public Func<string?> Served { get; init; } = () => null;

    /// <summary>The root fields whose answers hang on nothing but what is served.</summary>
    public IReadOnlySet<string> ServedFields { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Most bytes of written answers that are kept for equal requests; 0 keeps none. Default 64 MiB.</summary>
    public long MostKeptBytes { get; init; } = 64L << 20;

    /// <summary>Sends GraphiQL, and tells whether there is one; null where it is not offered.</summary>
    public Func<HttpContext, Task<bool>>? GraphiQL { get; init; }
}

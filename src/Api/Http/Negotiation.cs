using Microsoft.Extensions.Primitives;

namespace McHAnalytics.Api.Http;

/// <summary>What form an answer takes.</summary>
internal enum AnswerType
{
    /// <summary><c>application/json</c>: 200 for every well-formed request.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells whether the request was answered.</summary>
    ResponseJson,

    /// <summary><c>text/event-stream</c>: results as they come.</summary>
    EventStream,

    /// <summary><c>text/html</c>: GraphiQL, for a browser that names no question.</summary>
    Page,
}

/// <summary>Chooses the answer's form by the request's <c>Accept</c> (RFC 9110, 12.5.1; GraphQL over HTTP, Accept).</summary>
internal static class Negotiation
{
    public const string Json = "application/json";
    public const string ResponseJson = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Page = "text/html";

    private const int Forms = 4;
    private const int AnyType = 1;
    private const int AnySubtype = 2;
    private const int Named = 3;

    /// <summary>The form that the asker wants most; null where no form that we have is acceptable.</summary>
    /// <param name="accept">The header, all its lines.</param>
    /// <param name="pageOffered">Whether GraphiQL is one of the forms for this request.</param>
    /// <remarks>A wildcard means JSON: a page and a stream are given only to those who name them.</remarks>
    public static AnswerType? Choose(StringValues accept, bool pageOffered)
    {
        switch (accept.Count == 1 ? accept[0] : null)
        {
            case ResponseJson:
                return AnswerType.ResponseJson;
            case Json or "*/*":
                return AnswerType.Json;
            case null or "" when accept.Count <= 1:
                return AnswerType.Json;
        }

        Span<Weight> weights = stackalloc Weight[Forms];
        foreach (var line in accept)
        {
            var items = new QualityItems(line);
            while (items.MoveNext())
            {
                Weigh(items, weights);
            }
        }

        if (!pageOffered)
        {
            weights[(int)AnswerType.Page] = default;
        }

        return Best(weights);
    }

    /// <summary>Whether a stream of events is acceptable, though another form may be wanted more.</summary>
    public static bool TakesEvents(StringValues accept)
    {
        foreach (var line in accept)
        {
            var items = new QualityItems(line);
            while (items.MoveNext())
            {
                if (items.Quality > 0 && Is(items.Name, EventStream))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the asker takes gzip.</summary>
    public static bool TakesGzip(StringValues acceptEncoding)
    {
        var any = false;
        foreach (var line in acceptEncoding)
        {
            var items = new QualityItems(line);
            while (items.MoveNext())
            {
                if (Is(items.Name, "gzip"))
                {
                    return items.Quality > 0;
                }

                any |= items.Quality > 0 && items.Name is "*";
            }
        }

        return any;
    }

    private static void Weigh(QualityItems item, Span<Weight> weights)
    {
        if (item.Charset.Length > 0 && !Is(item.Charset, "utf-8") && !Is(item.Charset, "utf8"))
        {
            return; // we write UTF-8 only
        }

        if (item.Name is "*/*" or "*")
        {
            Note(weights, AnswerType.Json, AnyType, item.Quality);
            Note(weights, AnswerType.ResponseJson, AnyType, item.Quality);
        }
        else if (Is(item.Name, "application/*"))
        {
            Note(weights, AnswerType.Json, AnySubtype, item.Quality);
            Note(weights, AnswerType.ResponseJson, AnySubtype, item.Quality);
        }
        else if (Is(item.Name, ResponseJson))
        {
            Note(weights, AnswerType.ResponseJson, Named, item.Quality);
        }
        else if (Is(item.Name, Json))
        {
            Note(weights, AnswerType.Json, Named, item.Quality);
        }
        else if (Is(item.Name, EventStream))
        {
            Note(weights, AnswerType.EventStream, Named, item.Quality);
        }
        else if (Is(item.Name, Page))
        {
            Note(weights, AnswerType.Page, Named, item.Quality);
        }
    }

    // The most specific range that covers a form says its weight, whatever a wider one says.
    private static void Note(Span<Weight> weights, AnswerType form, int precision, int quality)
    {
        ref var weight = ref weights[(int)form];
        if (precision > weight.Precision || (precision == weight.Precision && quality > weight.Quality))
        {
            weight = new Weight(precision, quality);
        }
    }

    private static AnswerType? Best(ReadOnlySpan<Weight> weights)
    {
        AnswerType? best = null;
        var most = default(Weight);
        for (var i = 0; i < weights.Length; i++)
        {
            // Of two named alike the newer type is taken, of two covered by a wildcard the older one.
            var weight = weights[i];
            var better = weight.Quality > most.Quality
                || (weight.Quality == most.Quality && weight.Precision > most.Precision)
                || (weight == most && weight.Precision == Named && i == (int)AnswerType.ResponseJson);
            if (weight.Quality > 0 && better)
            {
                (best, most) = ((AnswerType)i, weight);
            }
        }

        return best;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private readonly record struct Weight(int Precision, int Quality);
}

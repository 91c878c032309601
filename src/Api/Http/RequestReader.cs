using System.Buffers;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace McHAnalytics.Api.Http;

/// <summary>Reads a GraphQL request from a POST's body or a GET's query string.</summary>
internal static class RequestReader
{
    /// <summary>Reads a POST: JSON only, in UTF-8, plain or as gzip.</summary>
    /// <param name="http">The request; the server refuses a body over the limit as it arrives.</param>
    /// <param name="limit">Longest body in bytes, after inflation.</param>
    /// <param name="deadline">Ends the wait for a body that does not arrive.</param>
    /// <param name="lookup">Finds the kept answer of an equal body.</param>
    public static async ValueTask<ReadRequest> ReadPostAsync(
        HttpContext http, int limit, RequestDeadline deadline, KeptLookup lookup)
    {
        if (FaultOfType(http.Request.ContentType) is { } wrongType)
        {
            return wrongType;
        }

        try
        {
            var coding = http.Request.Headers.ContentEncoding;
            if (coding.Count == 0 || IsCoding(coding, "identity"))
            {
                return await ReadPlainAsync(http, limit, deadline, lookup);
            }

            return IsCoding(coding, "gzip")
                ? await ReadGzipAsync(http, limit, lookup, deadline.Token)
                : HttpFaults.CodingUnknown();
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => HttpFaults.BodyTooLarge(limit),
                StatusCodes.Status408RequestTimeout => HttpFaults.BodyTooSlow(),
                _ => HttpFaults.BodyBroken(),
            };
        }
        catch (InvalidDataException)
        {
            return HttpFaults.BodyBroken();
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return HttpFaults.BodyTooSlow();
        }
    }

    /// <summary>Reads a GET: <c>query</c>, <c>operationName</c>, and <c>variables</c> and <c>extensions</c> as JSON.</summary>
    public static ReadRequest ReadGet(HttpRequest http, KeptLookup lookup)
    {
        var keeping = lookup.Find(http.QueryString.Value);
        return keeping.Answer is null ? ReadGet(http.Query) with { Keeping = keeping } : new ReadRequest(default, null, keeping);
    }

    private static ReadRequest ReadGet(IQueryCollection query)
    {
        var request = default(SentRequest);
        foreach (var (name, values) in query)
        {
            if (values.Count > 1 && name is "query" or "operationName" or "variables" or "extensions")
            {
                return HttpFaults.GivenTwice(name);
            }

            // An empty parameter is one that was not sent.
            if (StringValues.IsNullOrEmpty(values))
            {
                continue;
            }

            var text = values.ToString();
            HttpFault? fault = null;
            switch (name)
            {
                case "query":
                    request.Query = text;
                    break;
                case "operationName":
                    request.OperationName = text;
                    break;
                case "variables":
                    fault = RequestJson.ReadVariables(Encoding.UTF8.GetBytes(text), ref request);
                    break;
                case "extensions":
                    fault = RequestJson.ReadExtensions(Encoding.UTF8.GetBytes(text), ref request);
                    break;
            }

            if (fault is not null)
            {
                return fault;
            }
        }

        return new ReadRequest(request, null);
    }

    private static HttpFault? FaultOfType(string? contentType)
    {
        if (contentType is Negotiation.Json)
        {
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals(Negotiation.Json, StringComparison.OrdinalIgnoreCase))
        {
            return HttpFaults.NotJsonType(contentType);
        }

        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? null
            : HttpFaults.NotUtf8Charset();
    }

    private static bool IsCoding(StringValues header, string coding) =>
        header.Count == 1 && string.Equals(header[0]?.Trim(), coding, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<ReadRequest> ReadPlainAsync(
        HttpContext http, int limit, RequestDeadline deadline, KeptLookup lookup)
    {
        var body = http.Request.BodyReader;
        while (true)
        {
            // Most bodies came with their headers: nothing is waited for.
            var read = body.TryRead(out var ready) ? ready : await body.ReadAsync(deadline.Token);
            var bytes = read.Buffer;
            if (bytes.Length > limit)
            {
                body.AdvanceTo(bytes.End);
                return HttpFaults.BodyTooLarge(limit);
            }

            if (read.IsCompleted || bytes.Length == http.Request.ContentLength)
            {
                var request = Read(bytes, lookup);
                body.AdvanceTo(bytes.End);
                return request;
            }

            body.AdvanceTo(bytes.Start, bytes.End);
        }
    }

    private static ReadRequest Read(in ReadOnlySequence<byte> bytes, KeptLookup lookup)
    {
        if (bytes.IsSingleSegment)
        {
            return Read(bytes.FirstSpan, lookup);
        }

        var length = (int)bytes.Length;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            bytes.CopyTo(whole);
            return Read(whole.AsSpan(0, length), lookup);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static ReadRequest Read(ReadOnlySpan<byte> body, KeptLookup lookup)
    {
        var keeping = lookup.Find(body);
        return keeping.Answer is null ? RequestJson.Read(body) with { Keeping = keeping } : new ReadRequest(default, null, keeping);
    }

    // Inflated only as far as the limit: a small body may hold a large one.
    private static async ValueTask<ReadRequest> ReadGzipAsync(
        HttpContext http, int limit, KeptLookup lookup, CancellationToken cancel)
    {
        var whole = ArrayPool<byte>.Shared.Rent(limit + 1);
        try
        {
            await using var inflated = new GZipStream(http.Request.Body, CompressionMode.Decompress);
            var length = await inflated.ReadAtLeastAsync(whole.AsMemory(0, limit + 1), limit + 1, throwOnEndOfStream: false, cancel);
            return length > limit ? HttpFaults.BodyTooLarge(limit) : Read(whole.AsSpan(0, length), lookup);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}

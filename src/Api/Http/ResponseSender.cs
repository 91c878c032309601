using System.IO.Compression;
using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Http;

/// <summary>Sends an answer or a refusal in the form that was chosen, whole and with its length.</summary>
internal static class ResponseSender
{
    // Below one network packet gzip costs time and saves nothing.
    private const int SmallestCompressed = 1_400;

    /// <summary>Sends what the engine answered.</summary>
    /// <remarks>It is written before anything is waited for: while a slow reader takes the bytes, nothing holds the figures that
    /// they were written from.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="type">The form.</param>
    /// <param name="response">The answer.</param>
    /// <param name="keep">Takes the status and the written bytes, which are only lent; null where nobody wants them.</param>
    public static Task SendAsync(
        HttpContext http, AnswerType type, GraphQLResponse response, Action<int, ReadOnlyMemory<byte>>? keep)
    {
        var buffer = AnswerBuffer.Rent();
        try
        {
            Write(buffer, type, response);
            http.Response.StatusCode = StatusOf(http, type, response);
            keep?.Invoke(http.Response.StatusCode, buffer.Written);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        return SendAsync(http, type, buffer);
    }

    /// <summary>Sends an answer that was sent before.</summary>
    public static ValueTask SendAsync(HttpContext http, AnswerType type, KeptAnswer kept)
    {
        http.Response.StatusCode = kept.Status;
        return SendAsync(http, type, kept.Body);
    }

    /// <summary>Sends a refusal.</summary>
    public static async Task SendAsync(HttpContext http, AnswerType type, HttpFault fault)
    {
        if (type == AnswerType.EventStream && !fault.IsOfGraphQL)
        {
            type = AnswerType.ResponseJson; // what is wrong with the request itself, a stream's reader sees in the status
        }

        using var buffer = AnswerBuffer.Rent();
        if (type == AnswerType.EventStream)
        {
            EventStream.BeginNext(buffer);
        }

        var json = buffer.Json();
        Write(json, fault);
        json.Flush();
        if (type == AnswerType.EventStream)
        {
            EventStream.EndNext(buffer);
            EventStream.WriteComplete(buffer);
        }

        http.Response.StatusCode = fault.IsOfGraphQL && type != AnswerType.ResponseJson ? StatusCodes.Status200OK : fault.Status;
        if (fault.Allow is not null)
        {
            http.Response.Headers.Allow = fault.Allow;
        }

        if (fault.AcceptEncoding is not null)
        {
            http.Response.Headers.AcceptEncoding = fault.AcceptEncoding;
        }

        await SendAsync(http, type, buffer.Written);
    }

    private static void Write(AnswerBuffer buffer, AnswerType type, GraphQLResponse response)
    {
        if (type == AnswerType.EventStream)
        {
            EventStream.WriteNext(buffer, response);
            EventStream.WriteComplete(buffer);
            return;
        }

        var json = buffer.Json();
        response.WriteTo(json);
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, HttpFault fault)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors"u8);
        json.WriteStartObject();
        json.WriteString("message"u8, fault.Message);
        json.WriteStartObject("extensions"u8);
        json.WriteString("code"u8, fault.Code);
        if (fault.TraceId is not null)
        {
            json.WriteString("traceId"u8, fault.TraceId);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int StatusOf(HttpContext http, AnswerType type, GraphQLResponse response)
    {
        if (response.HasData)
        {
            return StatusCodes.Status200OK;
        }

        // By GET only a query is run; by POST also a mutation, and a subscription for those who take events.
        var isNotAllowed = response.Errors is [{ Code: ErrorCodes.OperationNotAllowed }, ..];
        if (isNotAllowed && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            return StatusCodes.Status405MethodNotAllowed;
        }

        return type != AnswerType.ResponseJson ? StatusCodes.Status200OK
            : isNotAllowed ? StatusCodes.Status406NotAcceptable
            : StatusCodes.Status400BadRequest;
    }

    private static async Task SendAsync(HttpContext http, AnswerType type, AnswerBuffer answer)
    {
        using (answer)
        {
            await SendAsync(http, type, answer.Written);
        }
    }

    private static async ValueTask SendAsync(HttpContext http, AnswerType type, ReadOnlyMemory<byte> body)
    {
        var headers = http.Response.Headers;
        headers.ContentType = type switch
        {
            AnswerType.ResponseJson => $"{Negotiation.ResponseJson}; charset=utf-8",
            AnswerType.EventStream => $"{Negotiation.EventStream}; charset=utf-8",
            _ => $"{Negotiation.Json}; charset=utf-8",
        };
        headers.XContentTypeOptions = "nosniff";
        if (HttpMethods.IsGet(http.Request.Method))
        {
            // An answer may tell of persons, and its form hangs on the asker's headers.
            headers.CacheControl = "no-store";
            headers.Vary = "Accept, Accept-Encoding";
        }

        if (body.Length >= SmallestCompressed && Negotiation.TakesGzip(http.Request.Headers.AcceptEncoding))
        {
            await SendGzipAsync(http, body);
            return;
        }

        headers.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body);
    }

    private static async ValueTask SendGzipAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream(body.Length / 2);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        http.Response.ContentLength = packed.Length;
        await http.Response.BodyWriter.WriteAsync(packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }
}

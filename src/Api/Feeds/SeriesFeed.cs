using System.Text.Json;
using CsvHelper;
using McHAnalytics.Api.Access;
using McHAnalytics.Api.Http;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Feeds;

/// <summary>The flat feed for BI tools: the same question object and the same cells as GraphQL, over GET.</summary>
internal static class SeriesFeed
{
    public static Task CsvAsync(HttpContext http, IAnalyst analyst, RequestAskers askers, DomainCatalogue catalogue) =>
        AnswerAsync(http, analyst, askers, async answer =>
        {
            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.Headers.ContentDisposition = "attachment; filename=\"series.csv\"";
            using var buffer = new MemoryStream();
            await using (var csv = CsvWriter.Create(buffer, Format, leaveOpen: true))
            {
                csv.WriteRecord(FlatRow.Columns);
                foreach (var row in answer.Rows)
                {
                    csv.WriteRecord(FlatRow.Of(row, catalogue).Texts());
                }
            }

            buffer.Position = 0;
            await buffer.CopyToAsync(http.Response.Body, http.RequestAborted);
        });

    public static Task JsonAsync(HttpContext http, IAnalyst analyst, RequestAskers askers, DomainCatalogue catalogue) =>
        AnswerAsync(http, analyst, askers, async answer =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, ReadableJson.Writing);
            writer.WriteStartObject();
            writer.WriteString("dataVersion", answer.DataVersion.Id);
            writer.WriteStartArray("rows");
            foreach (var row in answer.Rows)
            {
                FlatRow.Of(row, catalogue).WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(http.RequestAborted);
        });

    // The byte order mark makes spreadsheet programs read the Chinese names; a name that looks like a formula is made text.
    private static readonly CsvWriterOptions s_options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    private static CsvWriterOptions Format => s_options;

    private static async Task AnswerAsync(
        HttpContext http, IAnalyst analyst, RequestAskers askers, Func<Answer, Task> write)
    {
        Answer answer;
        Asker asker;
        try
        {
            asker = askers.Of(http);
            answer = await analyst.AnswerAsync(SeriesQuestion.From(http.Request.Query), asker, http.RequestAborted);
        }
        catch (QuestionException fault)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(
                new { code = fault.Code, message = fault.Message, messageZh = fault.MessageZh },
                ReadableJson.Serialising,
                http.RequestAborted);
            return;
        }

        // What one asker was sent never passes for what another would be.
        http.Response.Headers.Vary = RequestAskers.Header;
        var etag = asker.Role == RoleKind.LocalOwner
            ? $"\"{answer.DataVersion.ETag}\""
            : $"\"{answer.DataVersion.ETag}-{asker.Scope.ToLowerInvariant().Replace(':', '-')}\"";
        http.Response.Headers.ETag = etag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await write(answer);
    }
}

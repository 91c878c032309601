using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Writes a response as JSON: errors, data, extensions, in that order (specification, 7.1, 7.2.2).</summary>
internal static class ResponseWriter
{
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static void Write(Utf8JsonWriter json, GraphQLResponse response)
    {
        json.WriteStartObject();
        if (response.Errors.Count > 0)
        {
            json.WriteStartArray("errors"u8);
            foreach (var error in response.Errors)
            {
                WriteError(json, error);
            }

            json.WriteEndArray();
        }

        if (response.HasData)
        {
            json.WritePropertyName("data"u8);
            WriteValue(json, response.Data);
        }

        if (response.Extensions.Count > 0)
        {
            json.WritePropertyName("extensions"u8);
            WriteValue(json, response.Extensions);
        }

        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, GraphQLError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
        {
            json.WriteStartArray("locations"u8);
            foreach (var (line, column) in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, line);
                json.WriteNumber("column"u8, column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is not null)
        {
            json.WritePropertyName("path"u8);
            WriteValue(json, error.Path);
        }

        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            json.WriteStartObject("extensions"u8);
            if (error.Code is not null)
            {
                json.WriteString("code"u8, error.Code);
            }

            foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
            {
                json.WritePropertyName(name);
                WriteValue(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case ResultObject result:
                WriteObject(json, result);
                break;
            case List<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when !double.IsFinite(number):
                json.WriteNullValue(); // JSON has no such number
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                WriteTree(json, value);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, ResultObject result)
    {
        json.WriteStartObject();
        for (var i = 0; i < result.Fields.Length; i++)
        {
            json.WritePropertyName(result.Fields[i].EncodedName);
            WriteValue(json, result.Values[i]);
        }

        json.WriteEndObject();
    }

    private static void WriteTree(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case IEnumerable<KeyValuePair<string, object?>> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, member);
                }

                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            case IFormattable formattable:
                json.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}

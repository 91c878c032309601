using System.Globalization;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Http;

/// <summary>Every refusal of the GraphQL route, each built by the function of its name.</summary>
internal static class HttpFaults
{
    public const string Methods = "GET, POST, OPTIONS";

    public static HttpFault MethodUnknown() =>
        Of(405, "Ask by POST with a JSON body, or a query by GET.", "请用 POST 发送 JSON,或用 GET 发送查询。") with { Allow = Methods };

    public static HttpFault NotAcceptable() => Of(
        406,
        "Your Accept header takes none of application/graphql-response+json, application/json and text/event-stream.",
        "Accept 标头应包含上述媒体类型之一。");

    public static HttpFault NotJsonType(string? type) => Of(
        415,
        $"The body is sent as {Shown(type)}; send it as application/json. Forms, plain text and multipart are refused "
        + "because a browser sends them across sites without asking first.",
        "请求体须以 application/json 发送。");

    public static HttpFault NotUtf8Charset() =>
        Of(415, "Send the body in UTF-8: charset=utf-8, or no charset at all.", "请求体须用 UTF-8 编码。");

    public static HttpFault CodingUnknown() =>
        Of(415, "The body's Content-Encoding is not known: send it plain or as gzip.", "请求体只能不压缩,或用 gzip 压缩。")
            with { AcceptEncoding = "gzip, identity" };

    public static HttpFault BodyTooLarge(int limit) => Of(
        413,
        $"The body is larger than {limit / 1024} KiB. Move long lists to several requests, or send the operation by its hash.",
        $"请求体超过 {limit / 1024} KiB,请拆分后再发。");

    public static HttpFault BodyTooSlow() => Of(408, "The body did not arrive in time. Send it again.", "请求体未能及时到达,请重发。");

    public static HttpFault BodyMissing() => Malformed(
        "The body is empty: send a JSON object with `query`.", "请求体为空:请发送含 query 的 JSON 对象。");

    public static HttpFault BodyBroken() => Malformed(
        "The body ended before it was complete, or is not gzip though it says so.", "请求体不完整或不是有效的 gzip。");

    public static HttpFault NotJson(string part, long line, long position) => Malformed(
        $"{part} is not JSON, or is nested too deep (line {line + 1}, byte {position + 1}).", $"{part} 不是有效的 JSON,或嵌套过深。");

    public static HttpFault NotUtf8(string part) => Malformed(
        $"{part} is not UTF-8, or holds half of a surrogate pair.", $"{part} 不是有效的 UTF-8 文本。");

    public static HttpFault Batch() => Malformed(
        "Batches are not taken: send one JSON object a request.", "不支持批量请求:每次请求发送一个 JSON 对象。");

    public static HttpFault NotAnObject(string part) => Malformed($"{part} must be a JSON object.", $"{part} 须为 JSON 对象。");

    public static HttpFault NotAText(string name) => Malformed($"`{name}` must be a text.", $"{name} 须为文本。");

    public static HttpFault GivenTwice(string name) =>
        Malformed($"`{name}` is given more than once.", $"参数 {name} 出现了多次。");

    public static HttpFault QueryMissing() => Malformed(
        "`query` is missing: send the document as text, or its hash in extensions.persistedQuery.",
        "缺少 query 文本,也没有 extensions.persistedQuery。");

    public static HttpFault HashMalformed() => Malformed(
        "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": 64 hexadecimal digits}.",
        "extensions.persistedQuery 须含 version 1 和 64 位十六进制的 sha256Hash。");

    public static HttpFault HashMismatch() => Malformed(
        "provided sha does not match query: `sha256Hash` must be the SHA-256 of the document's UTF-8 text.",
        "sha256Hash 与 query 文本不符。");

    /// <summary>Automatic mode: the words are those that Apollo's clients look for before they send the text along.</summary>
    public static HttpFault PersistedQueryNotFound() =>
        new(400, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound") { IsOfGraphQL = true };

    public static HttpFault PersistedQueryNotListed() => new(
        400,
        "PERSISTED_QUERY_NOT_IN_LIST",
        "This server answers listed operations only, and no listed one has this hash. Ask its operator to add the document. "
        + "本服务只应答清单内的操作,清单中没有此哈希。") { IsOfGraphQL = true };

    public static HttpFault QueryNotListed() => new(
        400,
        "QUERY_NOT_IN_SAFELIST",
        "This server answers listed operations only, and this document is not listed as it stands. Ask its operator to add it. "
        + "本服务只应答清单内的操作,此文档不在清单中。") { IsOfGraphQL = true };

    public static HttpFault AskerRefused(QuestionException fault) => new(
        fault.Code == AskerFaults.HeaderNotAllowedCode ? 403 : 400, fault.Code, $"{fault.Message} {fault.MessageZh}");

    public static HttpFault TooManyStreams(int most) => Of(
        503,
        $"{most} subscriptions are open already. Close one, or try again later.",
        $"已有 {most} 个订阅,请关闭其一或稍后再试。") with { IsOfGraphQL = true };

    public static HttpFault TimedOut(TimeSpan limit) => Of(
        504,
        $"The question took longer than {Seconds(limit)} s and was stopped. Ask for fewer places, periods or rows at once.",
        $"查询超过 {Seconds(limit)} 秒,已停止。请减少机构、时期或行数。") with { IsOfGraphQL = true };

    public static HttpFault Internal(string traceId) => Of(
        500,
        $"The server could not answer. Report the trace id {traceId} to its operator.",
        $"服务出错,请把编号 {traceId} 告知管理员。") with { TraceId = traceId };

    private static HttpFault Malformed(string english, string chinese) => Of(400, english, chinese);

    private static HttpFault Of(int status, string english, string chinese) =>
        new(status, string.Create(CultureInfo.InvariantCulture, $"MCH-H{status}"), $"{english} {chinese}");

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    // A header is the asker's own text: shown short, so that the answer stays small.
    private static string Shown(string? type) => string.IsNullOrEmpty(type) ? "nothing" : type.Length > 80 ? type[..80] + "…" : type;
}

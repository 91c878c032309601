using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Access;

/// <summary>The faults of an asker that are about who asks, not what: each built by one function with its code.</summary>
public static class AskerFaults
{
    /// <summary>The code of <see cref="HeaderNotAllowed"/>.</summary>
    public const string HeaderNotAllowedCode = "MCH-Q038";

    /// <summary>When a request names an asker by the development header and the server was not started to allow it.</summary>
    public static QuestionException HeaderNotAllowed(string header) => new(
        "MCH-Q038",
        $"服务器不接受 {header} 标头。请去掉该标头；开发时可用 --allow-as-header 启动服务。",
        $"This server takes no {header} header. Leave it out; for development, start the server with --allow-as-header.");

    /// <summary>When a text names no role that one can ask as, or one without its area.</summary>
    public static QuestionException NotARole(string text) => new(
        "MCH-Q039",
        $"“{(text.Length > 60 ? text[..60] : text)}”不是可用的角色。可用：{Asker.Allowed}（CODE 为地区代码）。",
        $"\"{(text.Length > 60 ? text[..60] : text)}\" is no role to ask as. There are {Asker.Allowed} (CODE is a place's code).");
}

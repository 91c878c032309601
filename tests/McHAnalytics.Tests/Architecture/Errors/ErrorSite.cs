using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace McHAnalytics.Tests.Architecture.Errors;

/// <summary>A place in the source that raises an error with a code.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Zh">The Chinese message, with … for what is filled in.</param>
/// <param name="En">The English message.</param>
/// <param name="File">Where.</param>
internal sealed partial record ErrorSite(string Code, string Zh, string En, string File)
{
    private static readonly CSharpParseOptions s_newest = new(LanguageVersion.Preview);

    /// <summary>Every place under <c>src</c> that names a code beside its messages, by code and file.</summary>
    public static IReadOnlyList<ErrorSite> All { get; } =
    [
        .. Repository.FilesUnder("src/", ".cs").SelectMany(In)
            .OrderBy(site => site.Code, StringComparer.Ordinal).ThenBy(site => site.File, StringComparer.Ordinal),
    ];

    /// <summary>Every code that stands in the source as a text, beside messages or not.</summary>
    public static IEnumerable<string> CodesNamed { get; } = Repository.FilesUnder("src/", ".cs")
        .SelectMany(file => CodeInText().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<ErrorSite> In(string file)
    {
        var text = Repository.Read(file);
        if (!CodeInText().IsMatch(text) && !file.EndsWith("/HttpFaults.cs", StringComparison.Ordinal))
        {
            return [];
        }

        var nodes = CSharpSyntaxTree.ParseText(text, s_newest).GetRoot().DescendantNodes().ToList();
        var named = nodes.OfType<LiteralExpressionSyntax>()
            .Where(literal => CodeOnly().IsMatch(literal.Token.ValueText))
            .SelectMany(literal => UsesOf(literal, nodes), (literal, use) =>
                (Code: literal.Token.ValueText, Arguments: (IEnumerable<ArgumentSyntax>)ArgumentsAround(use)));
        var refusals = nodes.OfType<InvocationExpressionSyntax>()
            .Where(_ => file.EndsWith("/HttpFaults.cs", StringComparison.Ordinal))
            .Select(call => (Code: RefusalCode(call), Arguments: (IEnumerable<ArgumentSyntax>)call.ArgumentList.Arguments))
            .Where(call => call.Code is not null);
        return named.Concat(refusals!)
            .Select(site => (site.Code, Words: site.Arguments.Select(argument => TextOf(argument.Expression)).ToList()))
            .Select(site => new ErrorSite(site.Code!, Words(site.Words, IsChinese), Words(site.Words, IsEnglish), file))
            .Where(site => site.Zh.Length > 0 || site.En.Length > 0);
    }

    // The refusals of the HTTP route write their code from the status.
    private static string? RefusalCode(InvocationExpressionSyntax call) => call.Expression.ToString() switch
    {
        "Malformed" => "MCH-H400",
        "Of" when call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax status => $"MCH-H{status}",
        _ => null,
    };

    // A code that is a constant is used where its name stands.
    private static IEnumerable<SyntaxNode> UsesOf(LiteralExpressionSyntax literal, List<SyntaxNode> nodes) =>
        literal.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
            && field.Modifiers.Any(SyntaxKind.ConstKeyword)
            && literal.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } constant
            ? nodes.OfType<IdentifierNameSyntax>().Where(name => name.Identifier.Text == constant.Identifier.Text)
            : [literal];

    private static SeparatedSyntaxList<ArgumentSyntax> ArgumentsAround(SyntaxNode literal) =>
        literal.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent switch
        {
            BaseArgumentListSyntax list => list.Arguments,
            TupleExpressionSyntax tuple => tuple.Arguments,
            _ => default,
        };

    private static string TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value as string ?? string.Empty,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part =>
            part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}") : "…")),
        BinaryExpressionSyntax sum => TextOf(sum.Left) + TextOf(sum.Right) is { Length: > 0 } both ? both : string.Empty,
        ConditionalExpressionSyntax either => string.Join(" / ", new[] { TextOf(either.WhenTrue), TextOf(either.WhenFalse) }
            .Where(text => text.Length > 0)),
        ParenthesizedExpressionSyntax inner => TextOf(inner.Expression),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(each => TextOf(each.Expression)).LastOrDefault(string.Empty),
        _ => string.Empty,
    };

    // A message in both languages is told apart where the other begins.
    private static string Words(List<string> texts, Func<string, bool> isOf)
    {
        var words = new StringBuilder();
        foreach (var text in texts.Where(text => !CodeOnly().IsMatch(text)).SelectMany(Halves).Where(isOf))
        {
            var between = words.Length == 0 ? string.Empty
                : ".。:：?？!…".Contains(words[^1], StringComparison.Ordinal) ? " "
                : isOf("指标") ? "。"
                : ". ";
            words.Append(between).Append(text.Trim());
        }

        return words.ToString();
    }

    private static IEnumerable<string> Halves(string text)
    {
        var match = EnglishThenChinese().Match(text);
        return match.Success ? [match.Groups[1].Value, match.Groups[2].Value] : [text];
    }

    // An English sentence may quote a Chinese word, and the other way round: a character weighs as much as a word.
    private static bool IsChinese(string text) => text.ToList().FindIndex(IsCharacter) is var first and >= 0
        && (first < 16 || text.Count(IsCharacter) * 4 > text.Count(char.IsAsciiLetter));

    private static bool IsCharacter(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static bool IsEnglish(string text) => !IsChinese(text) && text.Contains(' ', StringComparison.Ordinal);

    [GeneratedRegex("""^MCH-[A-Z]\d{3}$""")]
    private static partial Regex CodeOnly();

    [GeneratedRegex(""" "(MCH-[A-Z]\d{3})" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CodeInText();

    [GeneratedRegex("""^([A-Za-z`"…][^\u4e00-\u9fff]{12,}[.!?…]\s)([^.]*[\u4e00-\u9fff].*)$""", RegexOptions.Singleline)]
    private static partial Regex EnglishThenChinese();
}

using System.Text.RegularExpressions;
using static McHAnalytics.Yardsticks.Conformance.ScriptValue;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>Marks an answer by the rules of the corpus' <c>grade.mjs</c>, line for line.</summary>
internal static partial class Grader
{
    // What a script's \s matches; .NET's differs in two characters.
    private const string Blank = @"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]";

    /// <summary>Marks an answer; one that equals any of the expected counts.</summary>
    public static Marks Grade(ConformanceCase test, object? actual) =>
        test.Expected().Aggregate(default(Marks), (best, expected) => best | Compare(test, expected, actual));

    private static Marks Compare(ConformanceCase test, object? expected, object? actual)
    {
        if (actual is null || Truthy(Member(actual, "crash")))
        {
            return default;
        }

        return Truthy(Member(expected, "crash")) ? new Marks(true, true, true) : test.Kind switch
        {
            "parse" => CompareParse(expected, actual),
            "validate" => CompareValidate(Items(expected, "errors"), Items(actual, "errors")),
            "sdl" => CompareSdl(expected, actual),
            _ => ResponseGrader.Compare(
                expected, actual, isIntrospection: test.Family.Contains("introspection", StringComparison.Ordinal)),
        };
    }

    private static Marks CompareParse(object? expected, object? actual)
    {
        if (!Equals(Member(expected, "ok"), Member(actual, "ok")))
        {
            return default;
        }

        if (Member(expected, "ok") is true)
        {
            var (wanted, given) = (Member(expected, "print") as string, Member(actual, "print") as string);
            return new Marks(true, wanted == given || Lax(wanted ?? "") == Lax(given ?? ""), wanted == given);
        }

        var (wantedError, givenError) = (Member(expected, "error"), Member(actual, "error"));
        var isAtPlace = Places(wantedError) == Places(givenError);
        return new Marks(true, isAtPlace, isAtPlace && Message(wantedError) == Message(givenError));
    }

    private static Marks CompareValidate(List<object?> expected, List<object?> actual)
    {
        var verdict = expected.Count > 0 == actual.Count > 0;
        var withRule = actual.All(error => Truthy(Member(error, "rule")));
        var structure = verdict && Same(
            expected, actual, error => (withRule ? Member(error, "rule") as string : "") + "@" + Places(error));
        return new Marks(
            verdict, structure, structure && Same(expected, actual, error => Places(error) + Message(error)));
    }

    private static Marks CompareSdl(object? expected, object? actual)
    {
        var (wanted, given) = (Member(expected, "stage") as string, Member(actual, "stage") as string);
        var verdict = wanted == "ok" == (given == "ok");
        if (wanted == "ok")
        {
            var isSame = verdict && Equals(Member(expected, "print"), Member(actual, "print"));
            return new Marks(verdict, isSame, isSame);
        }

        var (wantedErrors, givenErrors) = (Items(expected, "errors"), Items(actual, "errors"));
        return new Marks(
            verdict,
            verdict
                && (wanted == given || (wanted != "syntax" && given != "syntax"))
                && wantedErrors.Count == givenErrors.Count,
            verdict && Same(wantedErrors, givenErrors, Message));
    }

    /// <summary>Whether two lists of errors say the same, in any order.</summary>
    public static bool Same(List<object?> expected, List<object?> actual, Func<object?, string> say) =>
        expected.Select(say).Order(StringComparer.Ordinal)
            .SequenceEqual(actual.Select(say).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Where an error was found.</summary>
    public static string Places(object? error) =>
        string.Join(',', Items(error, "locations")
            .Select(place => Write(Member(place, "line")) + ":" + Write(Member(place, "column")))
            .Order(StringComparer.Ordinal));

    public static string Message(object? error) => Member(error, "message") as string ?? "undefined";

    public static bool Truthy(object? value) => value is not (null or false or "" or 0.0);

    /// <summary>A printed document without what its line breaks and commas decide.</summary>
    private static string Lax(string text)
    {
        var opened = Opened().Replace(text, match => match.Value[..1]);
        return Blanks().Replace(Closed().Replace(opened, match => match.Value[^1..]), " ");
    }

    [GeneratedRegex(@"[{[]" + Blank + "+")]
    private static partial Regex Opened();

    [GeneratedRegex(Blank + @"+[}\]]")]
    private static partial Regex Closed();

    [GeneratedRegex("(?:" + Blank + "|,)+")]
    private static partial Regex Blanks();
}

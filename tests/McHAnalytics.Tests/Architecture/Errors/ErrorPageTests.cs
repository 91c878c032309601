using System.Text.RegularExpressions;
using McHAnalytics.Models.Checks;

namespace McHAnalytics.Tests.Architecture.Errors;

/// <summary>Every error has one code, a message in both languages, and a line in <c>docs/errors.md</c>.</summary>
public sealed partial class ErrorPageTests
{
    [Fact]
    public void The_page_of_errors_is_in_step_with_the_source()
    {
        var page = Path.Combine(Repository.Root, "docs", "errors.md");
        var expected = ErrorPage.Write(ErrorSite.All, EngineCodes(), Checks());
        if (Environment.GetEnvironmentVariable("MCH_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, expected);
        }

        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == expected,
            "docs/errors.md differs from the source: run this test with MCH_WRITE_DOCS=1 and commit the page.");
    }

    [Fact]
    public void Every_code_of_the_source_is_told_in_Chinese_and_in_English()
    {
        var told = ErrorSite.All.ToLookup(site => site.Code, StringComparer.Ordinal);

        Broken.None(ErrorSite.CodesNamed
            .Where(code => !ErrorPage.PassedOn.ContainsKey(code))
            .Where(code => !told[code].Any(site => site.Zh.Length > 0) || !told[code].Any(site => site.En.Length > 0))
            .Select(code => $"{code} has no message beside it in one of the languages"));
    }

    [Fact]
    public void A_code_is_raised_only_in_the_projects_of_its_letter() => Broken.None(ErrorSite.All
        .Where(site => !ErrorPage.Rooms.Any(room =>
            room.Letter == site.Code[4] && room.Projects.Contains(site.File.Split('/')[1], StringComparer.Ordinal)))
        .Select(site => $"{site.Code} in {site.File}"));

    [Fact]
    public void Two_places_that_raise_one_code_stand_in_one_room_or_say_the_same()
    {
        // By hand: an unknown code or place and a page out of range are asked for in several rooms.
        string[] shared = ["MCH-Q001", "MCH-Q003", "MCH-Q021", "MCH-F001", "MCH-F002"];

        Broken.None(ErrorSite.All
            .GroupBy(site => site.Code)
            .Where(code => !shared.Contains(code.Key, StringComparer.Ordinal))
            .Where(code => code.Select(RoomOf).Distinct().Count() > 1)
            .Select(code => $"{code.Key}: {string.Join(", ", code.Select(site => site.File).Distinct())}"));
    }

    private static string RoomOf(ErrorSite site) => string.Join('/', site.File.Split('/').Take(3));

    private static IEnumerable<(string Code, string Meaning)> EngineCodes() => EngineCode()
        .Matches(Repository.Read("src/GraphQL/Errors/ErrorCodes.cs").ReplaceLineEndings("\n"))
        .Select(match => (match.Groups["code"].Value, Whitespace().Replace(match.Groups["meaning"].Value.Replace("///", string.Empty), " ").Trim()));

    private static CheckCatalogue Checks() =>
        CheckReader.Read(Repository.Read("catalogue/checks.yaml"), "checks.yaml");

    [GeneratedRegex("""<summary>(?<meaning>[^<]*)</summary>\s*public const string \w+ = "(?<code>[A-Z_]+)";""")]
    private static partial Regex EngineCode();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Whitespace();
}

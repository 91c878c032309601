using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace McHAnalytics.Tests.Architecture;

/// <summary>What holds for every file that is committed, whatever its language.</summary>
public sealed partial class RepositoryRulesTests
{
    private static readonly string[] s_binary = [".png", ".jpg", ".ico", ".xlsx", ".xls", ".parquet", ".duckdb", ".woff2", ".zip", ".gz", ".db"];

    /// <summary>Whom a comment or a page may cite, and the names that no host can have.</summary>
    private static readonly HashSet<string> s_citedHosts = new(StringComparer.Ordinal)
    {
        "127.0.0.1", "localhost", "[::1]", "example.com", "example.org",
        "www.w3.org", "spec.graphql.org", "graphql.github.io", "graphql.org", "json-schema.org", "www.rfc-editor.org",
        "learn.microsoft.com", "duckdb.org", "xgboost.readthedocs.io", "www.who.int", "www.nhc.gov.cn", "www.gov.cn",
        "doi.org", "github.com", "commonmark.org", "en.wikipedia.org", "dotnet.microsoft.com", "nodejs.org",
        "schemas.openxmlformats.org", "schemas.microsoft.com",
    };

    [Fact]
    public void No_file_names_a_folder_of_someones_machine()
    {
        var found = TextFiles().SelectMany(file => MachinePath().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}"));

        Broken.None(found);
    }

    [Theory]
    [InlineData("see /wo" + "rk/main/src", true)]
    [InlineData("\"/ho" + "me/ann/x\"", true)]
    [InlineData("C:\\\\Us" + "ers\\\\ann", true)]
    [InlineData("src/work/home", false)]
    [InlineData("/usr/bin/chromium", false)]
    public void A_machines_folder_is_recognised(string text, bool expected)
    {
        Assert.Equal(expected, MachinePath().IsMatch(text));
    }

    [Fact]
    public void No_file_names_a_host_but_those_that_are_only_cited()
    {
        var found = TextFiles()
            .Where(file => !file.EndsWith("package-lock.json", StringComparison.Ordinal))
            .SelectMany(file => Address().Matches(Repository.Read(file))
                .Where(match => !s_citedHosts.Contains(match.Groups["host"].Value))
                .Select(match => $"{file}: {match.Value}"))
            .Distinct();

        Broken.None(found);
    }

    [Fact]
    public void The_lock_of_the_Node_packages_names_no_registry()
    {
        // Whoever installs has a registry configured; a lock that names another one would bypass it.
        Assert.DoesNotContain("\"resolved\": \"http", Repository.Read("package-lock.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_versions_are_said_in_one_file()
    {
        var own = Repository.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file == "Directory.Build.props")
            .SelectMany(file => XDocument.Parse(Repository.Read(file)).Descendants("PackageReference")
                .Where(package => package.Attribute("Version") is not null
                    || package.Attribute("VersionOverride") is not null
                    || package.Elements().Any(element => element.Name.LocalName is "Version" or "VersionOverride"))
                .Select(package => $"{file}: {package.Attribute("Include")?.Value}"));
        var central = XDocument.Parse(Repository.Read("Directory.Packages.props"));

        Broken.None(own);
        Assert.Equal("true", central.Descendants("ManagePackageVersionsCentrally").Single().Value);
        Assert.All(
            central.Descendants("PackageVersion"),
            package => Assert.Matches(@"\A[0-9]+(\.[0-9]+)+\z", package.Attribute("Version")!.Value));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_its_lock_file()
    {
        var solution = Repository.Read("McHAnalytics.sln").Replace('\\', '/');
        var projects = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
        Assert.All(projects, project => Assert.Contains($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/packages.lock.json", Repository.Files));
    }

    [Fact]
    public void Every_decision_is_listed_and_every_link_of_the_documents_leads_somewhere()
    {
        var listed = Links("docs/decisions/README.md").Select(link => link.Target).ToHashSet(StringComparer.Ordinal);
        var pages = Repository.FilesUnder("docs/decisions/", ".md").Where(file => !file.EndsWith("/README.md", StringComparison.Ordinal));
        var broken = Repository.Files
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(Links)
            .Where(link => !File.Exists(Path.Combine(Repository.Root, link.Target)) && !Directory.Exists(Path.Combine(Repository.Root, link.Target)))
            .Select(link => $"{link.Page} -> {link.Target}");

        Assert.DoesNotContain(pages, page => !listed.Contains(page));
        Broken.None(broken);
    }

    [Fact]
    public void Every_file_that_a_document_names_stands_where_it_says()
    {
        var gone = Repository.Files
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(page => NamedFile().Matches(Repository.Read(page)).Select(match => (page, match.Groups["file"].Value)))
            .Where(named => !File.Exists(Path.Combine(Repository.Root, named.Value)))
            .Select(named => $"{named.page} names {named.Value}");

        Broken.None(gone);
    }

    private static IEnumerable<string> TextFiles() =>
        Repository.Files.Where(file => !s_binary.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    /// <summary>A page's links to files of this repository, relative to its root.</summary>
    private static IEnumerable<(string Page, string Target)> Links(string page) =>
        MarkdownLink().Matches(Repository.Read(page))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Select(target => (page, Path.GetRelativePath(
                Repository.Root,
                Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target))).Replace('\\', '/')));

    [GeneratedRegex(@"(?<![\w./-])/(work|root|tmp|home/\w+|Users/\w+)/|\b[A-Z]:\\+Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://(?<host>\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"`(?<file>(src|tests|catalogue|docs)/[\w./-]+\.(cs|ts|yaml|csv|graphql|md|csproj))`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}

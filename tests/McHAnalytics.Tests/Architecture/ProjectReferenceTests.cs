using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace McHAnalytics.Tests.Architecture;

/// <summary>The house's reference table (docs/architecture.md): a route goes down through the projects.</summary>
public sealed partial class ProjectReferenceTests
{
    private static readonly string[] s_standIns =
        ["Ledger.SqlServer/StandIns/Microsoft.SqlServer.Server", "Ledger.SqlServer/StandIns/Microsoft.Identity.Client.Broker"];

    private static readonly Dictionary<string, string[]> s_mayReference = new(StringComparer.Ordinal)
    {
        ["Native"] = [],
        ["GraphQL"] = [],
        ["Models"] = ["Native"],
        ["Warehouse"] = ["Models", "Native"],
        ["Ledger"] = ["Models"],
        ["Ledger.SqlServer"] = ["Ledger", .. s_standIns],
        [s_standIns[0]] = [],
        [s_standIns[1]] = [],
        ["Etl"] = ["Models", "Warehouse", "Ledger"],
        ["Api"] = ["GraphQL", "Models", "Warehouse", "Ledger"],
        ["Cli"] = ["Native", "GraphQL", "Models", "Warehouse", "Ledger", "Ledger.SqlServer", .. s_standIns, "Etl", "Api"],
    };

    private static readonly List<string> s_projects =
        [.. Repository.FilesUnder("src/", ".csproj").Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..])];

    public static TheoryData<string> Projects => [.. s_projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        Assert.True(s_mayReference.ContainsKey(project), $"src/{project} has no row in the reference table: add one.");

        var referenced = ProjectFile(project).Descendants("ProjectReference")
            .Select(reference => ResolvedFolder(project, reference.Attribute("Include")!.Value));

        Broken.None(referenced.Except(s_mayReference[project], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_of_the_table_is_a_project()
    {
        Assert.Equal(
            s_mayReference.Keys.Order(StringComparer.Ordinal),
            s_projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_sees_only_what_it_references_itself()
    {
        var shared = XDocument.Parse(Repository.Read("Directory.Build.props"));

        Assert.Equal("true", shared.Descendants("DisableTransitiveProjectReferences").Single().Value);
        Assert.DoesNotContain(
            Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            file => XDocument.Parse(Repository.Read(file)).Descendants("DisableTransitiveProjectReferences").Any());
    }

    [Theory]
    [InlineData("src/Models/", "src/Models/Risk/Boosted/")]
    [InlineData("src/Warehouse/", "src/Warehouse/DuckDb/")]
    public void The_native_code_is_used_from_one_folder_only(string project, string folder)
    {
        var users = Repository.FilesUnder(project, ".cs")
            .Where(file => !file.StartsWith(folder, StringComparison.Ordinal))
            .Where(file => NativeName().IsMatch(CSharpText.Parse(Repository.Read(file)).Code));

        Broken.None(users);
    }

    [Fact]
    public void Only_Api_and_what_starts_it_know_HTTP()
    {
        var users = Repository.FilesUnder("src/", ".csproj")
            .Where(file => Repository.Read(file).Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
                || Repository.Read(file).Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal));

        Assert.Equal(["src/Api/McHAnalytics.Api.csproj", "src/Cli/McHAnalytics.Cli.csproj"], users);
    }

    private static XDocument ProjectFile(string project) =>
        XDocument.Parse(Repository.Read(Repository.FilesUnder($"src/{project}/", ".csproj")
            .Single(file => Path.GetDirectoryName(file)!.Replace('\\', '/') == $"src/{project}")));

    private static string ResolvedFolder(string project, string include)
    {
        var from = Path.Combine(Repository.Root, "src", project);
        var target = Path.GetFullPath(Path.Combine(from, include.Replace('\\', '/')));
        return Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(target)!).Replace('\\', '/');
    }

    [GeneratedRegex(@"\bMcHAnalytics\.Native\b")]
    private static partial Regex NativeName();
}

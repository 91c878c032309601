using System.Text.RegularExpressions;

namespace McHAnalytics.Tests.Architecture;

/// <summary>What only some folders may hold, and how long and in what form a file may be.</summary>
public sealed partial class SourceRulesTests
{
    private const int LongestSource = 400;
    private const int LongestTest = 600;

    [Fact]
    public void SQL_is_written_only_in_Warehouse_and_in_the_Ledgers_migrations()
    {
        var holders = SourcesUnder("src/")
            .Where(file => !file.StartsWith("src/Warehouse/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => CSharpText.Parse(Repository.Read(file)).Literals
                .Where(literal => IsSql(literal.Text))
                .Select(literal => (File: file, At: $"{file}:{literal.Line}: {Shortened(literal.Text)}")))
            .ToList();

        Broken.None(holders.Where(holder => !NamedExceptions.Sql.ContainsKey(holder.File)).Select(holder => holder.At));
        Broken.None(NamedExceptions.Sql.Keys.Except(holders.Select(holder => holder.File), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SELECT sum(value)\nFROM fact_value", true)]
    [InlineData("select value from fact_value", true)]
    [InlineData("INSERT INTO area VALUES (1)", true)]
    [InlineData("CREATE OR REPLACE TEMP TABLE staging (a INTEGER)", true)]
    [InlineData("UPDATE area SET name = ?", true)]
    [InlineData("DELETE FROM area", true)]
    [InlineData("WITH parts AS (SELECT 1", false)]
    [InlineData("Select a place from the list", false)]
    [InlineData("the rows to insert into the table", false)]
    [InlineData("FROM_DATE", false)]
    public void SQL_is_told_from_prose(string text, bool expected)
    {
        Assert.Equal(expected, IsSql(text));
    }

    [Fact]
    public void Unsafe_code_and_native_calls_are_only_in_Native_and_in_what_it_is_measured_against()
    {
        var users = SourcesUnder("src/", "tests/")
            .Where(file => !file.StartsWith("src/Native/", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("tests/McHAnalytics.Benchmarks/", StringComparison.Ordinal))
            .Where(file => UnsafeWord().IsMatch(CSharpText.Parse(Repository.Read(file)).Code));
        var allowed = Repository.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("AllowUnsafeBlocks", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'));

        Broken.None(users);
        Broken.None(allowed.Except(["src/Native", "tests/McHAnalytics.Benchmarks"], StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_is_short_enough_to_be_read()
    {
        var tooLong = Repository.FilesUnder("src/", ".cs", ".ts").Select(file => (File: file, Longest: LongestSource))
            .Concat(Repository.FilesUnder("tests/", ".cs", ".ts").Select(file => (File: file, Longest: LongestTest)))
            .Where(held => !IsGenerated(held.File))
            .Select(held => (held.File, held.Longest, Lines: Repository.Read(held.File).AsSpan().Count('\n')))
            .Where(held => held.Lines > held.Longest)
            .ToList();

        Broken.None(tooLong
            .Where(held => !NamedExceptions.LongFiles.ContainsKey(held.File))
            .Select(held => $"{held.File} has {held.Lines} lines; the limit is {held.Longest}"));
        Broken.None(NamedExceptions.LongFiles.Keys.Except(tooLong.Select(held => held.File), StringComparer.Ordinal));
    }

    [Fact]
    public void Namespaces_are_file_scoped()
    {
        var nested = SourcesUnder("src/", "tests/")
            .Where(file => BlockNamespace().IsMatch(CSharpText.Parse(Repository.Read(file)).Code));

        Broken.None(nested);
    }

    private static IEnumerable<string> SourcesUnder(params string[] folders) =>
        folders.SelectMany(folder => Repository.FilesUnder(folder, ".cs")).Where(file => !IsGenerated(file));

    /// <summary>What a tool of EF Core wrote: it is not formatted by hand.</summary>
    private static bool IsGenerated(string file) => file.StartsWith("src/Ledger/Migrations/", StringComparison.Ordinal);

    private static bool IsSql(string text) => UpperSql().IsMatch(text) || LowerSql().IsMatch(text);

    private static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 60 ? line : line[..60] + "...";
    }

    [GeneratedRegex(
        @"\bSELECT\b[\s\S]*\bFROM\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bUPDATE\s+\S+\s+SET\b"
        + @"|\bCREATE\s+(OR\s+REPLACE\s+)?(TEMP\s+|TEMPORARY\s+)?(TABLE|VIEW|INDEX|MACRO)\b")]
    private static partial Regex UpperSql();

    [GeneratedRegex(@"\A\s*(select\b[\s\S]*\bfrom\b|insert\s+into\b|delete\s+from\b|create\s+(table|view)\b)")]
    private static partial Regex LowerSql();

    [GeneratedRegex(@"\bunsafe\b|\bstackalloc\s+\w+\s*\*|\bDllImport\b|\bLibraryImport\b")]
    private static partial Regex UnsafeWord();

    [GeneratedRegex(@"^\s*namespace\s+[\w.]+\s*(\{|$)", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();
}

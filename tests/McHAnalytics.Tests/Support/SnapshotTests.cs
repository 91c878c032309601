using Xunit.Sdk;

namespace McHAnalytics.Tests.Support;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "mch-snapshot-" + Guid.NewGuid().ToString("N"));

    public SnapshotTests()
    {
        Directory.CreateDirectory(_folder);
    }

    private string TestFile => Path.Combine(_folder, "PlanTests.cs");

    private string Accepted => Path.Combine(_folder, "__snapshots__", "PlanTests", "two-townships.txt");

    private string Received => Path.Combine(_folder, "__snapshots__", "PlanTests", "two-townships.received.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_accepted_text_stands_beside_the_test_in_a_file_of_its_name()
    {
        Snapshot.Match("SELECT 1", "a-first-text");

        var here = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Support/__snapshots__/SnapshotTests"));
        Assert.Equal("SELECT 1\n", File.ReadAllText(Path.Combine(here, "a-first-text.txt")));
    }

    [Fact]
    public void A_text_without_a_snapshot_fails_and_is_kept_to_be_looked_at()
    {
        var failure = Assert.Throws<XunitException>(() => Match("one\ntwo", update: false));

        Assert.Contains("no snapshot yet", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", File.ReadAllText(Received));
        Assert.False(File.Exists(Accepted));
    }

    [Fact]
    public void Updating_accepts_the_text_and_the_same_text_passes_from_then_on()
    {
        Match("one\ntwo", update: true);

        Match("one\ntwo", update: false);
        Match("one\r\ntwo\r\n", update: false);
        Assert.Equal("one\ntwo\n", File.ReadAllText(Accepted));
    }

    [Fact]
    public void A_difference_names_its_first_line_and_says_how_to_accept_it()
    {
        Match("one\ntwo\nthree", update: true);

        var failure = Assert.Throws<XunitException>(() => Match("one\n2\nthree", update: false));

        Assert.Contains("in line 2:\n- two\n+ 2\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("MCH_SNAPSHOT=update", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(Accepted));
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(Received));
    }

    [Fact]
    public void A_longer_text_differs_after_the_snapshots_last_line()
    {
        Match("one", update: true);

        var failure = Assert.Throws<XunitException>(() => Match("one\ntwo", update: false));

        Assert.Contains("in line 2:\n- \n+ two\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_received_goes_away_when_the_text_passes_again()
    {
        Match("one", update: true);
        Assert.Throws<XunitException>(() => Match("two", update: false));

        Match("one", update: false);

        Assert.False(File.Exists(Received));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../elsewhere")]
    [InlineData("a b")]
    [InlineData("县")]
    public void A_name_that_is_no_file_name_everywhere_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Snapshot.Match("one", name));
    }

    private void Match(string text, bool update) => Snapshot.Match(text, "two-townships", TestFile, update);
}

using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>Versions, receipts and faults by the real program in processes of its own.</summary>
public sealed class GuaranteeTests : IDisposable
{
    private const string Header = "code,name,name_en,level,parent,valid_from,valid_to,successor";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly string _root = Directory.CreateTempSubdirectory("mch-guarantees-").FullName;

    private string Data => Path.Combine(_root, "data");

    [Fact]
    public async Task Twenty_loads_killed_at_random_moments_and_four_on_a_full_disk_leave_the_old_version_or_the_new()
    {
        var (exit, output) = await MchProcess.RunAsync(
            TimeSpan.FromMinutes(12), "faults", "--trials", "20", "--data", Data);

        Assert.True(exit == 0, output);
        Assert.Equal(20, output.Split("kill -9 ").Length - 1);
    }

    [Fact]
    public async Task Versions_are_listed_gone_back_to_and_made_again_from_the_originals()
    {
        var first = Places("a.csv", "990000000000,甲省,,PROVINCE,,,,");
        var second = Places("b.csv", "980000000000,乙省,,PROVINCE,,,,");
        Assert.Equal(0, (await RunAsync("load", first)).ExitCode);
        Assert.Equal(0, (await RunAsync("load", second)).ExitCode);
        File.Delete(first);
        File.Delete(second);

        Assert.Equal(0, (await RunAsync("rollback", "1")).ExitCode);
        Assert.Contains("→ v000001", (await RunAsync("versions")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rollback", "2")).ExitCode);
        var (exit, rebuilt) = await RunAsync("rebuild");
        var listed = (await RunAsync("versions")).Output;

        Assert.True(exit == 0, rebuilt);
        Assert.Contains("The figures are those of v000002", rebuilt, StringComparison.Ordinal);
        Assert.Contains("→ v000003", listed, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("rollback", "77")).ExitCode);
    }

    [Fact]
    public async Task A_watched_folder_is_loaded_as_it_fills_and_each_batch_leaves_a_receipt_that_balances()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "inbox")).FullName;
        var receipts = Path.Combine(_root, "receipts");
        Places(Path.Combine("inbox", "a.csv"), "990000000000,甲省,,PROVINCE,,,,");
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.csv"), "a,b\n1,2\n");

        var (exit, output) = await RunAsync("watch", folder, "--every", "2", "--until-idle", "--receipts", receipts);

        // The broken file was not taken, and says so; the other one was.
        Assert.True(exit == 1, output);
        var receipt = JsonDocument.Parse(await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(receipts)))).RootElement;
        Assert.Equal(1, receipt.GetProperty("version").GetInt32());
        Assert.Equal(2, receipt.GetProperty("files").GetArrayLength());
        Assert.All(receipt.GetProperty("files").EnumerateArray(), file => Assert.Equal(
            file.GetProperty("read").GetInt64(),
            file.GetProperty("accepted").GetInt64() + file.GetProperty("rejected").GetInt64() + file.GetProperty("unchanged").GetInt64()));
        Assert.Contains("reading", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_cannot_be_done_ends_with_two_and_nothing_to_correct_is_said_to_be_nothing()
    {
        Assert.Equal(2, (await RunAsync("load", Path.Combine(_root, "nowhere.csv"))).ExitCode);
        Assert.Equal(2, (await RunAsync("replay", "--correct", "text")).ExitCode);
        Assert.Contains("0 行 rows", (await RunAsync("rejected")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Places(string name, string line)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllLines(path, [Header, line]);
        return path;
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) =>
        MchProcess.RunAsync(s_limit, [.. arguments, "--data", Data]);
}

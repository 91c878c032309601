using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>Files that cannot be taken as they are: a clear error, and nothing lost.</summary>
[Collection(DemoServerTests.Name)]
public sealed class BadInputTests(DemoServer server) : IAsyncLifetime
{
    private OfficeDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await OfficeDesk.OpenAsync(Path.Combine(server.DataFolder, "demo"));

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Files_that_are_refused_change_nothing_and_say_why()
    {
        var before = _desk.Published;
        var workbook = await File.ReadAllBytesAsync(_desk.AnyWorkbook());
        var truncated = Path.Combine(_desk.Root, "截断.xlsx");
        await File.WriteAllBytesAsync(truncated, workbook[..(workbook.Length / 2)]);
        var empty = Path.Combine(_desk.Root, "空.csv");
        await File.WriteAllTextAsync(empty, "");
        var otherForm = Path.Combine(_desk.Root, "别的表.csv");
        await File.WriteAllTextAsync(otherForm, "日期,气温\n2024-03-01,12\n");

        await RefusedAsync(truncated);
        await RefusedAsync(empty);
        await RefusedAsync(otherForm);
        await RefusedAsync(_desk.Csv("表头.csv", text => text.Replace("产妇数", "产妇敉", StringComparison.Ordinal)), "产妇");
        await RefusedAsync(_desk.Csv("未来.csv", text => text.Replace("2022年", "2036年", StringComparison.Ordinal)), "2036");
        await RefusedAsync(Path.Combine(_desk.Root, "没有这个文件.xlsx"));

        Assert.Equal(before, _desk.Published);
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_are_kept_back_and_the_rest_is_taken()
    {
        var (line, cells) = _desk.FirstVillage();
        var file = _desk.Csv("错字.csv", text => text.Replace(
            line, "火星村委会" + line[cells[0].Length..], StringComparison.Ordinal));

        var (exit, output) = await _desk.RunAsync("load", file);

        Assert.Equal(1, exit);
        Assert.Contains("火星村委会", output, StringComparison.Ordinal);
        Assert.Contains("MCH-L", output, StringComparison.Ordinal);
        Assert.Contains("v0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_a_number_rejects_that_cell_only()
    {
        var (line, cells) = _desk.FirstVillage();
        var spoilt = string.Join(',', cells.Select((cell, index) => index == 5 ? "十来个" : cell));
        var file = _desk.Csv("文字.csv", text => text.Replace(line, spoilt, StringComparison.Ordinal));

        var (exit, output) = await _desk.RunAsync("load", file);

        Assert.Equal(1, exit);
        Assert.Contains("十来个", output, StringComparison.Ordinal);
        Assert.Contains("rejected 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_one_replaces_the_month()
    {
        var file = _desk.Csv("原件.csv", text => text);
        await _desk.RunAsync("load", file);
        var published = _desk.Published;
        var births = await _desk.SumAsync("live_births_male");

        var (again, _) = await _desk.RunAsync("load", file);
        Assert.Equal(0, again);
        Assert.Equal(published, _desk.Published);

        var (line, cells) = _desk.FirstVillage();
        var male = int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture);
        // One boy more in the first village, and a later day of sending.
        var corrected = _desk.Csv("更正.csv", text => text
            .Replace(
                line,
                string.Join(',', cells.Select((cell, index) => index == 1 ? $"{male + 1}" : cell)),
                StringComparison.Ordinal)
            .Replace("报出日期: 2022年", "报出日期: 2023年", StringComparison.Ordinal));
        await _desk.RunAsync("load", corrected);

        Assert.NotEqual(published, _desk.Published);
        Assert.Equal(births + 1, await _desk.SumAsync("live_births_male"));
    }

    private async Task RefusedAsync(string file, string hint = "MCH-")
    {
        var (exit, output) = await _desk.RunAsync("load", file);
        Assert.NotEqual(0, exit);
        Assert.Contains("MCH-", output, StringComparison.Ordinal);
        Assert.Contains(hint, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at McHAnalytics", output, StringComparison.Ordinal);
    }
}

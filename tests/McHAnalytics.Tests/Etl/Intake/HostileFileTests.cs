using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Tests.Etl.Guarantees;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Files made to do harm: each is refused with a plain reason, quickly, and in little memory.</summary>
public sealed class HostileFileTests
{
    private const long MostGrowth = 200L << 20;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Files => new()
    {
        { "bomb.xlsx", "MCH-L011" },
        { "bomb.zip", "MCH-L011" },
        { "large.zip", "MCH-L011" },
        { "bomb.csv.gz", "MCH-L011" },
        { "xxe.xlsx", "MCH-L011" },
        { "macros.xlsm", "MCH-L011" },
        { "macros.xls", "MCH-L011" },
        { "traversal.zip", "MCH-L011" },
        { "many.zip", "MCH-L011" },
        { "columns.csv", "MCH-L010" },
        { "columns.xlsx", "MCH-L010" },
        { "rows.xlsx", "MCH-L010" },
        { "cells.csv", "MCH-L010" },
        { "long.txt", "MCH-L010" },
        { "quotes.csv", "MCH-L001" },
        { "cut.xlsx", "MCH-L001" },
        { "cut.xls", "MCH-L001" },
        { "cut.zip", "MCH-L001" },
        { "cut.csv.gz", "MCH-L001" },
        { "cut.parquet", "MCH-L001" },
        { "flipped.xlsx", "MCH-L001" },
        { "page.xls", "MCH-L001" },
        { "text.xlsx", "MCH-L001" },
        { "zeros.csv", "MCH-L005" },
        { "paper.pdf", "MCH-L009" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_hostile_file_is_refused_for_what_it_is(string name, string code)
    {
        using var county = await TestCounty.OpenAsync();
        var path = county.Bench.FileAt(name);
        Write(path);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        using var stop = new CancellationTokenSource();
        var look = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(5);
            }
        });
        var watch = Stopwatch.StartNew();

        var receipt = await county.LoadAsync(path);

        watch.Stop();
        await stop.CancelAsync();
        await look;
        var file = Assert.Single(receipt.Files);
        Assert.Equal(LoadStatus.Failed, file.Status);
        Assert.Equal(code, Assert.Single(file.Problems).First.Code);
        Assert.Null(receipt.Version);
        Assert.True(watch.Elapsed < s_mostTime, $"took {watch.Elapsed}");
        Assert.True(peak - before < MostGrowth, $"grew by {(peak - before) >> 20} MB");
    }

    private static void Write(string path)
    {
        switch (Path.GetFileName(path))
        {
            case "bomb.xlsx":
                Book(book => book.Parts["xl/sharedStrings.xml"] = new byte[90 << 20], path);
                break;
            case "bomb.zip":
                Zip(path, ("a.csv", new byte[90 << 20], CompressionLevel.Optimal));
                break;
            case "large.zip":
                // Each part packs to a seventh only, and all together are more than may be.
                var part = Enumerable.Range(0, 9 << 20).Select(index => (byte)('0' + (index * 2_654_435_761L >> 7) % 10)).ToArray();
                Zip(path, [.. Enumerable.Range(0, 12).Select(index => ($"{index}.csv", part, CompressionLevel.Fastest))]);
                break;
            case "bomb.csv.gz":
                using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal))
                {
                    gzip.Write(new byte[200 << 20]);
                }

                break;
            case "xxe.xlsx":
                Book(book => book.Parts["xl/sharedStrings.xml"] = Encoding.UTF8.GetBytes(
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sst>&e;</sst>"), path);
                break;
            case "macros.xlsm":
                Book(book => book.Parts["xl/vbaProject.bin"] = [1, 2, 3], path);
                break;
            case "macros.xls":
                File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016],
                    .. Encoding.Unicode.GetBytes("_VBA_PROJECT_CUR"), .. new byte[1000]]);
                break;
            case "traversal.zip":
                Zip(path, ("../../outside.csv", [65], CompressionLevel.Fastest));
                break;
            case "many.zip":
                Zip(path, [.. Enumerable.Range(0, 10_001).Select(index => ($"{index}.csv", new byte[] { 65 }, CompressionLevel.Fastest))]);
                break;
            case "columns.csv":
                File.WriteAllText(path, new string(',', 1_000_000) + "\n");
                break;
            case "columns.xlsx":
                Book(book => book.Parts["xl/worksheets/sheet1.xml"] = Sheet("<row r=\"1\"><c r=\"BDWGN1\"><v>1</v></c></row>"), path);
                break;
            case "rows.xlsx":
                Book(book => book.Parts["xl/worksheets/sheet1.xml"] = Sheet("<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>"), path);
                break;
            case "cells.csv":
                File.WriteAllText(path, string.Concat(Enumerable.Repeat("1,2,3,4,5,6,7,8,9,0\n", 600_000)));
                break;
            case "long.txt":
                using (var file = File.Create(path))
                {
                    file.SetLength(40 << 20);
                }

                break;
            case "quotes.csv":
                File.WriteAllText(path, "a,b\n1,\"2\n" + string.Concat(Enumerable.Repeat("3,4\n", 100_000)));
                break;
            case "cut.xlsx":
                Book(_ => { }, path);
                Cut(path);
                break;
            case "cut.xls":
                File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[700]]);
                break;
            case "cut.zip":
                Zip(path, ("a.csv", Encoding.UTF8.GetBytes(new string('a', 5_000)), CompressionLevel.NoCompression));
                Cut(path);
                break;
            case "cut.csv.gz":
                using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal))
                {
                    gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 10_000))));
                }

                Cut(path);
                break;
            case "cut.parquet":
                File.WriteAllBytes(path, [.. "PAR1"u8, .. new byte[500]]);
                break;
            case "flipped.xlsx":
                Book(_ => { }, path);
                var bytes = File.ReadAllBytes(path);
                for (var at = 60; at < bytes.Length / 2; at += 37)
                {
                    bytes[at] ^= 0x55;
                }

                File.WriteAllBytes(path, bytes);
                break;
            case "page.xls":
                File.WriteAllText(path, "<html><table><tr><td>1</td></tr></table></html>");
                break;
            case "text.xlsx":
                File.WriteAllText(path, "a,b\n1,2\n");
                break;
            case "zeros.csv":
                File.WriteAllBytes(path, new byte[10_000]);
                break;
            default:
                File.WriteAllText(path, "%PDF-1.7\n");
                break;
        }
    }

    private static void Book(Action<RawWorkbook> spoil, string path)
    {
        var book = new RawWorkbook().Add("1", Enumerable.Range(0, 200).Select(row => new object?[] { $"row {row * 7919 % 1009}", row }));
        spoil(book);
        book.WriteTo(path);
    }

    private static byte[] Sheet(string rows) => Encoding.UTF8.GetBytes(
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");

    private static void Zip(string path, params (string Name, byte[] Bytes, CompressionLevel Level)[] entries)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes, level) in entries)
        {
            using var part = archive.CreateEntry(name, level).Open();
            part.Write(bytes);
        }
    }

    private static void Cut(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }
}

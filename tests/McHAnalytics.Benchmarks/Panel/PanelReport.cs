using System.Globalization;
using System.Text.Json;

namespace McHAnalytics.Benchmarks.Panel;

/// <summary>Reads a result of the harness and sets our figures beside the best peer's and the targets.</summary>
internal static class PanelReport
{
    public const string Ours = "mch-analytics";

    /// <summary>Prints the table; false where an answer was wrong or a target is missed.</summary>
    public static bool Print(PanelFolder folder, string size)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(folder.ResultOf(size)));
        var root = document.RootElement;
        var peers = root.GetProperty("peers").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetProperty("q"));
        var ours = peers[Ours];
        var servers = peers.Keys.Where(name => name.StartsWith("postgraphile", StringComparison.Ordinal)
            || name.StartsWith("yoga", StringComparison.Ordinal) || name.StartsWith("mercurius", StringComparison.Ordinal)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"size {size}, {root.GetProperty("when").GetString()}, {root.GetProperty("cpu").GetString()}, {root.GetProperty("cores").GetInt32()} cores, rounds {root.GetProperty("rounds").GetInt32()}"));
        Console.WriteLine();
        Console.WriteLine("| question | right | our p50 ms | p95 | best peer p50 ms | ratio | SQL in process ms | our rps at 16 | best peer rps | ratio | cpu ms | bytes |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var ratios = new List<double>();
        var isRight = true;
        foreach (var question in ours.EnumerateObject())
        {
            var own = question.Value;
            var right = own.GetProperty("ok").GetBoolean();
            isRight &= right;
            var best = Best(servers, peers, question.Name, "p50", least: true);
            var bestRate = Best(servers, peers, question.Name, "rps", least: false);
            var sql = Best(peers.Keys.Where(name => name.StartsWith("duckdb", StringComparison.Ordinal)), peers, question.Name, "p50", least: true);
            var (p50, rate) = (Number(own, "p50"), Number(own, "rps"));
            if (p50 is { } mine && best.Value is { } theirs)
            {
                ratios.Add(mine / theirs);
            }

            Console.WriteLine($"| {question.Name} | {(right ? "yes" : "NO: " + own.GetProperty("diff").GetString())} | {Text(p50)} | "
                + $"{Text(Number(own, "p95"))} | {Text(best.Value)} {best.Name} | {Text(p50 / best.Value)} | {Text(sql.Value)} | {Text(rate)} | "
                + $"{Text(bestRate.Value)} {bestRate.Name} | {Text(rate / bestRate.Value)} | {Text(Number(own, "cpu_ms"))} | {Text(Number(own, "bytes"))} |");
        }

        Console.WriteLine();
        if (ratios.Count > 0)
        {
            Console.WriteLine($"Geometric mean of the p50 ratios: {Text(Math.Exp(ratios.Average(Math.Log)))} (target 0.60).");
        }

        var process = root.GetProperty("peers").GetProperty(Ours);
        Console.WriteLine($"Memory of our process: {Text(Number(process, "rss_mb"))} MiB, at most {Text(Number(process, "hwm_mb"))} MiB (target 1,024).");
        if (process.TryGetProperty("cold_ms", out var cold))
        {
            Console.WriteLine($"Cold start to the first right answer: {string.Join(", ", cold.EnumerateArray().Select(each => Text(each.GetDouble())))} ms.");
        }

        PrintGrowth(folder, size, ours);
        return isRight;
    }

    private static void PrintGrowth(PanelFolder folder, string size, JsonElement ours)
    {
        if (size != "large" || !File.Exists(folder.ResultOf("small")))
        {
            return;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(folder.ResultOf("small")));
        if (document.RootElement.GetProperty("peers").TryGetProperty(Ours, out var small))
        {
            Console.WriteLine("p50 large / small (93 times the rows): " + string.Join(", ", ours.EnumerateObject().Select(question =>
                $"{question.Name} {Text(Number(question.Value, "p50") / Number(small.GetProperty("q").GetProperty(question.Name), "p50"))}")) + ".");
        }
    }

    private static (string? Name, double? Value) Best(
        IEnumerable<string> names, Dictionary<string, JsonElement> peers, string question, string figure, bool least)
    {
        var known = names
            .Where(name => peers[name].TryGetProperty(question, out var entry) && entry.GetProperty("ok").GetBoolean())
            .Select(name => (Name: name, Value: Number(peers[name].GetProperty(question), figure)))
            .Where(each => each.Value is not null)
            .OrderBy(each => least ? each.Value : -each.Value)
            .ToList();
        return known.Count == 0 ? (null, null) : known[0];
    }

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string Text(double? number) => number is { } known
        ? known.ToString(known >= 100 ? "0" : known >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture)
        : "-";
}

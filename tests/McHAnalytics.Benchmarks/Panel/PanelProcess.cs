using System.Diagnostics;
using System.Globalization;

namespace McHAnalytics.Benchmarks.Panel;

/// <summary>Runs a program of the panel, bounded in time; what it started ends with it.</summary>
internal static class PanelProcess
{
    /// <summary>Runs a program and gives how long it took and the most memory it held.</summary>
    /// <exception cref="PanelException">It failed, or took too long.</exception>
    public static (TimeSpan Took, long PeakMiB) Run(
        string folder, TimeSpan most, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Console.Error.WriteLine($"  {Path.GetFileName(program)} {string.Join(' ', arguments.Select(Path.GetFileName))}");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new PanelException($"{program} does not start.");
        var peak = 0L;
        try
        {
            while (!process.WaitForExit(200))
            {
                peak = Math.Max(peak, PeakOf(process.Id));
                if (watch.Elapsed > most)
                {
                    throw new PanelException($"{program} took longer than {most.TotalSeconds:0} s.");
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return process.ExitCode == 0
            ? (watch.Elapsed, peak)
            : throw new PanelException($"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
    }

    /// <summary>Runs a program and gives what it printed.</summary>
    /// <exception cref="PanelException">It failed, or took too long.</exception>
    public static string RunAndRead(string folder, TimeSpan most, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new PanelException($"{program} does not start.");
        var printed = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(most))
        {
            process.Kill(entireProcessTree: true);
            throw new PanelException($"{program} took longer than {most.TotalSeconds:0} s.");
        }

        return process.ExitCode == 0
            ? printed.GetAwaiter().GetResult()
            : throw new PanelException($"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or FormatException)
        {
            return 0;
        }
    }
}

/// <summary>Why the panel cannot be measured.</summary>
internal sealed class PanelException(string message) : Exception(message);

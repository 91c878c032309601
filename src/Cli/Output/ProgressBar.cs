using System.Globalization;
using McHAnalytics.Etl;

namespace McHAnalytics.Cli.Output;

/// <summary>Shows how far long work has come, on the error stream: a bar on a terminal, plain lines elsewhere.</summary>
internal sealed class ProgressBar(TextWriter output, bool isTerminal, TimeProvider clock) : IProgress<LoadProgress>, IDisposable
{
    private const int Cells = 24;
    private const int NameLength = 28;

    private static readonly TimeSpan s_terminalEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_plainEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly long _started = clock.GetTimestamp();
    private long _shown;
    private long _stepStarted;
    private string _step = string.Empty;
    private int _width;

    /// <summary>One on the error stream.</summary>
    public static ProgressBar OnErrorStream() => new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    public void Report(LoadProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            var isNewStep = value.Step != _step;
            if (isNewStep)
            {
                _step = value.Step;
                _stepStarted = clock.GetTimestamp();
            }

            if (isNewStep || clock.GetElapsedTime(_shown) >= (isTerminal ? s_terminalEvery : s_plainEvery))
            {
                _shown = clock.GetTimestamp();
                Show(value);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (isTerminal && _width > 0)
            {
                output.Write("\r" + new string(' ', _width) + "\r");
                _width = 0;
            }
        }
    }

    private void Show(LoadProgress value)
    {
        var line = Line(value);
        if (!isTerminal)
        {
            output.WriteLine(line);
            return;
        }

        // What the line before was longer by is blanked out.
        output.Write("\r" + line + new string(' ', Math.Max(0, _width - line.Length)));
        _width = line.Length;
    }

    private string Line(LoadProgress value)
    {
        var seconds = clock.GetElapsedTime(_stepStarted).TotalSeconds;
        var parts = new List<string> { WordOf(value.Step) };
        if (value.Total > 1 && value.Done < value.Total)
        {
            var filled = (int)((long)Cells * value.Done / value.Total);
            parts.Add($"[{new string('#', filled)}{new string('.', Cells - filled)}]");
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total}"));
            if (value.Done > 0 && seconds > 0)
            {
                var rate = value.Done / seconds;
                var left = TimeSpan.FromSeconds((value.Total - value.Done) / rate);
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:0.#}/s"));
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"剩余 left {(int)left.TotalMinutes}:{left.Seconds:00}"));
            }
        }

        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(_started).TotalSeconds:0} s"));
        if (value.File is { } file)
        {
            parts.Add(file.Length <= NameLength ? file : file[..NameLength] + "…");
        }

        return string.Join("  ", parts);
    }

    private static string WordOf(string step) => step switch
    {
        "reading" => "读取 reading",
        "merging" => "合并 merging",
        "checking" => "质检 checking",
        "publishing" => "发布 publishing",
        "rebuilding" => "重建 rebuilding",
        _ => step,
    };
}

using System.Diagnostics;
using System.Text;

namespace McHAnalytics.EndToEnd.Support;

/// <summary>The real program in a process of its own; ended by its own process id, whatever happens.</summary>
internal sealed class MchProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MchProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("mch ended before it was ready:\n" + Output));
    }

    /// <summary>All that it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public int Id => _process.Id;

    /// <summary>Starts <c>mch</c> with arguments and goes on.</summary>
    public static MchProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mch.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = new Process { StartInfo = start };
        var mch = new MchProcess(process);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return mch;
    }

    /// <summary>Runs <c>mch</c> to its end; its exit code and all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(TimeSpan limit, params IEnumerable<string> arguments)
    {
        await using var mch = Start(arguments);
        using var timeout = new CancellationTokenSource(limit);
        await mch._process.WaitForExitAsync(timeout.Token);
        return (mch._process.ExitCode, mch.Output);
    }

    /// <summary>The address that it serves, once it says so.</summary>
    public Task<string> AddressAsync(TimeSpan limit) => _ready.Task.WaitAsync(limit);

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        const string Sign = "ready: http://";
        if (line.IndexOf(Sign, StringComparison.Ordinal) is >= 0 and var at)
        {
            _ready.TrySetResult(line[(at + "ready: ".Length)..].Trim());
        }
    }
}

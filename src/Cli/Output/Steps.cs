using System.Diagnostics;
using System.Globalization;

namespace McHAnalytics.Cli.Output;

/// <summary>Says each step and how long it took.</summary>
internal static class Steps
{
    public static async Task<T> DoAsync<T>(string what, Func<Task<T>> step, Func<T, string> result)
    {
        Console.Write($"· {what} … ");
        var watch = Stopwatch.StartNew();
        var value = await step();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result(value)} ({watch.Elapsed.TotalSeconds:0.0} s)"));
        return value;
    }
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace McHAnalytics.Tests.Support;

/// <summary>Compares a text with the one that was accepted before: <c>__snapshots__/TestClass/name.txt</c> beside the test.</summary>
/// <remarks>
/// On a difference the text is written next to the accepted one as <c>name.received.txt</c> (never committed) and the test
/// fails. Running the tests with <c>MCH_SNAPSHOT=update</c> accepts every text as it is: read the diff before committing.
/// </remarks>
public static partial class Snapshot
{
    private static bool Updating =>
        string.Equals(Environment.GetEnvironmentVariable("MCH_SNAPSHOT"), "update", StringComparison.Ordinal);

    /// <summary>Fails unless the text is the accepted one; ends of lines do not count.</summary>
    /// <param name="text">What the code under test wrote.</param>
    /// <param name="name">The snapshot's file name: letters, digits, dots, hyphens and underscores.</param>
    /// <param name="testFile">The test's own file; the compiler fills it in.</param>
    public static void Match(string text, string name, [CallerFilePath] string testFile = "") =>
        Match(text, name, testFile, Updating);

    internal static void Match(string text, string name, string testFile, bool update)
    {
        if (!FileName().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' cannot be a snapshot's file name on every system.", nameof(name));
        }

        var folder = Path.Combine(
            Path.GetDirectoryName(testFile)!, "__snapshots__", Path.GetFileNameWithoutExtension(testFile));
        var accepted = Path.Combine(folder, name + ".txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var now = Normalised(text);
        var before = File.Exists(accepted) ? Normalised(File.ReadAllText(accepted)) : null;

        if (now == before)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        if (update)
        {
            File.WriteAllText(accepted, now);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, now);
        throw new XunitException(Explain(before, now, accepted, received));
    }

    private static string Explain(string? before, string now, string accepted, string received)
    {
        const string Accept = "Run the test with MCH_SNAPSHOT=update to accept what it wrote.";
        if (before is null)
        {
            return $"There is no snapshot yet: {accepted}\nThe text was written to {received}\n{Accept}";
        }

        var old = before.Split('\n');
        var fresh = now.Split('\n');
        var line = old.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"The text differs from its snapshot in line {line + 1}:\n"
            + $"- {(line < old.Length ? old[line] : "(the snapshot ends)")}\n"
            + $"+ {(line < fresh.Length ? fresh[line] : "(the text ends)")}\n"
            + $"git diff --no-index {accepted} {received}\n{Accept}";
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z")]
    private static partial Regex FileName();
}

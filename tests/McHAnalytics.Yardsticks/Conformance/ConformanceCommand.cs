using System.Globalization;
using System.Text;
using System.Text.Json;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary><c>./mch graphql-conformance DIR [--out ANSWERS.jsonl] [--failures N]</c>: answers every case of a corpus and
/// marks the answers.</summary>
/// <remarks>
/// Ends with 0 where the shares asked for are reached (<see cref="ConformanceReport"/>), with 1 where they are not, with
/// 2 where the folder or the words given cannot be used.
/// </remarks>
public static class ConformanceCommand
{
    /// <summary>How the command is called.</summary>
    public const string Usage = """
        ./mch graphql-conformance DIR [--out ANSWERS.jsonl] [--failures N]
          DIR               a corpus: schemas/*.graphql, data/*.json, cases/*/*.jsonl, grade.mjs
          --out FILE        also writes the answers, one {"id","actual"} a line, as grade.mjs reads them
          --failures N      also prints the first N cases that are not answered word for word
          ends with 0 if verdict is 100 %, structure at least 99.5 % and exact at least 95 %; else with 1
        """;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs the command.</summary>
    /// <param name="words">What follows the command's name.</param>
    /// <param name="output">Takes the table.</param>
    /// <param name="errors">Takes what is wrong with the words or the folder.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        string? folder = null;
        string? answers = null;
        var shown = 0;
        for (var i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "--out" when i + 1 < words.Count:
                    answers = words[++i];
                    break;
                case "--failures" when i + 1 < words.Count
                    && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out shown):
                    i++;
                    break;
                case var word when folder is null && !word.StartsWith('-'):
                    folder = word;
                    break;
                default:
                    errors.WriteLine($"Not understood: {words[i]}\n{Usage}");
                    return 2;
            }
        }

        if (folder is null || !Directory.Exists(Path.Combine(folder, "cases")))
        {
            errors.WriteLine(folder is null ? Usage : $"{folder} holds no folder \"cases\".\n{Usage}");
            return 2;
        }

        var report = Run(folder, answers, shown, output);
        report.Print(output);
        return report.IsEnough ? 0 : 1;
    }

    /// <summary>Answers and marks every case of a folder.</summary>
    /// <param name="folder">The corpus.</param>
    /// <param name="answers">Where to write the answers, or <c>null</c>.</param>
    /// <param name="shown">How many answers that are not exact to print.</param>
    /// <param name="output">Takes them.</param>
    public static ConformanceReport Run(string folder, string? answers, int shown, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var writer = answers is null ? TextWriter.Null : new StreamWriter(answers, append: false, s_utf8);
        var runner = new ConformanceRunner(folder);
        var report = new ConformanceReport();
        foreach (var test in ConformanceCase.ReadAll(folder))
        {
            var answer = runner.Answer(test);
            writer.Write($"{{\"id\":{JsonSerializer.Serialize(test.Id)},\"actual\":{answer}}}\n");
            var marks = Grader.Grade(test, ScriptValue.Read(answer));
            report.Add(test, marks);
            if (!marks.Exact && shown-- > 0)
            {
                output.WriteLine(
                    $"{(marks.Structure ? "worded otherwise" : marks.Verdict ? "STRUCTURE" : "VERDICT")} {test.Id}\n"
                    + $"  case     {test.Json.GetRawText()}\n  answered {answer}\n");
            }
        }

        return report;
    }

    /// <summary>Marks answers that were written before, by this program or another.</summary>
    /// <param name="folder">The corpus.</param>
    /// <param name="answers">A file of <c>{"id","actual"}</c> a line; a case without an answer has failed.</param>
    public static ConformanceReport Grade(string folder, string answers)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(answers).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var answer = ScriptValue.Read(line);
            given[(string)ScriptValue.Member(answer, "id")!] = ScriptValue.Member(answer, "actual");
        }

        var report = new ConformanceReport();
        foreach (var test in ConformanceCase.ReadAll(folder))
        {
            report.Add(test, Grader.Grade(test, given.GetValueOrDefault(test.Id)));
        }

        return report;
    }
}

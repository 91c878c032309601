using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Benchmarks.Native;

/// <summary>
/// The provider against bare C calls doing the same work, in turns in one process; one DuckDB thread. Processor time is
/// counted, and of each side the fastest round: what else the machine does can only slow one down.
/// </summary>
internal static class NativeComparison
{
    private const int Rounds = 15;
    private const int Rows = 2_000_000;
    private const int TextRows = 500_000;
    private const int Questions = 300;
    private const double Required = 0.70;

    private static readonly Process s_process = Process.GetCurrentProcess();

    private const string Numbers = "SELECT n, x FROM source";
    private const string Texts = "SELECT s FROM source LIMIT 500000";
    private const string Lookup = "SELECT sum(n)::BIGINT FROM small WHERE k = $1";

    internal static int Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("mch-bench-").FullName;
        try
        {
            using var ours = Filled(Path.Combine(folder, "ours.duckdb"));
            Filled(Path.Combine(folder, "bare.duckdb")).Dispose();
            using var bare = new BareDuckDb(Path.Combine(folder, "bare.duckdb"));

            var numbers = Enumerable.Range(0, Rows).Select(i => (long)i).ToArray();
            var reals = numbers.Select(n => n / 3.0).ToArray();
            var texts = numbers.Take(TextRows).Select(n => $"某县某某乡卫生院 {n}").ToArray();

            output.WriteLine(
                $"DuckDB {DuckDbConnection.LibraryVersion}, .NET {Environment.Version}, "
                + $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, "
                + $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
            output.WriteLine();
            output.WriteLine("| Work | Bare C calls | Provider | Provider / bare |");
            output.WriteLine("|---|---:|---:|---:|");

            bool[] kept =
            [
                Compare(output, "Read 2 numbers a row by chunk (`ReadChunk`, `Vector<T>`)", Rows, "rows/s",
                    () => bare.SumNumbers(Numbers), () => ByChunk(ours)),
                Compare(output, "Read 2 numbers a row by row (`Read`, `IsDBNull`, `GetInt64`, `GetDouble`)", Rows,
                    "rows/s", () => bare.SumNumbers(Numbers), () => ByRow(ours)),
                Compare(output, "Read a text a row by row (`GetString`)", TextRows, "rows/s",
                    () => bare.SumTextLengths(Texts), () => TextByRow(ours)),
                Compare(output, "Ask a prepared question again", Questions, "answers/s",
                    () => bare.Ask(Lookup, Questions), () => Ask(ours)),
                Compare(output, "Append 2 numbers a row by column (`AppendColumn`)", Rows, "rows/s",
                    () => bare.Append("target", numbers, reals, null), () => AppendColumns(ours, numbers, reals),
                    () => Emptied(ours, bare)),
                Compare(output, "Append 2 numbers a row by row (`Append`, `EndRow`)", Rows, "rows/s",
                    () => bare.Append("target", numbers, reals, null), () => AppendRows(ours, numbers, reals),
                    () => Emptied(ours, bare)),
                Compare(output, "Append 2 numbers and a text by row", TextRows, "rows/s",
                    () => bare.Append("texts", numbers[..TextRows], reals[..TextRows], texts),
                    () => AppendTexts(ours, numbers, reals, texts),
                    () => Emptied(ours, bare)),
            ];

            output.WriteLine();
            output.WriteLine($"Required: {Required:P0} of the bare rate. {(kept.All(k => k) ? "Held." : "NOT held.")}");
            return kept.All(k => k) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DuckDbConnection Filled(string path)
    {
        var connection = DuckDbConnection.Connect(DuckDbOptions.Loading(path) with { Threads = 1 });
        connection.Execute(
            $"""
            CREATE TABLE source AS
            SELECT CASE WHEN i % 100 <> 0 THEN i END AS n, i / 3.0 AS x, '某县某某乡卫生院 ' || i AS s
            FROM range({Rows}) t(i);
            CREATE TABLE small AS SELECT i % {Questions} AS k, i AS n FROM range(30000) t(i);
            CREATE TABLE target (n BIGINT, x DOUBLE);
            CREATE TABLE texts (n BIGINT, x DOUBLE, s VARCHAR);
            CHECKPOINT;
            """);
        return connection;
    }

    private static bool Compare<T>(
        TextWriter output, string work, int count, string unit, Func<T> bare, Func<T> ours)
    {
        if (!Equals(bare(), ours()))
        {
            throw new InvalidOperationException($"{work}: the two sides do not give the same answer.");
        }

        return Compare(output, work, count, unit, () => { _ = bare(); }, () => { _ = ours(); }, static () => { });
    }

    private static bool Compare(
        TextWriter output, string work, int count, string unit, Action bare, Action ours, Action reset)
    {
        var (bareBest, oursBest) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            bareBest = Math.Min(bareBest, Seconds(bare));
            oursBest = Math.Min(oursBest, Seconds(ours));
            reset();
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {count / bareBest:N0} {unit} | {count / oursBest:N0} {unit} | {bareBest / oursBest:P0} |"));
        return bareBest / oursBest >= Required;
    }

    private static double Seconds(Action work)
    {
        GC.Collect();
        var start = s_process.TotalProcessorTime;
        work();
        s_process.Refresh();
        return (s_process.TotalProcessorTime - start).TotalSeconds;
    }

    private static void Emptied(DuckDbConnection ours, BareDuckDb bare)
    {
        ours.Execute("TRUNCATE target; TRUNCATE texts; CHECKPOINT");
        bare.Execute("TRUNCATE target");
        bare.Execute("TRUNCATE texts");
        bare.Execute("CHECKPOINT");
    }

    private static double ByChunk(DuckDbConnection connection)
    {
        var (whole, real) = (0L, 0.0);
        using var command = connection.CreateCommand(Numbers);
        command.IsStreaming = true;
        using var reader = command.ExecuteReader();
        while (reader.ReadChunk(out var chunk))
        {
            var numbers = chunk.Vector<long>(0);
            var reals = chunk.Vector<double>(1);
            var numberMask = chunk.Validity(0);
            var realMask = chunk.Validity(1);
            unchecked
            {
                for (var i = 0; i < numbers.Length; i++)
                {
                    whole += numberMask[i] ? numbers[i] : 0;
                    real += realMask[i] ? reals[i] : 0;
                }
            }
        }

        return whole + real;
    }

    private static double ByRow(DuckDbConnection connection)
    {
        var (whole, real) = (0L, 0.0);
        using var command = connection.CreateCommand(Numbers);
        command.IsStreaming = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            whole += reader.IsDBNull(0) ? 0 : reader.GetInt64(0);
            real += reader.IsDBNull(1) ? 0 : reader.GetDouble(1);
        }

        return whole + real;
    }

    private static long TextByRow(DuckDbConnection connection)
    {
        var total = 0L;
        using var command = connection.CreateCommand(Texts);
        command.IsStreaming = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            total += reader.IsDBNull(0) ? 0 : reader.GetString(0).Length;
        }

        return total;
    }

    private static long Ask(DuckDbConnection connection)
    {
        var total = 0L;
        using var command = connection.CreateCommand(Lookup);
        var parameter = command.Parameters.AddValue(null);
        for (var i = 0L; i < Questions; i++)
        {
            parameter.Value = i;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                total += reader.GetInt64(0);
            }
        }

        return total;
    }

    private static void AppendColumns(DuckDbConnection connection, long[] numbers, double[] reals)
    {
        const int Batch = 20_480;
        using var appender = connection.CreateAppender("target");
        for (var start = 0; start < numbers.Length; start += Batch)
        {
            var rows = Math.Min(Batch, numbers.Length - start);
            appender.AppendColumn<long>(numbers.AsSpan(start, rows));
            appender.AppendColumn<double>(reals.AsSpan(start, rows));
        }

        appender.Complete();
    }

    private static void AppendRows(DuckDbConnection connection, long[] numbers, double[] reals)
    {
        using var appender = connection.CreateAppender("target");
        for (var i = 0; i < numbers.Length; i++)
        {
            appender.Append(numbers[i]).Append(reals[i]).EndRow();
        }

        appender.Complete();
    }

    private static void AppendTexts(DuckDbConnection connection, long[] numbers, double[] reals, string[] texts)
    {
        using var appender = connection.CreateAppender("texts");
        for (var i = 0; i < texts.Length; i++)
        {
            appender.Append(numbers[i]).Append(reals[i]).Append(texts[i]).EndRow();
        }

        appender.Complete();
    }
}

using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

/// <summary>Whatever value goes in comes out, as a parameter and through the appender.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Whole_numbers_of_every_width()
    {
        Holds<sbyte>("TINYINT");
        Holds<short>("SMALLINT");
        Holds<int>("INTEGER");
        Holds<long>("BIGINT");
        Holds<byte>("UTINYINT");
        Holds<ushort>("USMALLINT");
        Holds<uint>("UINTEGER");
        Holds<ulong>("UBIGINT");
        Holds("HUGEINT", Gen.Two(ArbMap.Default.GeneratorFor<long>())
            .Select(t => unchecked(((Int128)t.Item1 << 64) | (ulong)t.Item2)));
        Holds("UHUGEINT", Gen.Two(ArbMap.Default.GeneratorFor<ulong>()).Select(t => new UInt128(t.Item1, t.Item2)));
    }

    [Fact]
    public void Floating_points_bit_by_bit()
    {
        Holds<float>("FLOAT");
        Holds<double>("DOUBLE");
        Holds<bool>("BOOLEAN");
    }

    [Fact]
    public void Decimals_of_any_scale()
    {
        var decimals =
            from digits in ArbMap.Default.GeneratorFor<long>()
            from scale in Gen.Choose(0, 10)
            select new decimal(digits) / (decimal)Math.Pow(10, scale);
        Holds("DECIMAL(38,12)", decimals.Select(d => decimal.Round(d, 10)));
    }

    [Fact]
    public void Texts_of_any_letters_and_length()
    {
        var letters = Gen.Elements('a', '妇', 'é', '\0', '\n', '"', '\'', '\u00a0', '￿');
        Holds("VARCHAR", Gen.Sized(_ => letters.ListOf()).Select(l => new string([.. l])));
        Holds("VARCHAR", Gen.Choose(0, 40).Select(n => new string('x', n) + "😀"));
    }

    [Fact]
    public void Bytes() => Holds("BLOB", ArbMap.Default.GeneratorFor<byte[]>().Where(b => b is not null));

    [Fact]
    public void Dates_times_and_moments()
    {
        var micros = ArbMap.Default.GeneratorFor<uint>();
        Holds("DATE", Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber));
        Holds("TIME", micros.Select(m => new TimeOnly(m * 20L % MicrosecondsPerDay * TimeSpan.TicksPerMicrosecond)));
        var moments =
            from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
            from micro in micros
            select DateTime.MinValue.AddDays(day).AddMicroseconds(micro * 20L % MicrosecondsPerDay);
        Holds("TIMESTAMP", moments);
        Holds("TIMESTAMPTZ", moments.Select(m => new DateTimeOffset(m, TimeSpan.Zero)));
        Holds(
            "INTERVAL",
            ArbMap.Default.GeneratorFor<(int, int, int)>().Select(t => new DuckDbInterval(t.Item1, t.Item2, t.Item3)));
        Holds("UUID", ArbMap.Default.GeneratorFor<Guid>());
    }

    [Fact]
    public void Whole_numbers_of_any_length_as_parameters()
    {
        var numbers = ArbMap.Default.GeneratorFor<byte[]>()
            .Where(b => b is { Length: > 0 })
            .Select(b => new BigInteger(b));

        Prop.ForAll(Arb.From(numbers), number => _connection.Scalar<BigInteger>("SELECT $1", number) == number)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Lists_as_parameters()
    {
        Prop.ForAll(
                Arb.From(ArbMap.Default.GeneratorFor<int[]>().Where(l => l is { Length: > 0 })),
                list => _connection.Scalar<int[]>("SELECT $1", list)!.SequenceEqual(list))
            .QuickCheckThrowOnFailure();
    }

    private void Holds<T>(string type)
        where T : notnull => Holds(type, ArbMap.Default.GeneratorFor<T>());

    private void Holds<T>(string type, Gen<T> generator)
        where T : notnull
    {
        using var command = _connection.CreateCommand($"SELECT $1::{type}");
        var parameter = command.Parameters.AddValue(null);

        Prop.ForAll(Arb.From(generator), value =>
            {
                parameter.Value = value;
                using var reader = command.ExecuteReader();
                return reader.Read() && Same(value, reader.GetFieldValue<T>(0));
            })
            .QuickCheckThrowOnFailure();

        Prop.ForAll(Arb.From(generator.ListOf()), values => Appended(type, values)).QuickCheckThrowOnFailure();
    }

    private bool Appended<T>(string type, List<T> values)
    {
        _connection.Execute($"CREATE OR REPLACE TABLE t (n INTEGER, v {type}, w {type})");
        using (var appender = _connection.CreateAppender("t"))
        {
            foreach (var value in values)
            {
                appender.Append(0).Append(value).AppendNull().EndRow();
            }

            appender.AppendColumn<int>(new int[values.Count]);
            appender.AppendColumn<T>(values.ToArray());
            appender.AppendColumn<T>(values.ToArray(), values.Select(_ => true).ToArray());
            appender.Complete();
        }

        using var command = _connection.CreateCommand("SELECT v, w FROM t ORDER BY rowid");
        using var reader = command.ExecuteReader();
        foreach (var value in values.Concat(values))
        {
            if (!reader.Read() || !Same(value, reader.GetFieldValue<T>(0)) || !reader.IsDBNull(1))
            {
                return false;
            }
        }

        return !reader.Read();
    }

    private static bool Same<T>(T left, T right) =>
        left is byte[] bytes
            ? bytes.AsSpan().SequenceEqual((byte[])(object)right!)
            : EqualityComparer<T>.Default.Equals(left, right);
}

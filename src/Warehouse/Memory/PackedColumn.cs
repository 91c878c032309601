using System.Numerics;

namespace McHAnalytics.Warehouse.Memory;

/// <summary>Whole numbers in as few bytes each as the largest of them needs.</summary>
internal abstract class PackedColumn
{
    /// <summary>Bytes that the numbers take.</summary>
    public abstract long Bytes { get; }

    /// <summary>The narrowest column that holds the numbers exactly; null where all are 0.</summary>
    public static PackedColumn? Of(ReadOnlySpan<long> numbers)
    {
        var (least, most) = (0L, 0L);
        foreach (var number in numbers)
        {
            least = Math.Min(least, number);
            most = Math.Max(most, number);
        }

        return (least, most) switch
        {
            (0, 0) => null,
            (0, <= byte.MaxValue) => Packed<byte>.From(numbers),
            (0, <= ushort.MaxValue) => Packed<ushort>.From(numbers),
            (>= int.MinValue, <= int.MaxValue) => Packed<int>.From(numbers),
            _ => Packed<long>.From(numbers),
        };
    }

    /// <summary>Adds up the units of time of some rows.</summary>
    /// <param name="units">Units of time a row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="spans">Which units count, and in which bucket.</param>
    /// <param name="buckets">Buckets a group.</param>
    /// <param name="into">The sums, bucket by bucket of each group.</param>
    public abstract void AddTo(
        int units, int[] rows, int[] groups, IReadOnlyList<UnitSpan> spans, int buckets, Span<long> into);

    private sealed class Packed<T>(T[] numbers) : PackedColumn
        where T : struct, INumberBase<T>
    {
        public override long Bytes => (long)numbers.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

        public static Packed<T> From(ReadOnlySpan<long> numbers)
        {
            var packed = new T[numbers.Length];
            for (var at = 0; at < packed.Length; at++)
            {
                packed[at] = T.CreateTruncating(numbers[at]);
            }

            return new Packed<T>(packed);
        }

        public override void AddTo(
            int units, int[] rows, int[] groups, IReadOnlyList<UnitSpan> spans, int buckets, Span<long> into)
        {
            foreach (var span in spans)
            {
                for (var at = 0; at < rows.Length; at++)
                {
                    var sum = 0L;
                    foreach (var number in numbers.AsSpan((rows[at] * units) + span.First, span.Length))
                    {
                        sum += long.CreateTruncating(number);
                    }

                    into[(groups[at] * buckets) + span.Bucket] += sum;
                }
            }
        }
    }
}

/// <summary>Units of time beside each other that lie in one bucket.</summary>
internal readonly record struct UnitSpan(int Bucket, int First, int Length);

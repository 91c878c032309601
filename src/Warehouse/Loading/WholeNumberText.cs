using System.Buffers;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>Tells a file all of whose figures are whole numbers, if they are numbers, without reading them one by one.</summary>
/// <remarks>
/// The engine reads whole numbers twice as fast as decimals, but rounds 2.5 without a word and takes 0x1F for 31. In a file that
/// has no decimal point, exponent or prefix behind its header, what it takes for a whole number is one.
/// </remarks>
internal static class WholeNumberText
{
    private const int BlockBytes = 1 << 20;

    // Of 2.5, 1e3, 0x1F and 0b11.
    private static readonly SearchValues<byte> s_otherNumbers = SearchValues.Create(".eExXbB"u8);

    /// <summary>Whether no figure of a plain CSV can be anything but a whole number.</summary>
    public static bool IsSure(string path)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var (at, isHeader) = (0L, true);
            while (RandomAccess.Read(file, block.AsSpan(0, BlockBytes), at) is var length and > 0)
            {
                var text = block.AsSpan(0, length);
                if (isHeader)
                {
                    text = text[(text.IndexOf((byte)'\n') + 1)..];
                    isHeader = false;
                }

                if (text.ContainsAny(s_otherNumbers))
                {
                    return false;
                }

                at += length;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

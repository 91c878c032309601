using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace McHAnalytics.Api.Http;

/// <summary>The SHA-256 of a document's UTF-8 text, as clients of persisted operations write it.</summary>
internal static class Sha256Text
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The hash in lower case; null where it is not 64 hexadecimal digits.</summary>
    public static string? Normal(string? hash)
    {
        if (hash is not { Length: Digits })
        {
            return null;
        }

        var lower = hash.AsSpan().ContainsAnyExcept(s_lowerHex) ? hash.ToLowerInvariant() : hash;
        return lower.AsSpan().ContainsAnyExcept(s_lowerHex) ? null : lower;
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace McHAnalytics.Api.Http;

/// <summary>Looks for the kept answer of a request by its bytes as they were sent, before anything is read from them.</summary>
/// <param name="Kept">The kept answers; null where the request's answer may not be one.</param>
/// <param name="Served">Names what is served.</param>
/// <param name="Words">A request without any of them is of those whose answers are not kept.</param>
/// <param name="Scope">Who asks.</param>
/// <param name="Type">The answer's form.</param>
internal readonly record struct KeptLookup(
    KeptAnswers? Kept, Func<string?> Served, IReadOnlyList<byte[]> Words, string Scope, AnswerType Type)
{
    /// <summary>How the answer of a request is kept, and the answer itself where it is.</summary>
    /// <param name="request">The body of a POST, or the query string of a GET.</param>
    public Keeping Find(ReadOnlySpan<byte> request)
    {
        if (Kept is not { KeepsAny: true } || !AsksForServed(request) || Served() is not { } tag)
        {
            return default;
        }

        var key = AnswerKey.Of(request, Scope, Type);
        return new Keeping(tag, key, Kept.Find(tag, key));
    }

    /// <summary>How the answer of a GET is kept.</summary>
    public Keeping Find(string? queryString) => Kept is null ? default : Find(Encoding.UTF8.GetBytes(queryString ?? ""));

    private bool AsksForServed(ReadOnlySpan<byte> request)
    {
        foreach (var word in Words)
        {
            if (request.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What is served, and the request's key; without a tag the answer is not kept.</summary>
/// <param name="Tag">What is served.</param>
/// <param name="Key">The request.</param>
/// <param name="Answer">The answer to the same request before; null where there is none.</param>
internal readonly record struct Keeping(string? Tag, AnswerKey Key, KeptAnswer? Answer);

/// <summary>SHA-256 over all that an answer hangs on beside what is served.</summary>
internal readonly record struct AnswerKey(UInt128 High, UInt128 Low)
{
    private const int Usual = 2_048;

    public static AnswerKey Of(ReadOnlySpan<byte> request, string scope, AnswerType type)
    {
        // The scope stands behind its own length: no two requests read as the same bytes.
        var asker = MemoryMarshal.AsBytes(scope.AsSpan());
        var length = sizeof(int) + asker.Length + request.Length;
        var all = length <= Usual ? stackalloc byte[Usual] : new byte[length];
        MemoryMarshal.Write(all, (asker.Length * 8) + (int)type);
        asker.CopyTo(all[sizeof(int)..]);
        request.CopyTo(all[(sizeof(int) + asker.Length)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all[..length], hash);
        return new AnswerKey(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[16..]));
    }
}

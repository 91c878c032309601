using System.Runtime.InteropServices;

namespace McHAnalytics.Native.XGBoost;

/// <summary>Texts as an array of UTF-8 addresses, ours until disposed.</summary>
/// <remarks>
/// The generated marshalling of a string array calculates with addresses, which overflows in this solution's checked
/// arithmetic, depending on where the memory lies.
/// </remarks>
internal sealed class Utf8Texts(IReadOnlyList<string> texts) : IDisposable
{
    public nint[] Addresses { get; } = [.. texts.Select(Marshal.StringToCoTaskMemUTF8)];

    public ulong Count => (ulong)Addresses.Length;

    public void Dispose()
    {
        foreach (var address in Addresses)
        {
            Marshal.FreeCoTaskMem(address);
        }
    }
}

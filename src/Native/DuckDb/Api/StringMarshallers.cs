using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>A text DuckDB keeps: copied, and never freed by the caller.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(DuckDbOwnedString))]
internal static class DuckDbOwnedString
{
    public static string? ConvertToManaged(nint text) => Marshal.PtrToStringUTF8(text);
}

/// <summary>A text DuckDB hands over: copied, then freed with <c>duckdb_free</c>.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(CallerOwnedString))]
internal static class CallerOwnedString
{
    public static string? ConvertToManaged(nint text) => Marshal.PtrToStringUTF8(text);

    public static void Free(nint text)
    {
        if (text != 0)
        {
            DuckDbApi.duckdb_free(text);
        }
    }
}

using System.Runtime.InteropServices;

namespace McHAnalytics.Native.XGBoost;

/// <summary>
/// Whether XGBoost's shared library is here. It is optional: without it boosted trees cannot be trained or run.
/// </summary>
/// <remarks>
/// Debian's package <c>libxgboost0</c> installs it. It is looked for under the file named by the environment variable
/// <c>MCH_XGBOOST_LIBRARY</c>, then beside the program, then where the system keeps its libraries.
/// </remarks>
public static partial class XGBoostLibrary
{
    private const string Variable = "MCH_XGBOOST_LIBRARY";
    private const string FileName = "libxgboost.so.0";

    private static readonly Lazy<nint> s_library = new(TryLoad);

    /// <summary>Whether the library was found.</summary>
    public static bool IsAvailable => s_library.Value != 0;

    /// <summary>The library's version, such as 1.7.4.</summary>
    /// <exception cref="DllNotFoundException">It is not installed; the message says what to install.</exception>
    public static Version Version
    {
        get
        {
            XGBoostApi.XGBoostVersion(out var major, out var minor, out var patch);
            return new Version(major, minor, patch);
        }
    }

    internal static nint Load() =>
        IsAvailable
            ? s_library.Value
            : throw new DllNotFoundException(
                $"XGBoost's library {FileName} was not found. Install it (Debian: apt-get install libxgboost0), "
                + $"or name the file in the environment variable {Variable}.");

    private static nint TryLoad()
    {
        if (OperatingSystem.IsLinux())
        {
            // Its threads would otherwise spin while they wait. .NET's own environment does not reach the library.
            _ = SetEnvironment("OMP_WAIT_POLICY", "passive", 0);
        }

        string?[] candidates =
        [
            Environment.GetEnvironmentVariable(Variable),
            Path.Combine(AppContext.BaseDirectory, FileName),
            FileName,
            "libxgboost.so",
            "xgboost",
        ];

        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrEmpty(candidate) && NativeLibrary.TryLoad(candidate, out var library))
            {
                return library;
            }
        }

        return 0;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}

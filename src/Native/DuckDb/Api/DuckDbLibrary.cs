using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>Finds DuckDB's shared library, which npm delivers: it is not copied into output folders (70 MB).</summary>
/// <remarks>
/// In this order: the file named by the environment variable <c>MCH_DUCKDB_LIBRARY</c>, beside this assembly, then
/// <c>node_modules/@duckdb/node-bindings-PLATFORM</c> in the program's folder or one above it.
/// </remarks>
internal static class DuckDbLibrary
{
    /// <summary>The name under which the imports know the library.</summary>
    internal const string Name = "duckdb";

    private const string Variable = "MCH_DUCKDB_LIBRARY";

    internal static nint Load()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? NativeLibrary.Load(named)
                : throw new DllNotFoundException(
                    $"{Variable} names {named}, which is not a file. Correct or unset it.");
        }

        var tried = Candidates().ToList();
        var found = tried.Find(File.Exists);

        return found is not null
            ? NativeLibrary.Load(found)
            : throw new DllNotFoundException(
                $"DuckDB's library {FileName} was not found. Run `npm ci --ignore-scripts` in the repository's root, "
                + $"or name the file in the environment variable {Variable}. Looked for: {string.Join(", ", tried)}.");
    }

    private static IEnumerable<string> Candidates()
    {
        yield return Path.Combine(AppContext.BaseDirectory, FileName);

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(
                folder.FullName, "node_modules", "@duckdb", $"node-bindings-{Platform}", FileName);
        }
    }

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return $"{system}-{processor}";
        }
    }
}

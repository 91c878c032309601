using System.Reflection;
using System.Runtime.InteropServices;

namespace McHAnalytics.Native;

/// <summary>Finds the native libraries this assembly imports; .NET allows one resolver an assembly.</summary>
internal static class NativeLibraryResolver
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<string, Func<nint>> s_loaders = [];

    /// <summary>Names the function that loads a library; called once by the class that declares its imports.</summary>
    internal static void Register(string library, Func<nint> loader)
    {
        lock (s_lock)
        {
            if (s_loaders.Count == 0)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);
            }

            s_loaders[library] = loader;
        }
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath)
    {
        Func<nint>? loader;
        lock (s_lock)
        {
            s_loaders.TryGetValue(library, out loader);
        }

        return loader is null ? 0 : loader();
    }
}

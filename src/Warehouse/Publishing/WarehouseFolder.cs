using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>The names of the files in a warehouse's folder.</summary>
public static partial class WarehouseFolder
{
    /// <summary>The file that holds the name of the published version's file.</summary>
    public static string CurrentPointer(string folder) => Path.Combine(folder, "CURRENT");

    /// <summary>The file by which one writer keeps the others out.</summary>
    public static string LockFile(string folder) => Path.Combine(folder, "LOCK");

    /// <summary>The file of a version.</summary>
    public static string VersionFile(string folder, int version) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"v{version:000000}.duckdb"));

    /// <summary>The file in which a version is built.</summary>
    public static string BuildingFile(string folder, int version) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"v{version:000000}.building.duckdb"));

    /// <summary>The published version; null where nothing was published yet.</summary>
    /// <exception cref="InvalidDataException">The pointer names no version's file.</exception>
    public static int? ReadCurrent(string folder)
    {
        var pointer = CurrentPointer(folder);
        if (!File.Exists(pointer))
        {
            return null;
        }

        var name = File.ReadAllText(pointer).Trim();
        return VersionOf(name) ?? throw new InvalidDataException(
            $"MCH-W101 The file {pointer} holds '{name}', which names no version. "
            + "Write the name of the newest v000000.duckdb into it.");
    }

    /// <summary>The version whose file has a name; null where the name is another's.</summary>
    internal static int? VersionOf(string fileName)
    {
        var match = VersionName().Match(fileName);
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^v(\d{6})\.duckdb$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionName();
}

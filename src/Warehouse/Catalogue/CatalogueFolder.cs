using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Warehouse.Catalogue;

/// <summary>Finds the catalogue folder and reads the domain from it.</summary>
public static class CatalogueFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "MCH_CATALOGUE";

    private const string GroupsFile = "groups.yaml";

    private static readonly string[] s_files = ["measures.yaml", "indicators.yaml", "targets.yaml", "dimensions.yaml", "segments.yaml"];

    /// <summary>
    /// The folder: the one named, else the one in <see cref="Variable"/>, else the nearest above the program.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none, or the one named holds no measures.yaml.</exception>
    public static string Find(string? path = null)
    {
        var named = path ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return Holds(named) ? Path.GetFullPath(named) : throw new DirectoryNotFoundException(
                $"The folder {named} holds no {s_files[0]}. 目录 {named} 中没有 {s_files[0]}。");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "catalogue");
            if (Holds(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder catalogue with {s_files[0]} stands above {AppContext.BaseDirectory}; name it with {Variable}. "
            + $"找不到 catalogue 目录,请用 {Variable} 指定。");
    }

    /// <summary>Reads measures, indicators, targets, dimensions and groups of places.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="CatalogueException">A file is wrong; every fault is listed with its place.</exception>
    public static DomainCatalogue Load(string? path = null)
    {
        var folder = Find(path);
        var catalogue = CatalogueReader.Read(
        [
            .. s_files
                .Where(file => File.Exists(Path.Combine(folder, file)))
                .Select(file => new CatalogueText(file, File.ReadAllText(Path.Combine(folder, file)))),
        ]);
        var groups = Path.Combine(folder, GroupsFile);
        return File.Exists(groups)
            ? catalogue.With(PlaceGroupReader.Read(new CatalogueText(GroupsFile, File.ReadAllText(groups))))
            : catalogue;
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, s_files[0]));
}

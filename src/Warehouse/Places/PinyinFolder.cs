using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Warehouse.Places;

/// <summary>Reads how Chinese names of places are read, from <c>catalogue/places/pinyin</c>.</summary>
internal static class PinyinFolder
{
    /// <summary>The readings of a folder, or of the nearest catalogue's; none where there is no such folder.</summary>
    /// <exception cref="PlaceFileException">A file is of another shape.</exception>
    public static PinyinReadings Read(string? folder)
    {
        folder ??= Nearest();
        var characters = Path.Combine(folder ?? string.Empty, "characters.txt");
        var names = Path.Combine(folder ?? string.Empty, "names.csv");
        if (folder is null || !File.Exists(characters) || !File.Exists(names))
        {
            return PinyinReadings.None;
        }

        try
        {
            return PinyinReadings.Read(File.ReadLines(characters), File.ReadLines(names));
        }
        catch (FormatException fault)
        {
            throw new PlaceFileException([PlaceFaults.Shape(new PlaceLine(folder, 0), "拼音文件格式不对", fault.Message)]);
        }
    }

    private static string? Nearest()
    {
        try
        {
            return Path.Combine(CatalogueFolder.Find(), "places", "pinyin");
        }
        catch (DirectoryNotFoundException)
        {
            // A warehouse may be built without a catalogue: its places then have no pinyin.
            return null;
        }
    }
}

namespace McHAnalytics.Warehouse.Places;

/// <summary>Where places are imported from.</summary>
public sealed record PlaceSources
{
    /// <summary>
    /// The folder with provinces.csv, cities.csv, areas.csv, streets.csv and villages.csv; null: no such import.
    /// </summary>
    public string? DivisionFolder { get; init; }

    /// <summary>Six-digit codes of the counties whose villages are imported: <c>610528</c>.</summary>
    public IReadOnlyList<string> VillageCounties { get; init; } = [];

    /// <summary>Files with the columns code, name, name_en, level, parent, valid_from, valid_to, successor and, where
    /// wanted, name_pinyin. A later file's lines for a code replace an earlier one's; lines of one file for a code at
    /// different times are its former names.</summary>
    public IReadOnlyList<string> PlaceFiles { get; init; } = [];

    /// <summary>The folder with characters.txt and names.csv, the readings of Chinese names; that of the nearest
    /// catalogue where null.</summary>
    public string? PinyinFolder { get; init; }
}

/// <summary>What became of the places read: read = inserted + updated + unchanged.</summary>
/// <param name="Read">Places in the sources.</param>
/// <param name="Inserted">Codes that were new.</param>
/// <param name="Updated">Codes that changed.</param>
/// <param name="Unchanged">Codes that stayed as they were.</param>
/// <param name="Version">The version published; null where nothing changed.</param>
public sealed record PlacesReceipt(int Read, int Inserted, int Updated, int Unchanged, int? Version);

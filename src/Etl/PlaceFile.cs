namespace McHAnalytics.Etl;

/// <summary>Tells a file of places from a filled-in form.</summary>
internal static class PlaceFile
{
    private const string Header = "code,name,name_en,level,parent,valid_from,valid_to,successor";

    public static bool IsOne(string path)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var reader = new StreamReader(path);
        var start = new char[Header.Length];
        return reader.ReadBlock(start) == Header.Length && new string(start) == Header;
    }
}

using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The places that someone may have meant by a code that does not exist.</summary>
internal static class NearestPlaces
{
    private const int Most = 3;

    public static IReadOnlyList<OrgUnit> To(string text, PlaceTree places)
    {
        var byName = places.All.Where(unit => IsName(unit, text)).Take(Most).ToList();
        if (byName.Count > 0 || text.Length == 0)
        {
            return byName;
        }

        return
        [
            .. places.All
                .Select(unit => (unit, shared: SharedStart(unit.Code, text)))
                .Where(pair => 2 * pair.shared >= text.Length)
                .OrderByDescending(pair => pair.shared)
                .ThenBy(pair => pair.unit.Level)
                .ThenBy(pair => pair.unit.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(pair => pair.unit),
        ];
    }

    private static bool IsName(OrgUnit unit, string text) =>
        unit.SearchTexts().Any(known => known?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true);

    private static int SharedStart(string code, string text)
    {
        var length = 0;
        while (length < code.Length && length < text.Length && code[length] == text[length])
        {
            length++;
        }

        return length;
    }
}

using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Etl.Registers.Records;

/// <summary>Finds the places of a register's lines: under the sending office's county where a name alone is not certain.</summary>
internal sealed class RecordPlaces(PlaceFinder places, FormDefinition form, SheetMatch sheet)
{
    private const int AnyMonth = 0;

    private readonly OrgUnit? _sender = Sender(places, form, sheet);

    /// <summary>The place of a line; null where there is none, or more than one.</summary>
    public OrgUnit? Find(string? text, FormPlace column, int month)
    {
        if (text is null)
        {
            return null;
        }

        if (column.IsPath)
        {
            return places.AtPath(text, column, month);
        }

        return Only(places.Named(text, column.Level, month, column.CodePrefix))
            ?? Only(places.Named(text, column.Level, AnyMonth, column.CodePrefix));
    }

    private OrgUnit? Only(IReadOnlyList<OrgUnit> named)
    {
        var under = _sender is { } sender && named.Count > 1
            ? named.Where(unit => unit.Path.StartsWith(sender.Path + "/", StringComparison.Ordinal)).ToList()
            : named;
        return under.Count == 1 ? under[0] : null;
    }

    // 填报单位: 富平县妇幼保健院 is an office of 富平县.
    private static OrgUnit? Sender(PlaceFinder places, FormDefinition form, SheetMatch sheet)
    {
        if (form.Unit is not { } unit
            || PeriodText.After("填报单位", sheet.Above.SelectMany(row => row.Cells)) is not { } name)
        {
            return null;
        }

        foreach (var suffix in unit.Suffixes.Append(string.Empty))
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal)
                && places.Named(name[..^suffix.Length], unit.Level, AnyMonth) is [var sender])
            {
                return sender;
            }
        }

        return null;
    }
}

using McHAnalytics.Etl.Recognising;

namespace McHAnalytics.Etl.Archive;

/// <summary>Writes corrections over the cells of a file that is read again.</summary>
internal static class CorrectedCells
{
    /// <summary>Writes them; of several of one cell the last one stands.</summary>
    public static void Write(FormMatch match, IReadOnlyList<CellCorrection> corrections)
    {
        foreach (var correction in corrections)
        {
            foreach (var sheet in match.Sheets.Where(sheet => sheet.Source.Name == correction.Sheet))
            {
                var row = sheet.Source.Rows.FirstOrDefault(row => row.Number == correction.Row);
                if (row is not null && sheet.Find(correction.Column) is { } column && column < row.Cells.Length)
                {
                    row.Cells[column] = correction.Text.Length == 0 ? null : correction.Text;
                }
            }
        }
    }
}

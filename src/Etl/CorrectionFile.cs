using System.Globalization;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;

namespace McHAnalytics.Etl;

/// <summary>Reads the list of rejected rows as it comes back with its column of corrections filled in.</summary>
public static class CorrectionFile
{
    /// <summary>Heading of the rejected row's number.</summary>
    public const string Id = "id";

    /// <summary>Heading of the column to fill in; what is left blank is not corrected.</summary>
    public const string Correction = "correction";

    /// <summary>The corrections of a CSV or workbook.</summary>
    /// <exception cref="ReplayException">It is no such list.</exception>
    public static IReadOnlyList<RowCorrection> Read(string path)
    {
        IReadOnlyList<SourceRow> rows;
        try
        {
            rows = SourceFile.Read(path, encoding: null, new CellPlace(Path.GetFileName(path)))[0].Rows;
        }
        catch (LoadProblemException fault)
        {
            throw ReplayException.NotAList(fault.Problem.Place.File);
        }

        var header = rows.Count == 0 ? [] : rows[0].Cells.ToList();
        var (id, correction) = (header.IndexOf(Id), header.IndexOf(Correction));
        if (id < 0 || correction < 0)
        {
            throw ReplayException.NotAList(Path.GetFileName(path));
        }

        return
        [
            .. rows.Skip(1).Where(row => row[correction] is not null).Select(row => new RowCorrection(
                long.TryParse(row[id], CultureInfo.InvariantCulture, out var number) ? number : 0,
                null,
                row[correction]!)),
        ];
    }
}

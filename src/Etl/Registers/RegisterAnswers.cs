using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Risk;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Registers;

/// <summary>Stages what one line says of a pregnancy: answers and outcomes.</summary>
internal sealed class RegisterAnswers(RegisterStage people, int file, long pregnancy, RegisterLine line)
{
    public void AddColumns(IReadOnlyList<AnswerColumn> columns)
    {
        foreach (var column in columns)
        {
            var day = PeriodText.Day(line.Text(column.AnsweredOn));
            if (line.Text(column.Column) is not { } text)
            {
                continue;
            }

            if (column.Yes is { } yes)
            {
                Add(column.Variable, null, text == yes, day);
            }
            else if (line.Number(column.Column) is { } number)
            {
                Add(column.Variable, (double)number, null, day);
            }
        }
    }

    /// <summary>
    /// Present, or known to be absent; a blank cell says neither, but where the form says that it means absent.
    /// </summary>
    public void AddOutcomes(IReadOnlyList<OutcomeColumn> columns)
    {
        foreach (var column in columns)
        {
            if (PeriodText.Day(line.Text(column.Date)) is { } day && IsPresent(column) is { } isPresent)
            {
                people.Add(new StagedOutcome(file, line.Row, pregnancy, column.Outcome, isPresent, day));
            }
        }
    }

    /// <summary>
    /// A first assessment goes through the whole paper form: a section without unasked items is done, and what is not
    /// ticked in it is absent. A later one says only what is printed.
    /// </summary>
    public void AddAssessment(AssessmentColumns columns, RiskRuleSet rules)
    {
        var day = PeriodText.Day(line.Text(columns.Date));
        var positive = Codes(columns.Positive);
        foreach (var code in positive)
        {
            Add(code, null, true, day);
        }

        foreach (var variable in columns.Numbers)
        {
            if (line.Number(variable) is { } number)
            {
                Add(variable, (double)number, null, day);
            }
        }

        if (line.Text(columns.Kind) != columns.First)
        {
            return;
        }

        var notAsked = Codes(columns.NotAsked).ToHashSet(StringComparer.Ordinal);
        var bySection = rules.Variables.ToLookup(variable => variable.Section, StringComparer.Ordinal);
        foreach (var section in rules.Sections)
        {
            if (!bySection[section.Code].Any(variable => notAsked.Contains(variable.Code)))
            {
                Add(section.DoneVariable, null, true, day);
                continue;
            }

            var absent = bySection[section.Code].Where(variable =>
                !variable.IsNumber && !notAsked.Contains(variable.Code) && !positive.Contains(variable.Code));
            foreach (var variable in absent)
            {
                Add(variable.Code, null, false, day);
            }
        }
    }

    private string[] Codes(string header) =>
        line.Text(header)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private bool? IsPresent(OutcomeColumn column)
    {
        var text = line.Text(column.Column);
        if (text is null)
        {
            return column.BlankIsAbsent ? false : null;
        }

        if (column.In.Count > 0)
        {
            return text.Split(';').Any(part => column.In.Contains(part.Trim()));
        }

        return line.Number(column.Column) is { } number
            ? (column.Below is { } bound && number < bound) || (column.AtLeast is { } least && number >= least)
            : null;
    }

    private void Add(string variable, double? number, bool? flag, DateOnly? day) =>
        people.Add(new StagedAnswer(file, line.Row, pregnancy, variable, number, flag, day));
}

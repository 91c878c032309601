using System.Globalization;
using System.Text.RegularExpressions;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Etl.Tables;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Registers.Records;

/// <summary>Reads the fields of one line of a register, and says the first thing that is wrong with it.</summary>
internal sealed class RecordLine(FormRecord record, RegisterLine line, MoneyUnits units, DateOnly today)
{
    // Codes of a cell that holds several.
    private static readonly char[] s_between = [';', '、'];

    private readonly Dictionary<string, RecordValue> _values = new(StringComparer.Ordinal);

    /// <summary>The filled fields by the header that holds them.</summary>
    public IReadOnlyDictionary<string, RecordValue> Values => _values;

    /// <summary>What is doubtful; the line is taken all the same.</summary>
    public List<LoadProblem> Warnings { get; } = [];

    /// <summary>The record's day; known once the line was read and nothing is wrong.</summary>
    public DateOnly Day => _values[record.Date].Day!.Value;

    /// <summary>Reads all fields and compares them.</summary>
    /// <returns>The first problem; null where the line can be taken.</returns>
    public LoadProblem? Read()
    {
        foreach (var field in record.Fields)
        {
            if (Read(field) is { } problem)
            {
                return problem;
            }
        }

        return record.Orders.Select(Compare).Concat(record.Limits.Select(Compare)).OfType<LoadProblem>().FirstOrDefault();
    }

    private LoadProblem? Read(RecordField field)
    {
        var at = line.At(field.Column);
        var text = line.Text(field.Column);
        if (text is null && DueOn(field) is { } due)
        {
            _values[field.Column] = new RecordValue(null, null, due);
            return null;
        }

        if (text is null)
        {
            return field.IsRequired ? RecordProblems.Blank(at) : null;
        }

        return field.Kind switch
        {
            RecordFieldKind.Day => ReadDay(field, at, text),
            RecordFieldKind.Code => ReadCodes(field, at, text),
            RecordFieldKind.Text => ReadText(field, at, text),
            _ => ReadNumber(field, at, text),
        };
    }

    private LoadProblem? ReadDay(RecordField field, CellPlace at, string text)
    {
        if (PeriodText.Day(text) is not { } day)
        {
            return LoadProblems.WrongDate(at);
        }

        if (day > today && !field.MayBeAhead)
        {
            return RecordProblems.Ahead(at, day);
        }

        // What the line itself says counts: a county may set a day of its own.
        if (DueOn(field) is { } due && due != day)
        {
            Warnings.Add(RecordProblems.OtherDeadline(at, day, due));
        }

        _values[field.Column] = new RecordValue(null, null, day);
        return null;
    }

    private DateOnly? DueOn(RecordField field) =>
        field.Deadline is { } deadline && _values.TryGetValue(deadline.Of, out var last) ? deadline.DueOn(last.Day!.Value) : null;

    private LoadProblem? ReadCodes(RecordField field, CellPlace at, string text)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!field.Values.TryGetValue(part, out var code))
            {
                return RecordProblems.NotListed(at, string.Join('、', field.Values.Keys));
            }

            codes.Add(code);
        }

        _values[field.Column] = new RecordValue(string.Join(';', codes), null, null);
        return null;
    }

    private LoadProblem? ReadText(RecordField field, CellPlace at, string text)
    {
        if (!Regex.IsMatch(text, $"^(?:{field.Pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)))
        {
            return RecordProblems.NotListed(at, field.Pattern!);
        }

        _values[field.Column] = new RecordValue(text, null, null);
        return null;
    }

    private LoadProblem? ReadNumber(RecordField field, CellPlace at, string text)
    {
        var cell = CellValue.Parse(text);
        if (cell.Status is not { } status)
        {
            return LoadProblems.NotANumber(at, "…", null);
        }

        if (status is not ValueStatus.Reported)
        {
            return field.IsRequired ? RecordProblems.Blank(at) : null;
        }

        var number = cell.Value!.Value * (field.Kind == RecordFieldKind.Money ? units.Of(field.Column) : 1);
        if (number < field.Low || number > field.High)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{field.Low}–{field.High}");
            return LoadProblems.Implausible(at, text, range);
        }

        _values[field.Column] = new RecordValue(null, number, null);
        return null;
    }

    private LoadProblem? Compare(RecordOrder order)
    {
        if (!_values.TryGetValue(order.Earlier, out var earlier) || !_values.TryGetValue(order.Later, out var later))
        {
            return null;
        }

        var problem = RegisterOrders.Compare(order, line, earlier.Day!.Value, later.Day!.Value);
        if (problem is null || !order.IsWarning)
        {
            return problem;
        }

        Warnings.Add(problem);
        return null;
    }

    private LoadProblem? Compare(RecordLimit limit) =>
        _values.TryGetValue(limit.Column, out var part) && _values.TryGetValue(limit.AtMost, out var whole)
        && part.Number > whole.Number
            ? RecordProblems.Part(line.At(limit.Column), limit.AtMost, part.Number!.Value, whole.Number!.Value)
            : null;
}

/// <summary>What a field holds: a text or codes, a number, or a day.</summary>
internal readonly record struct RecordValue(string? Text, decimal? Number, DateOnly? Day);

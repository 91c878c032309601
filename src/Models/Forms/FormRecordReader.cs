using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Forms;

/// <summary>Reads the <c>record</c> of a register's form.</summary>
internal static class FormRecordReader
{
    private static readonly TimeSpan s_patternTime = TimeSpan.FromMilliseconds(100);

    public static FormRecord Read(FormNode node)
    {
        var record = new FormRecord
        {
            Date = node.Text("date"),
            Person = node.OptionalText("person"),
            Pregnancy = node.OptionalText("pregnancy"),
            Per = node.Texts("per"),
            Of = node.OptionalText("of"),
            IsAppendOnly = node.Flag("append_only"),
            IsRestricted = node.Flag("restricted"),
            Fields = Each(node, "fields", Field),
            Orders = Each(node, "orders", Order),
            Limits = Each(node, "limits", each => new RecordLimit(each.Text("column"), each.Text("at_most"))),
            Measures = Each(node, "measures", Measure),
        };
        CheckColumns(node, record);
        node.RefuseOthers();
        return record;
    }

    public static RecordOrder Order(FormNode node) => new(
        node.Text("earlier"),
        node.Text("later"),
        node.Integer("least", 0, 0, 100_000),
        node.OptionalText("most") is null ? null : node.Integer("most", 0, 0, 100_000),
        node.Flag("warning"));

    private static RecordField Field(FormNode node)
    {
        var field = new RecordField(
            node.Text("field"), node.Text("column"), node.Choice<RecordFieldKind>("as"), node.Flag("required"))
        {
            Values = Values(node),
            Pattern = node.OptionalText("pattern"),
            Deadline = node.Map("deadline") is { } deadline ? Deadline(deadline) : null,
            MayBeAhead = node.Flag("ahead"),
            IsKept = node.OptionalText("keep") != "false",
            Low = node.OptionalNumber("low") ?? 0,
            High = node.OptionalNumber("high") ?? 99_999_999_999_999m,
        };
        if (field.Kind == RecordFieldKind.Code && field.Values.Count == 0)
        {
            node.Wrong("values", "缺失：要列出允许的文字", "is missing: it lists the texts that are allowed");
        }

        if (field.Kind == RecordFieldKind.Text && !IsPattern(field.Pattern))
        {
            node.Wrong(
                "pattern",
                "应为正则表达式：没有它，任何文字（包括姓名）都会被保存",
                "should be a regular expression: without it any text would be kept, a name too");
        }

        return field;
    }

    private static RecordDeadline Deadline(FormNode node)
    {
        var deadline = new RecordDeadline(node.Text("of"), Each(node, "each", each => new RecordDueDay(
            each.OptionalText("month") is null ? null : each.Integer("month", 1, 1, 12),
            each.Integer("after", 0, 0, 12),
            each.Integer("day", 1, 1, 28))));
        if (deadline.Days.Count == 0)
        {
            node.Wrong("each", "缺失：要列出各期末月份的截止日", "is missing: it lists the due day of each month that ends a period");
        }

        node.RefuseOthers();
        return deadline;
    }

    private static bool IsPattern(string? pattern)
    {
        try
        {
            return pattern is not null && new Regex(pattern, RegexOptions.CultureInvariant, s_patternTime) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // In the file a code has its texts; asked for is the code of a text.
    private static Dictionary<string, string> Values(FormNode node)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, texts) in node.Named("values"))
        {
            foreach (var text in texts.Where(text => !values.TryAdd(text, code)))
            {
                node.Wrong("values", $"中“{text}”出现两次", $"has '{text}' twice");
            }
        }

        return values;
    }

    private static RecordMeasure Measure(FormNode node) =>
        new(node.Text("measure"), node.Text("date"), Each(node, "when", Condition))
        {
            Sum = node.OptionalText("sum"),
            IsDistinct = node.Flag("distinct"),
            Days = node.Map("days") is { } span ? Span(span) : null,
        };

    private static RecordSpan Span(FormNode node)
    {
        var span = new RecordSpan(node.Text("from"), node.Text("to"));
        node.RefuseOthers();
        return span;
    }

    private static RecordCondition Condition(FormNode node)
    {
        var column = node.OptionalText("column");
        return new RecordCondition
        {
            Column = column,
            Span = column is null ? new RecordSpan(node.Text("from"), node.Text("to")) : null,
            In = node.Texts("in"),
            AtLeast = node.OptionalNumber("at_least"),
            AtMost = node.OptionalNumber("at_most"),
            IsFilled = node.OptionalText("filled") is { } filled ? filled == "true" : null,
        };
    }

    // A column that is used must be kept, and kept as what it is used for.
    private static void CheckColumns(FormNode node, FormRecord record)
    {
        Must(node, record, "date", [record.Date], RecordFieldKind.Day);
        Must(node, record, "fields", record.Fields.Select(each => each.Deadline?.Of).OfType<string>(), RecordFieldKind.Day);
        Must(node, record, "orders", record.Orders.SelectMany(each => new[] { each.Earlier, each.Later }), RecordFieldKind.Day);
        Must(
            node,
            record,
            "limits",
            record.Limits.SelectMany(each => new[] { each.Column, each.AtMost }),
            RecordFieldKind.Number,
            RecordFieldKind.Money);
        var spans = record.Measures.Select(each => each.Days)
            .Concat(record.Measures.SelectMany(each => each.When).Select(each => each.Span))
            .OfType<RecordSpan>()
            .SelectMany(span => new[] { span.From, span.To });
        Must(node, record, "measures", record.Measures.Select(each => each.Date).Concat(spans), RecordFieldKind.Day);
        Must(
            node,
            record,
            "measures",
            record.Measures.Select(each => each.Sum).OfType<string>(),
            RecordFieldKind.Number,
            RecordFieldKind.Money);
        Must(
            node,
            record,
            "measures",
            record.Measures.SelectMany(each => each.When).Select(each => each.Column).OfType<string>(),
            Enum.GetValues<RecordFieldKind>());
        foreach (var column in record.Measures.Select(each => each.Sum).OfType<string>().Append(record.Date)
            .Where(column => record.FieldOf(column) is { IsRequired: false, Deadline: null }))
        {
            node.Wrong(
                "fields",
                $"中“{column}”应为必填：缺失不能当作 0",
                $"should say that '{column}' is required: what is missing is not zero");
        }

        foreach (var column in record.Measures.SelectMany(Used).Where(column => record.FieldOf(column) is { IsKept: false }))
        {
            node.Wrong("measures", $"中的列“{column}”不保存，不能用来计数", $"counts by '{column}', which is not kept");
        }

        if (record.Person is null && record.Measures.Any(each => each.IsDistinct))
        {
            node.Wrong("measures", "按人去重需要 person", "counts persons, which needs 'person'");
        }
    }

    private static IEnumerable<string> Used(RecordMeasure measure) =>
        new[] { measure.Date, measure.Sum, measure.Days?.From, measure.Days?.To }
            .Concat(measure.When.SelectMany(each => new[] { each.Column, each.Span?.From, each.Span?.To }))
            .OfType<string>();

    private static void Must(
        FormNode node, FormRecord record, string key, IEnumerable<string> columns, params RecordFieldKind[] kinds)
    {
        foreach (var column in columns.Distinct(StringComparer.Ordinal)
            .Where(column => record.FieldOf(column) is not { } field || !kinds.Contains(field.Kind)))
        {
            var wanted = string.Join(", ", kinds).ToLowerInvariant();
            node.Wrong(
                key,
                $"中的列“{column}”应在 fields 中，类型为 {wanted}",
                $"names the column '{column}', which should be among the fields as {wanted}");
        }
    }

    private static List<T> Each<T>(FormNode node, string key, Func<FormNode, T> read) =>
    [
        .. node.Maps(key).Select(child =>
        {
            var value = read(child);
            child.RefuseOthers();
            return value;
        }),
    ];
}

using System.Globalization;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Forms;

/// <summary>Reads a form's YAML and says, with lines, all that is wrong with it.</summary>
public static class FormReader
{
    /// <summary>Reads one form.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="fileName">Its name, for messages; without its ending it must be the form's code.</param>
    /// <param name="isMeasure">Whether a code is a measure of the catalogue.</param>
    /// <param name="dimensions">The dimensions of the catalogue; null where any name will do.</param>
    /// <exception cref="FormCatalogueException">The file has faults.</exception>
    public static FormDefinition Read(
        string yaml, string fileName, Func<string, bool> isMeasure, IReadOnlyList<Dimension>? dimensions = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(isMeasure);
        var faults = new List<FormFault>();
        var node = FormNode.Read(yaml, fileName, faults);
        if (node.IsEmpty && faults.Count > 0)
        {
            throw new FormCatalogueException(faults);
        }

        var form = Form(node, new DivisionReader(dimensions));
        CheckNames(form, fileName, isMeasure, faults);
        return faults.Count == 0
            ? form
            : throw new FormCatalogueException([.. faults.OrderBy(fault => fault.Line)]);
    }

    private static FormDefinition Form(FormNode node, DivisionReader divisions)
    {
        var form = new FormDefinition
        {
            Code = node.Text("code"),
            Kind = node.Choice<FormKind>("kind"),
            NameZh = node.Text("name_zh"),
            NameEn = node.Text("name_en"),
            Title = node.OptionalText("title"),
            Encoding = Encoding(node),
            Source = Part(node, "source", Source),
            Unit = Part(node, "unit", unit => new FormUnit(unit.Choice<OrgLevel>("level"), unit.Texts("suffixes"))),
            Due = Part(node, "due", due => new FormDue(
                due.Integer("day", 1, 1, 28), due.Integer("month_offset", 0, 0, 12), due.Choice<OrgLevel>("level"))
            {
                Months = Months(due),
            }),
            Incomplete = Parts(node, "incomplete", part => new FormIncomplete(
                part.Integer("from", 0, 190001, 220012), part.Integer("to", 0, 190001, 220012), part.Text("zh"), part.Text("en"))),
            Sheets = Parts(node, "sheets", Sheet),
            Parts = divisions.Parts(node),
            Register = Part(node, "register", part => Register(part) with { Division = divisions.Read(part) }),
            Bulk = Part(node, "bulk", part => Bulk(part) with { Division = divisions.Read(part) }),
        };
        var isComplete = form.Kind switch
        {
            FormKind.Bulk => form.Bulk is not null,
            FormKind.Register => form.Register is not null && form.Sheets.Count > 0,
            _ => form.Sheets.Any(sheet => sheet.Columns.Count > 0),
        };
        if (!isComplete)
        {
            node.Wrong("kind", "所要求的部分缺失", "needs a part that is missing (sheets with columns, register or bulk)");
        }

        node.RefuseOthers();
        return form;
    }

    private static FormSource Source(FormNode node)
    {
        var source = new FormSource(
            node.Text("connection"), node.OptionalText("table"), node.OptionalText("query"), node.OptionalText("watermark"));
        if ((source.Table is null) == (source.Query is null))
        {
            node.Wrong("table", "应只写 table 或 query 之一", "should be either a table or a query");
        }

        return source;
    }

    private static string? Encoding(FormNode node)
    {
        if (node.OptionalText("encoding") is not { } name || FormDefinition.Encodings.Contains(name))
        {
            return node.OptionalText("encoding");
        }

        var known = string.Join(", ", FormDefinition.Encodings);
        node.Wrong("encoding", $"应为 {known} 之一", $"should be one of {known}");
        return null;
    }

    private static FormSheet Sheet(FormNode node) => new()
    {
        Name = node.OptionalText("name") ?? "*",
        HeaderRows = node.Integer("header_rows", 1, 1, 2),
        SkipRows = node.Integer("skip_rows", 0, 0, 50),
        Total = node.OptionalText("total"),
        EndsAt = node.Texts("ends_at"),
        Place = Part(node, "place", place => new FormPlace(
            place.Text("column"),
            place.Choice<OrgLevel>("level"),
            place.OptionalText("code_prefix") ?? string.Empty,
            place.Flag("path"))),
        Period = Part(node, "period", Period),
        Long = Part(node, "long", part => new FormLong(part.Texts("keys"), part.Text("value"))),
        Only = Part(node, "only", part => new FormOnly(part.Text("column"), part.Texts("in"))),
        Columns = Columns(node),
        Aliases = node.Map("aliases") is null ? FormSheet.NoAliases : node.Named("aliases").ToDictionary(
            alias => alias.Name, alias => alias.Texts, StringComparer.Ordinal),
        Ignored = node.Texts("ignored"),
    };

    private static FormPeriodColumns Period(FormNode node)
    {
        var text = node.OptionalText("text");
        var isHeader = node.Flag("headers");
        var hasColumns = text is null && !isHeader;
        return new FormPeriodColumns(hasColumns ? node.Text("year") : null, hasColumns ? node.Text("month") : null)
        {
            Text = text,
            IsHeader = isHeader,
            LastMonth = node.Integer("last_month", 12, 1, 12),
        };
    }

    private static IReadOnlyList<FormColumn> Columns(FormNode node)
    {
        var hasDecimalComma = node.Flag("decimal_comma");
        return Parts(node, "columns", column => Column(column, hasDecimalComma));
    }

    private static FormColumn Column(FormNode node, bool hasDecimalComma)
    {
        IReadOnlyList<ColumnRule> rules = [];
        if (node.OptionalText("check") is { } check && !ColumnRule.TryParse(check, out rules))
        {
            node.Wrong("check", "应形如 “<= a, = b + c”", "should read like '<= a, = b + c'");
        }

        return new FormColumn(node.Text("header"), node.Text("measure"), rules, node.Flag("optional"))
        {
            Aliases = node.Texts("aliases"),
            Factor = node.OptionalNumber("factor") ?? 1,
            Numbers = new FormNumbers(hasDecimalComma, node.OptionalText("share") is null ? null : node.Choice<FormShare>("share")),
        };
    }

    private static FormRegister Register(FormNode node) => new()
    {
        Key = node.Text("key"),
        Identity = node.Texts("identity"),
        Pregnancy = Part(node, "pregnancy", part => new PregnancyColumns(
            part.Text("person"),
            part.Text("registered_on"),
            part.Text("last_menstrual_period"),
            part.Text("expected_delivery_on"),
            part.Text("delivered_on"),
            part.Text("delivery_kind"))),
        Answers = Parts(node, "answers", part => new AnswerColumn(
            part.Text("column"), part.Text("variable"), part.OptionalText("yes"), part.Text("answered_on"))),
        Assessment = Part(node, "assessment", part => new AssessmentColumns(
            part.Text("date"),
            part.Text("kind"),
            part.Text("first"),
            part.Text("positive"),
            part.Text("not_asked"),
            part.Texts("numbers"))),
        Outcomes = Parts(node, "outcomes", part => new OutcomeColumn(
            part.Text("outcome"),
            part.Text("column"),
            part.Text("date"),
            part.Texts("in"),
            part.OptionalNumber("below"),
            part.OptionalNumber("at_least"),
            part.Flag("blank_is_absent"))),
        Record = node.Map("record") is { } record ? FormRecordReader.Read(record) : null,
        Measures = Parts(node, "measures", part => new RegisterMeasure(
            part.Text("measure"),
            part.OptionalText("sum"),
            part.Text("date"),
            part.OptionalText("where"),
            part.Texts("in"),
            part.OptionalNumber("above"),
            part.OptionalText("distinct"))),
        Orders = Parts(node, "orders", FormRecordReader.Order),
        Ranges = Parts(node, "ranges", part => new ColumnRange(
            part.Text("column"),
            part.OptionalNumber("low") ?? decimal.MinValue,
            part.OptionalNumber("high") ?? decimal.MaxValue)),
    };

    private static List<int> Months(FormNode node)
    {
        var months = new List<int>();
        foreach (var text in node.Texts("months"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
            {
                months.Add(month);
            }
            else
            {
                node.Wrong("months", $"“{text}”应为 1 到 12 的月份", $"'{text}' should be a month from 1 to 12");
            }
        }

        return months;
    }

    private static FormBulk Bulk(FormNode node)
    {
        var date = node.OptionalText("date");
        var bulk = new FormBulk
        {
            Year = date ?? node.Text("year"),
            Month = date ?? node.Text("month"),
            Date = date,
            UnknownMonths = node.Texts("unknown_months"),
            Place = node.Text("place"),
            PlacePrefix = node.OptionalText("place_prefix") ?? string.Empty,
            Measures = Parts(node, "measures", part => new BulkMeasure(
                part.Text("measure"), part.OptionalText("where"), part.Texts("in"), part.OptionalText("sum"))),
            IsChecked = !node.Flag("unchecked"),
        };
        if (bulk.IsSummed && (node.Maps("dimensions").Count > 0 || bulk.Measures.Any(each => each.Sum is null)))
        {
            node.Wrong(
                "measures",
                "要么都是列求和(sum),要么都是计数;列求和不能再按维度划分",
                "should all be sums of columns, or all counts of lines; sums are not divided by dimensions");
        }

        return bulk;
    }

    private static T? Part<T>(FormNode node, string key, Func<FormNode, T> read)
        where T : class => node.Map(key) is { } child ? Read(child, read) : null;

    private static IReadOnlyList<T> Parts<T>(FormNode node, string key, Func<FormNode, T> read) =>
        [.. node.Maps(key).Select(child => Read(child, read))];

    private static T Read<T>(FormNode node, Func<FormNode, T> read)
    {
        var value = read(node);
        node.RefuseOthers();
        return value;
    }

    private static void CheckNames(
        FormDefinition form, string fileName, Func<string, bool> isMeasure, List<FormFault> faults)
    {
        if (form.Code != Path.GetFileNameWithoutExtension(fileName))
        {
            faults.Add(new(fileName, 1, "MCH-F003", "表单代码应与文件名一致", "the form's code should be the file's name"));
        }

        var unknown = form.Measures
            .Concat(form.Rules.SelectMany(rule => rule.Rule.Terms).Select(term => term.Measure))
            .Concat(form.Parts.SelectMany(parts => parts.Measures.Keys.Append(parts.Of)))
            .Distinct(StringComparer.Ordinal)
            .Where(measure => !isMeasure(measure));
        faults.AddRange(unknown.Select(measure => new FormFault(
            fileName, 1, "MCH-F003", $"指标项 “{measure}” 不在 measures.yaml 中",
                $"the measure '{measure}' is not in measures.yaml")));
    }
}

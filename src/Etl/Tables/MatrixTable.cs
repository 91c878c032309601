using System.Globalization;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Tables;

/// <summary>Stages the tables of one file, row by row; a row's report is shared by the sheets of the file.</summary>
internal sealed class MatrixTable(LoadStage stage, PlaceFinder places, FileWork work, int lastMonth)
{
    private readonly Dictionary<(int Area, int Month), int> _reports = [];

    // What a column is a part of: the whole, and the category that the part is.
    private readonly Dictionary<string, (short Whole, int Category)> _parts = work.Form!.Parts
        .SelectMany(parts => parts.Measures, (parts, part) => (
            part.Key,
            Whole: stage.MeasureId(parts.Of),
            Category: stage.CategoryId([parts.Definition.Code], [part.Value])))
        .ToDictionary(part => part.Key, part => (part.Whole, part.Category), StringComparer.Ordinal);

    public void Load(SheetMatch sheet, MatrixHead head)
    {
        var columns = ColumnsOf(sheet);
        if (sheet.Source.Name is { } name)
        {
            stage.AddSheet(work.Staged!.Value, sheet.Source.Number, name);
        }

        NameExtraColumns(sheet);
        var seen = new Dictionary<(int Area, int Month, short Measure), int>();
        var sums = new Dictionary<(short Measure, int? Month), ColumnSum>();
        var totals = new List<(SourceRow Row, RowFigures Figures)>();
        foreach (var row in sheet.Below.Where(row => IsMeant(sheet, row)))
        {
            var kind = KindOf(sheet, row);
            if (kind == RowKind.End)
            {
                break;
            }

            foreach (var figures in RowFigures.Of(sheet, head, row, columns))
            {
                if (kind == RowKind.Total)
                {
                    totals.Add((row, figures));
                }
                else if (kind == RowKind.Other && figures.Columns.Any(column => Parse(row, column.Position, column.Column).Value is not null))
                {
                    RejectRow(sheet, row, figures.Columns,
                        LoadProblems.NoKey(PlaceAt(sheet, row, sheet.Definition.Place!.Header)));
                }
                else if (kind == RowKind.Data && PlaceOf(sheet, head, row, figures, seen) is { } key)
                {
                    LoadRow(sheet, head, row, figures.Columns, key, sums);
                }
            }
        }

        foreach (var (row, figures) in totals)
        {
            CompareTotal(sheet, head, row, figures, sums);
        }
    }

    private static bool IsMeant(SheetMatch sheet, SourceRow row) => sheet.Definition.Only is not { } only
        || only.In.Any(text => PlainText.Key(text) == PlainText.Key(row[sheet.Find(only.Column)!.Value]));

    private List<(FormColumn Column, int Position, short Measure)> ColumnsOf(SheetMatch sheet) =>
    [
        .. sheet.Definition.Columns
            .Select(column => (column, Position: RowFigures.PositionOf(sheet, column)))
            .Where(found => found.Position is not null)
            .Select(found => (found.column, found.Position!.Value, stage.MeasureId(found.column.Measure))),
    ];

    private void NameExtraColumns(SheetMatch sheet)
    {
        var known = sheet.Definition.RequiredHeaders
            .Concat(sheet.Definition.Columns.SelectMany(column => column.Aliases.Append(column.Header)))
            .Concat(sheet.Definition.Ignored)
            .Concat(sheet.Definition.Period is { IsHeader: true } ? sheet.Years.Select(year => sheet.Printed[year.Position]!) : [])
            .Select(PlainText.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var header in sheet.Printed.OfType<string>().Where(header => !known.Contains(PlainText.Key(header))))
        {
            work.Add(LoadProblems.ExtraColumn(PlaceAt(sheet, null, header)));
        }
    }

    private static RowKind KindOf(SheetMatch sheet, SourceRow row)
    {
        var first = PlainText.Key(row[sheet.Find(sheet.Definition.Place!.Header) ?? 0] ?? row[0]);
        if (first.Length == 0)
        {
            return RowKind.Other;
        }

        if (sheet.Definition.EndsAt.Any(end => first.StartsWith(PlainText.Key(end), StringComparison.Ordinal)))
        {
            return RowKind.End;
        }

        return sheet.Definition.Total is { } total && first == PlainText.Key(total) ? RowKind.Total : RowKind.Data;
    }

    private (OrgUnit Area, int Month)? PlaceOf(
        SheetMatch sheet,
        MatrixHead head,
        SourceRow row,
        RowFigures figures,
        Dictionary<(int Area, int Month, short Measure), int> seen)
    {
        var definition = sheet.Definition.Place!;
        var columns = figures.Columns;
        var name = PlainText.Narrow(row[sheet.Find(definition.Header)!.Value] ?? string.Empty);
        var month = figures.Month;
        if (sheet.Definition.Period is { } period && (month is null || month > lastMonth))
        {
            var header = period.Month ?? period.Text ?? columns[0].Column.Header;
            RejectRow(sheet, row, columns, LoadProblems.WrongMonth(
                PlaceAt(sheet, row, header), sheet.Find(header) is { } at ? row[at] ?? string.Empty : string.Empty));
            return null;
        }

        var area = head.Unit is { } unit && unit.Level == definition.Level - 1
            ? places.Child(unit, name, month!.Value)
            : OnlyOne(places.Named(name, definition.Level, month!.Value, definition.CodePrefix));
        if (area is null)
        {
            var nearest = head.Unit is { } above
                ? PlainText.Nearest(name, places.ChildNames(above, month.Value), 3)
                : places.Nearest(name, definition.Level, definition.CodePrefix);
            RejectRow(sheet, row, columns,
                LoadProblems.UnknownPlace(PlaceAt(sheet, row, definition.Header), name, nearest));
            return null;
        }

        var cell = (area.Id, month.Value, sheet.Definition.Long is null ? (short)0 : columns[0].Measure);
        if (!seen.TryAdd(cell, row.Number))
        {
            var first = seen[cell];
            RejectRow(sheet, row, columns,
                LoadProblems.RepeatedPlace(PlaceAt(sheet, row, definition.Header), name, first));
            return null;
        }

        return (area, month.Value);
    }

    private void LoadRow(
        SheetMatch sheet,
        MatrixHead head,
        SourceRow row,
        IReadOnlyList<(FormColumn Column, int Position, short Measure)> columns,
        (OrgUnit Area, int Month) key,
        Dictionary<(short Measure, int? Month), ColumnSum> sums)
    {
        var report = ReportOf(head.Unit ?? key.Area, key.Month, head.ReceivedOn);
        for (var index = 0; index < columns.Count; index++)
        {
            var (column, position, measure) = columns[index];
            var value = Parse(row, position, column);
            var sum = sums.TryGetValue((measure, key.Month), out var known) ? known : sums[(measure, key.Month)] = new ColumnSum();
            work.Read++;
            if (value.Status is not { } status)
            {
                sum.IsKnown = false;
                RejectCell(sheet, row, column, position, value);
                continue;
            }

            sum.Add(value);
            if (value.IsTidied)
            {
                work.Add(LoadProblems.Tidied(PlaceAt(sheet, row, column.Header), row[position]!, value.Value!.Value));
            }

            var cell = new StagedCell(
                work.Staged!.Value,
                report,
                measure,
                key.Month,
                key.Area.Id,
                0,
                value.Value * column.Factor,
                status,
                sheet.Source.Number,
                row.Number,
                (short)(position + 1));
            stage.AddCell(cell);
            if (value.Value is { } number and not 0 && _parts.TryGetValue(column.Measure, out var part))
            {
                stage.AddCell(cell with { MeasureId = part.Whole, CategoryId = part.Category });
            }
        }
    }

    private int ReportOf(OrgUnit unit, int month, DateOnly? receivedOn)
    {
        if (!_reports.TryGetValue((unit.Id, month), out var report))
        {
            report = stage.AddReport(new StagedReport(work.Staged!.Value, unit.Id, month, receivedOn));
            _reports.Add((unit.Id, month), report);
        }

        return report;
    }

    // A total that differs by just the signs -1 and -2 was made by a program that took them for numbers.
    private void CompareTotal(
        SheetMatch sheet,
        MatrixHead head,
        SourceRow total,
        RowFigures figures,
        Dictionary<(short Measure, int? Month), ColumnSum> sums)
    {
        foreach (var (column, position, measure) in figures.Columns)
        {
            if (!sums.TryGetValue((measure, figures.Month), out var sum))
            {
                continue;
            }

            // A column without any number has no sum: its total says -1 or -2 like its rows.
            var value = Parse(total, position, column);
            if (PrintedTotal(value) is not { } printed || !sum.IsKnown || printed == sum.Numbers
                || (value.Value is null && !sum.HasNumbers))
            {
                continue;
            }

            work.Add(LoadProblems.TotalDiffers(PlaceAt(sheet, total, column.Header), printed, sum.Numbers));
            if (head is { Unit: { } unit, Month: { } reported })
            {
                stage.AddFinding(new StagedFinding(
                    work.Staged!.Value,
                    sum.Signs != 0 && printed == sum.Numbers + sum.Signs ? "sentinel_in_total" : "total_differs",
                    unit.Id,
                    reported,
                    column.Measure,
                    printed.ToString(CultureInfo.InvariantCulture),
                    sum.Numbers.ToString(CultureInfo.InvariantCulture),
                    sheet.Source.Number,
                    total.Number,
                    (short)(position + 1)));
            }
        }
    }

    private static CellValue Parse(SourceRow row, int position, FormColumn column) => CellValue.Parse(
        row[position],
        column.Numbers with { HasDecimalComma = column.Numbers.HasDecimalComma && row.Fractions?.Contains(position) is not true });

    private static decimal? PrintedTotal(CellValue value) => value switch
    {
        { Value: { } number } => number,
        { Status: ValueStatus.NotCollected } => -1,
        { Status: ValueStatus.NoWork } => -2,
        _ => null,
    };

    private void RejectCell(SheetMatch sheet, SourceRow row, FormColumn column, int position, CellValue value)
    {
        var place = PlaceAt(sheet, row, column.Header);
        var text = PlainText.Narrow(row[position] ?? string.Empty);
        work.Reject(
            value.IsImpossible ? LoadProblems.NotCountable(place, text)
                : LoadProblems.NotANumber(place, text, value.Suggestion),
            1,
            [new(column.Header, row[position])]);
    }

    private void RejectRow(
        SheetMatch sheet, SourceRow row, IReadOnlyList<(FormColumn Column, int Position, short Measure)> columns,
            LoadProblem problem)
    {
        work.Read += columns.Count;
        var raw = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var column = 0; column < sheet.Printed.Count; column++)
        {
            raw[sheet.Printed[column] ?? (column + 1).ToString(CultureInfo.InvariantCulture)] = row[column];
        }

        work.Reject(problem, columns.Count, raw);
    }

    private CellPlace PlaceAt(SheetMatch sheet, SourceRow? row, string header) =>
        new(work.Name, sheet.Source.Name, row?.Number, header);

    private static OrgUnit? OnlyOne(IReadOnlyList<OrgUnit> units) => units.Count == 1 ? units[0] : null;

    private sealed class ColumnSum
    {
        public decimal Numbers { get; private set; }

        public decimal Signs { get; private set; }

        public bool HasNumbers { get; private set; }

        public bool IsKnown { get; set; } = true;

        public void Add(CellValue value)
        {
            Numbers += value.Value ?? 0;
            HasNumbers |= value.Value is not null;
            Signs += value.Status switch
            {
                ValueStatus.NotCollected => -1,
                ValueStatus.NoWork => -2,
                _ => 0,
            };
        }
    }

    private enum RowKind
    {
        Data,
        Total,
        End,
        Other,
    }
}

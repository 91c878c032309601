using McHAnalytics.Etl.Recognising;

namespace McHAnalytics.Etl.Registers.Records;

/// <summary>In which unit a sheet writes its money: that of the column's header, or of the line above the table.</summary>
internal sealed class MoneyUnits
{
    private static readonly (string Word, decimal Yuan)[] s_units = [("亿元", 100_000_000m), ("万元", 10_000m), ("元", 1m)];

    private readonly SheetMatch _sheet;
    private readonly decimal _ofSheet;

    public MoneyUnits(SheetMatch sheet)
    {
        _sheet = sheet;
        var said = PeriodText.After("单位", sheet.Above.SelectMany(row => row.Cells).Select(WithoutOffice));
        _ofSheet = FactorOf(said) ?? 1m;
    }

    /// <summary>What a figure of a column is multiplied by to give yuan.</summary>
    public decimal Of(string column) =>
        _sheet.Find(column) is { } position && _sheet.Printed[position] is { } printed
        && PlainText.Key(printed) is var key && key.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open
            ? FactorOf(key[(open + 1)..].TrimEnd(')')) ?? _ofSheet
            : _ofSheet;

    // 填报单位 names the office that reports and not a unit of money.
    private static string? WithoutOffice(string? cell) => cell?.Replace("填报单位", string.Empty, StringComparison.Ordinal);

    private static decimal? FactorOf(string? text) =>
        s_units.Where(unit => PlainText.Key(text) == unit.Word).Select(unit => (decimal?)unit.Yuan).FirstOrDefault();
}

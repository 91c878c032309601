using System.Globalization;

namespace McHAnalytics.Models.Statements;

/// <summary>Numbers and figures in sentences.</summary>
internal static class Figures
{
    public static string Count(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Two(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The figure as printed, with its unit: 50.6%, 15.2万人.</summary>
    public static string Printed(Statement statement)
    {
        var text = statement.PrintedText.Trim();
        return text.EndsWith(statement.Unit, StringComparison.Ordinal) ? text : text + statement.Unit;
    }

    /// <summary>What the figure counts, in English where that is known.</summary>
    public static string En(Statement statement) => statement.MeasureEn ?? statement.Measure;

    public static string Sum(IEnumerable<Statement> statements) =>
        string.Join(" + ", statements.Select(statement => Short(statement)));

    /// <summary>The number of a sentence's arithmetic: 86,741 or 15.2万.</summary>
    public static string Short(Statement statement)
    {
        var printed = statement.Printed;
        return printed.IsRounded || printed.Range.High is null ? statement.PrintedText.Trim() : Count(printed.Value);
    }
}

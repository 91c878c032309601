namespace McHAnalytics.Models.Statements;

/// <summary>A published figure, as its source prints it.</summary>
/// <param name="Id">Stable id within its set: <c>fuping-r2-due</c>.</param>
/// <param name="Place">The place, in the source's words.</param>
/// <param name="Period">The period, in the source's words.</param>
/// <param name="Measure">What is counted, in the source's words.</param>
/// <param name="PrintedText">The figure as printed, with 万, 余 and the like.</param>
/// <param name="Unit">The unit word printed after it.</param>
/// <param name="Kind">achieved, target, standard, planned or context.</param>
/// <param name="Source">Which document says so.</param>
/// <param name="MeasureEn">What is counted, in English.</param>
/// <param name="Code">The indicator or measure that it is a value of, where there is one.</param>
public sealed record Statement(
    string Id, string Place, string Period, string Measure, string PrintedText, string Unit, string Kind, string Source,
    string? MeasureEn = null, string? Code = null)
{
    /// <summary>What the printed text can stand for.</summary>
    /// <remarks>万元 and 亿元 are multiplied out, so that totals in one and parts in the other can be added.</remarks>
    public Printed Printed { get; } = Printed.Parse(PrintedText.Trim().Length == 0 ? PrintedText : PrintedText.Trim() + RateUnits.ScaleWord(Unit));
}

using System.Globalization;
using System.Text;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>A text that is equal for equal questions of one day by askers who may see the same, and different for different ones.</summary>
internal static class QuestionKey
{
    public static string Of(Question question, Asker asker, DateOnly today)
    {
        var key = new StringBuilder(256);
        Add(key, asker.Scope);
        Add(
            key,
            today.DayNumber,
            question.Measures.Count,
            question.Time.Periods?.Count,
            question.Totals.Count,
            question.Compare.Count,
            question.Having.Count,
            question.ByDimensions.Count);
        foreach (var measure in question.Measures)
        {
            Add(key, measure.Code);
            Add(key, measure.Alias);
            Add(key, measure.RollingMonths, measure.ToDate, measure.Over?.Level, measure.Over?.Function);
            Add(key, measure.Over?.Threshold);
            Add(key, measure.Version, measure.Denominator);
        }

        Add(key, question.ByLevel, string.Join(',', question.ByPeriods), question.AsOf?.UtcTicks, question.Fill, question.Time.Relative);
        foreach (var period in question.Time.Periods ?? [])
        {
            Add(key, period.Id);
        }

        if (question.Time.Range is { } range)
        {
            Add(key, range.From.DayNumber, range.To.DayNumber, range.PeriodType);
        }

        Add(key, "groups", string.Join('\n', question.OrgUnits.Groups));
        Add(key, "ids", string.Join('\n', question.OrgUnits.Ids));
        Add(key, "under", string.Join('\n', question.OrgUnits.Under), question.OrgUnits.Level);
        foreach (var total in question.Totals)
        {
            Add(key, total);
        }

        foreach (var having in question.Having)
        {
            Add(key, having.Measure);
            Add(key, having.Value);
        }

        foreach (var compare in question.Compare)
        {
            Add(key, compare.Kind, compare.Offset);
        }

        foreach (var order in question.Order)
        {
            Add(key, order.Measure, order.Dimension, order.Descending);
        }

        foreach (var dimension in question.ByDimensions)
        {
            Add(key, dimension);
        }

        Add(key, question.Where);
        Add(key, "segments", string.Join('\n', question.Segments));
        return key.ToString();
    }

    private static void Add(StringBuilder key, FactFilter? filter)
    {
        Add(key, filter?.Tests.Count, filter?.All.Count, filter?.Any.Count);
        foreach (var test in filter?.Tests ?? [])
        {
            Add(key, test.Dimension, test.In?.Count, test.NotIn?.Count);
            Add(key, [.. test.In ?? [], .. test.NotIn ?? []]);
            Add(key, test.Number);
        }

        foreach (var part in (filter?.All ?? []).Concat(filter?.Any ?? []))
        {
            Add(key, part);
        }
    }

    private static void Add(StringBuilder key, ValueCondition? condition) => Add(
        key, condition?.Eq, condition?.Neq, condition?.Gt, condition?.Gte, condition?.Lt, condition?.Lte);

    private static void Add(StringBuilder key, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            Add(key, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    // The length before each text keeps two texts from reading as one.
    private static StringBuilder Add(StringBuilder key, string? text) =>
        text is null ? key.Append("-;") : key.Append(text.Length).Append(':').Append(text).Append(';');
}

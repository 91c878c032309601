using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>The derived measures that count the reports of one form: a figure rests on the forms that bring its parts.</summary>
internal static class FormReports
{
    /// <summary>What stands between a derived measure's code and the form's.</summary>
    public const char Mark = ':';

    /// <summary>The codes of a form's expected, received and timely reports.</summary>
    public static IReadOnlyList<string> Of(string form) =>
        [.. AnswerPlanner.ReportMeasures.Select(measure => $"{measure}{Mark}{form}")];

    /// <summary>Whether a version counts reports form by form; one that was made otherwise has only their sum.</summary>
    public static bool AreKept(PublishedVersion version) =>
        version.MeasureIds.Keys.Any(code => code.Contains(Mark, StringComparison.Ordinal));

    /// <summary>The forms that bring facts of a measure and are owed.</summary>
    public static IEnumerable<string> OwedFor(PublishedVersion version, string measure) =>
        version.MeasureIds.TryGetValue(measure, out var id)
            ? version.Sources.FormsOf(id).Where(form => version.MeasureIds.ContainsKey(Of(form)[0]))
            : [];

    /// <summary>The codes that are needed for the completeness of figures of some measures.</summary>
    public static IEnumerable<string> Of(PublishedVersion version, IEnumerable<string> measures) =>
        measures.SelectMany(measure => OwedFor(version, measure)).Distinct(StringComparer.Ordinal).SelectMany(Of);
}

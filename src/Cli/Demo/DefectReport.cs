using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo;

/// <summary>What a check or a load said: a finding, or a row that was not taken.</summary>
/// <param name="Rule">Its code: <c>DQ-L2</c>.</param>
/// <param name="Place">Code of the place; null of a rejected row.</param>
/// <param name="Month">The month, 202403; null where it names none.</param>
/// <param name="Measure">Code of the measure; null where it names none.</param>
/// <param name="File">The file of a rejected row; null of a finding.</param>
/// <param name="Row">The line of a rejected row.</param>
public sealed record DefectFinding(string Rule, string? Place, int? Month, string? Measure, string? File = null, int? Row = null);

/// <summary>How one kind of planted defect was found.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rules">The rules that are to find it.</param>
/// <param name="Planted">How many were planted.</param>
/// <param name="Missed">Those that none of the rules found.</param>
/// <param name="Findings">How much the rules said in all.</param>
/// <param name="Wrong">What they said where nothing is planted.</param>
public sealed record DefectScore(
    string Kind, IReadOnlyList<string> Rules, int Planted, IReadOnlyList<DemoDefect> Missed, int Findings,
    IReadOnlyList<DefectFinding> Wrong)
{
    /// <summary>The share of the planted defects that were found; null where none were planted.</summary>
    public double? Recall => Planted == 0 ? null : (Planted - Missed.Count) / (double)Planted;

    /// <summary>The share of the findings that a planted defect explains; null where there are none.</summary>
    public double? Precision => Findings == 0 ? null : (Findings - Wrong.Count) / (double)Findings;
}

/// <summary>Holds what was found against what was planted in the demo county, kind by kind.</summary>
/// <remarks>
/// A defect is found where a rule of its kind names its place (or one within or above it, or the one it was merged into) and
/// its month. A finding is right where any planted defect explains it: a wrong figure may well break several rules.
/// </remarks>
public static class DefectReport
{
    /// <summary>The kinds in the order of <see cref="DefectKinds"/>.</summary>
    public static IReadOnlyList<DefectScore> Of(DemoTruth truth, IReadOnlyCollection<DefectFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(findings);
        var successors = truth.Merged.ToDictionary(merger => merger.Code, merger => merger.Successor, StringComparer.Ordinal);
        DemoDefect[] planted =
        [
            .. truth.Defects,
            .. truth.Merged.Select(merger => new DemoDefect(
                "merged_place", merger.Code, (merger.ValidTo.Year * 100) + merger.ValidTo.Month, null, null, merger.Name,
                merger.Successor, "merged into another")),
        ];
        return [.. DefectKinds.All.Select(kind =>
        {
            var own = planted.Where(defect => defect.Kind == kind.Kind).ToArray();
            var said = findings.Where(finding => kind.Rules.Contains(finding.Rule)).ToArray();
            return new DefectScore(
                kind.Kind, kind.Rules, own.Length,
                [.. own.Where(defect => !said.Any(finding => Explains(defect, finding, successors)))],
                said.Length,
                [.. said.Where(finding => !planted.Any(defect => Explains(defect, finding, successors)))]);
        })];
    }

    private static bool Explains(DemoDefect defect, DefectFinding finding, Dictionary<string, string> successors)
    {
        if (defect.File is not null || finding.File is not null)
        {
            return defect.File == finding.File && defect.Row == finding.Row;
        }

        return defect.Kind == "merged_place"
            ? finding.Rule == "DQ-I2" && finding.Place == defect.Unit
            : IsAt(defect, finding, successors) && IsIn(defect, finding) && IsOf(defect, finding);
    }

    private static bool IsAt(DemoDefect defect, DefectFinding finding, Dictionary<string, string> successors) =>
        finding.Place is not { } place || IsWithin(place, defect.Unit) || IsWithin(defect.Unit, place)
        || (successors.TryGetValue(defect.Unit, out var successor) && IsWithin(place, successor));

    // 12 digits: a county ends in six zeros, a township in three.
    private static bool IsWithin(string place, string above) =>
        place.StartsWith(above.EndsWith("000000", StringComparison.Ordinal) ? above[..6] : above[..9], StringComparison.Ordinal);

    private static bool IsIn(DemoDefect defect, DefectFinding finding)
    {
        if (finding.Month is not { } month || DefectKinds.OfNoMonth.Contains(finding.Rule))
        {
            return true;
        }

        var after = Period.ToMonthIndex(month) - Period.ToMonthIndex(defect.Month);
        return after == 0 || (after is > 0 and < 12 && DefectKinds.OfManyMonths.Contains(finding.Rule));
    }

    private static bool IsOf(DemoDefect defect, DefectFinding finding) =>
        defect.Column is null || finding.Measure is null || !DefectKinds.OfOneMeasure.Contains(finding.Rule)
        || defect.Column.Split('|').Contains(finding.Measure);
}

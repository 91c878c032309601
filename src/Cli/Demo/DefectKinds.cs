namespace McHAnalytics.Cli.Demo;

/// <summary>The kinds of defect that the demo plants, and the rules that are to find them (docs/decisions/0016).</summary>
internal static class DefectKinds
{
    /// <summary>By kind: the codes of which at least one finds it, of findings or of rejected rows.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Rules)> All { get; } =
    [
        ("missing_report", ["DQ-C1", "DQ-C3"]),
        ("late", ["DQ-C2"]),
        ("early_report", ["DQ-D1"]),
        ("sentinel", ["DQ-M1"]),
        ("zero_reported", ["DQ-M2"]),
        ("wrong_parts", ["DQ-L1"]),
        ("part_above_whole", ["DQ-L1"]),
        ("broken_cascade", ["DQ-L2"]),
        ("swapped_columns", ["DQ-U4", "DQ-L2"]),
        ("birth_identity", ["DQ-L3"]),
        ("wrong_total", ["DQ-L4"]),
        ("overpaid", ["DQ-L4"]),
        ("rollup", ["DQ-L5"]),
        ("ratio", ["DQ-R5"]),
        ("wrong_unit", ["DQ-U1"]),
        ("fraction", ["DQ-N1"]),
        ("outlier", ["DQ-O1", "DQ-O2", "DQ-O3", "DQ-O4", "DQ-O5"]),
        ("level_shift", ["DQ-O6"]),
        ("implausible", ["DQ-P1"]),
        ("heaped", ["DQ-P2"]),
        ("too_perfect", ["DQ-P3"]),
        ("rounded", ["DQ-P4"]),
        ("copied_month", ["DQ-P5"]),
        ("repeated_value", ["DQ-P5"]),
        ("duplicate_person", ["DQ-I1"]),
        ("merged_place", ["DQ-I2"]),
        ("order", ["DQ-I3"]),
        ("cross_source", ["DQ-I4"]),
        ("recount", ["DQ-V1"]),
    ];

    /// <summary>Rules whose findings name one measure, which must be the one that was spoilt.</summary>
    public static IReadOnlySet<string> OfOneMeasure { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "DQ-M2", "DQ-U1", "DQ-N1", "DQ-O1", "DQ-O2", "DQ-O3", "DQ-O4", "DQ-O5", "DQ-O6", "DQ-P2", "DQ-P3", "DQ-P4",
    };

    /// <summary>Rules that look at up to a year and name its last month.</summary>
    public static IReadOnlySet<string> OfManyMonths { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "DQ-C3", "DQ-L3", "DQ-L5", "DQ-I4", "DQ-V1", "DQ-O6", "DQ-P2", "DQ-P3", "DQ-P4", "DQ-P5",
    };

    /// <summary>Rules whose findings stand for a place or person as such, in whatever month.</summary>
    public static IReadOnlySet<string> OfNoMonth { get; } = new HashSet<string>(StringComparer.Ordinal) { "DQ-I1", "DQ-I2" };
}

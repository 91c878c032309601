using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>The input of <c>analyze</c>, as the schema writes it.</summary>
public sealed record AnalyzeInput(
    IReadOnlyList<MeasureInput> Measures,
    IReadOnlyList<GroupByInput>? GroupBy,
    TimeInput Time,
    OrgUnitSelectionInput? OrgUnits,
    FactFilterInput? Where,
    IReadOnlyList<string>? Segments,
    IReadOnlyList<HavingInput>? Having,
    IReadOnlyList<AnalysisOrderInput>? Order,
    Fill? Fill,
    IReadOnlyList<TotalsLevel>? Totals,
    IReadOnlyList<CompareInput>? Compare,
    DateTimeOffset? AsOf);

/// <summary>An indicator or measure asked for.</summary>
public sealed record MeasureInput(
    string Code, string? Alias, int? Version, string? Denominator, WindowInput? Window, OverPlacesInput? Over);

/// <summary>Evaluate for each place of a level, then summarise.</summary>
public sealed record OverPlacesInput(OrgLevel Level, PlaceFunction Function, ValueCondition? Threshold);

/// <summary>A condition on the value of a measure of the question.</summary>
public sealed record HavingInput(string Measure, ValueCondition Value);

/// <summary>A rolling or to-date window over the parts.</summary>
public sealed record WindowInput(int? RollingMonths, PeriodType? ToDate);

/// <summary>A place level, a kind of period or a dimension to group by.</summary>
public sealed record GroupByInput(OrgLevel? OrgLevel, PeriodType? Period, string? Dimension);

/// <summary>The time asked for.</summary>
public sealed record TimeInput(IReadOnlyList<Period>? Periods, DateRangeInput? Range, RelativePeriod? Relative);

/// <summary>Days from and to, both inclusive.</summary>
public sealed record DateRangeInput(DateOnly From, DateOnly To, PeriodType PeriodType);

/// <summary>The places asked for.</summary>
public sealed record OrgUnitSelectionInput(
    IReadOnlyList<string>? Ids, IReadOnlyList<string>? Under, IReadOnlyList<string>? Groups, OrgLevel? Level);

/// <summary>An order of rows.</summary>
public sealed record AnalysisOrderInput(string? Measure, string? Dimension, SortEnumType Direction = SortEnumType.Asc);

/// <summary>A comparison to add.</summary>
public sealed record CompareInput(CompareKind Kind, int? Offset);

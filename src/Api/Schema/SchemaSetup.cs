using System.Globalization;
using McHAnalytics.Api.Schema.Access;
using McHAnalytics.Api.Schema.Analysis;
using McHAnalytics.Api.Schema.Catalogue;
using McHAnalytics.Api.Schema.Loads;
using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Api.Schema.Performance;
using McHAnalytics.Api.Schema.Places;
using McHAnalytics.Api.Schema.Quality;
using McHAnalytics.Api.Schema.Records;
using McHAnalytics.Api.Schema.Risk;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Adjustment;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Models.Statements;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Records;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Api.Schema;

/// <summary>Binds every field of <c>schema.graphql</c> to what answers it; a missing or mistyped one stops the start.</summary>
internal static class SchemaSetup
{
    private const string Resource = "schema.graphql";

    public static ExecutableSchema Build(Func<Type, bool> isService)
    {
        var binder = SchemaBinder.Create(ReadSdl());
        BindScalars(binder);
        BindEnums(binder);
        BindInputs(binder);
        BindConnections(binder);
        BindTypes(binder);
        return binder.Build(isService);
    }

    private static string ReadSdl()
    {
        using var stream = typeof(SchemaSetup).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void BindScalars(SchemaBinder binder) => binder
        .BindScalar("Date", ScalarBinding.Text(ReadDay, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        .BindScalar("DateTime", ScalarBinding.Text(ReadTime, time => time.ToString("O", CultureInfo.InvariantCulture)))
        .BindScalar("Period", ScalarBinding.Text(ReadPeriod, period => period.Id))
        .BindScalar("Decimal", ScalarBinding.Number(number => number, PlainDecimal.Of));

    private static void BindEnums(SchemaBinder binder) => binder
        .BindEnum<PeriodType>("PeriodType")
        .BindEnum<RelativePeriod>("RelativePeriod")
        .BindEnum<OrgLevel>("OrgLevel")
        .BindEnum<CompareKind>("CompareKind")
        .BindEnum<TotalsLevel>("TotalsLevel")
        .BindEnum<Fill>("Fill")
        .BindEnum<PlaceFunction>("PlaceFunction")
        .BindEnum<SourceState>("SourceState")
        .BindEnum<ValueState>("ValueState")
        .BindEnum<SortEnumType>("SortEnumType")
        .BindEnum<RiskColour>("RiskColour")
        .BindEnum<RuleEvidence>("RuleEvidence")
        .BindEnum<Unit>("Unit")
        .BindEnum<ChangeUnit>("ChangeUnit")
        .BindEnum<IndicatorKind>("IndicatorKind")
        .BindEnum<AggregationRule>("AggregationRule")
        .BindEnum<Direction>("Direction")
        .BindEnum<LoadStatus>("LoadStatus")
        .BindEnum<Severity>("Severity")
        .BindEnum<Verdict>("StatementVerdict")
        .BindEnum<PerformanceSignal>("PerformanceSignal");

    private static void BindInputs(SchemaBinder binder) => binder
        .BindInput<AnalyzeInput>("AnalyzeInput")
        .BindInput<MeasureInput>("MeasureInput")
        .BindInput<WindowInput>("WindowInput")
        .BindInput<OverPlacesInput>("OverPlacesInput")
        .BindInput<HavingInput>("HavingInput")
        .BindInput<ValueCondition>("DecimalOperationFilterInput")
        .BindInput<GroupByInput>("GroupByInput")
        .BindInput<FactFilterInput>("FactFilterInput")
        .BindInput<IntOperationFilterInput>("IntOperationFilterInput")
        .BindInput<DimensionFilterInput>("DimensionFilterInput")
        .BindInput<TimeInput>("TimeInput")
        .BindInput<DateRangeInput>("DateRangeInput")
        .BindInput<OrgUnitSelectionInput>("OrgUnitSelectionInput")
        .BindInput<AnalysisOrderInput>("AnalysisOrderInput")
        .BindInput<CompareInput>("CompareInput")
        .BindInput<StringOperationFilterInput>("StringOperationFilterInput")
        .BindInput<ProbabilityRangeInput>("ProbabilityRangeInput")
        .BindInput<EnumOperationFilterInput<RiskColour>>("RiskColourOperationFilterInput")
        .BindInput<EnumOperationFilterInput<OrgLevel>>("OrgLevelOperationFilterInput")
        .BindInput<IndicatorFilterInput>("IndicatorFilterInput")
        .BindInput<IndicatorSortInput>("IndicatorSortInput")
        .BindInput<OrgUnitFilterInput>("OrgUnitFilterInput")
        .BindInput<OrgUnitSortInput>("OrgUnitSortInput")
        .BindInput<PregnancyRiskFilterInput>("PregnancyRiskFilterInput")
        .BindInput<PregnancyRiskSortInput>("PregnancyRiskSortInput")
        .BindInput<LoadRunFilterInput>("LoadRunFilterInput")
        .BindInput<RejectedRowFilterInput>("RejectedRowFilterInput")
        .BindInput<FindingFilterInput>("FindingFilterInput")
        .BindInput<StatementFilterInput>("StatementFilterInput")
        .BindInput<AdjustedFiguresInput>("AdjustedFiguresInput")
        .BindInput<PerformanceInput>("PerformanceInput")
        .BindInput<PerformanceFilterInput>("PerformanceFilterInput");

    private static void BindConnections(SchemaBinder binder)
    {
        binder.BindType<PageInfo>("PageInfo");
        BindConnection<Indicator>(binder, "Indicators");
        BindConnection<OrgUnit>(binder, "OrgUnits");
        BindConnection<Series>(binder, "Series");
        BindConnection<AnswerRow>(binder, "AnalysisRows");
        BindConnection<SourceCell>(binder, "Lineage");
        BindConnection<PregnancyRisk>(binder, "PregnancyRisks");
        BindConnection<RegisterRecord>(binder, "Records");
        BindConnection<LoadRun>(binder, "LoadRuns");
        BindConnection<RejectedRow>(binder, "RejectedRows");
        BindConnection<Finding>(binder, "Findings");
        BindConnection<QualityScore>(binder, "DataQuality");
        BindConnection<AdjustedFigure>(binder, "AdjustedFigures");
        BindConnection<WaiverView>(binder, "Waivers");
        BindConnection<StatementView>(binder, "Statements");
        BindConnection<PerformanceUnit>(binder, "PerformanceUnits");
    }

    private static void BindConnection<T>(SchemaBinder binder, string name) => binder
        .BindType<Connection<T>>($"{name}Connection")
        .BindType<Edge<T>>($"{name}Edge");

    private static void BindTypes(SchemaBinder binder) => binder
        .BindResolvers(typeof(IndicatorQueries), "Query")
        .BindResolvers(typeof(OrgUnitQueries), "Query")
        .BindResolvers(typeof(AnalysisResolvers), "Query")
        .BindResolvers(typeof(PregnancyRiskQueries), "Query")
        .BindResolvers(typeof(RecordQueries), "Query")
        .BindType<RegisterRecord>("Record")
        .BindType<RegisterRecordField>("RecordField")
        .BindResolvers(typeof(LoadQueries), "Query")
        .BindResolvers(typeof(FindingQueries), "Query")
        .BindResolvers(typeof(QualityScoreQueries), "Query")
        .BindType<QualityScore>("DataQuality")
        .BindResolvers(typeof(AdjustedFigureQueries), "Query")
        .BindResolvers(typeof(WaiverQueries), "Query")
        .BindResolvers(typeof(WaiverMutations), "Mutation")
        .BindResolvers(typeof(StatementQueries), "Query")
        .BindResolvers(typeof(PerformanceQueries), "Query")
        .BindResolvers(typeof(VersionQueries), "Query")
        .BindResolvers(typeof(ViewerQueries), "Query")
        .BindResolvers(typeof(VersionSubscriptions), "Subscription")
        .BindType<Asker>("Viewer").BindResolvers(typeof(ViewerResolvers), "Viewer")
        .BindType<Indicator>("Indicator").BindResolvers(typeof(IndicatorResolvers), "Indicator")
        .BindType<Segment>("Segment").BindResolvers(typeof(SegmentResolvers), "Segment")
        .BindType<IndicatorVariant>("IndicatorVariant").BindResolvers(typeof(IndicatorVariantResolvers), "IndicatorVariant")
        .BindType<Target>("Target")
        .BindResolvers(typeof(DimensionQueries), "Query")
        .BindType<Dimension>("Dimension").BindResolvers(typeof(DimensionResolvers), "Dimension")
        .BindType<DimensionCode>("DimensionCode").BindResolvers(typeof(DimensionCodeResolvers), "DimensionCode")
        .BindType<DimensionValue>("DimensionValue").BindResolvers(typeof(DimensionValueResolvers), "DimensionValue")
        .BindType<OrgUnit>("OrgUnit").BindResolvers(typeof(OrgUnitResolvers), "OrgUnit")
        .BindType<FormerName>("FormerName")
        .BindType<PlaceGroup>("OrgUnitGroup").BindResolvers(typeof(OrgUnitGroupResolvers), "OrgUnitGroup")
        .BindType<AnalysisResult>("AnalysisResult")
        .BindType<AnalysisTable>("AnalysisTable")
        .BindType<AnalysisTableRow>("AnalysisTableRow")
        .BindType<Series>("Series")
        .BindType<MeasureInfo>("MeasureInfo")
        .BindType<Point>("Point")
        .BindType<Cell>("Cell").BindResolvers(typeof(CellResolvers), "Cell")
        .BindResolvers(typeof(CellBoundsResolvers), "Cell")
        .BindType<ValueBounds>("ValueBounds")
        .BindType<SourceCell>("LineageEntry")
        .BindType<Comparison>("Comparison")
        .BindType<AnswerTotal>("AnalysisTotal").BindResolvers(typeof(AnalysisTotalResolvers), "AnalysisTotal")
        .BindType<AnswerRow>("AnalysisRow").BindResolvers(typeof(AnalysisRowResolvers), "AnalysisRow")
        .BindType<AnswerWarning>("AnalysisWarning").BindResolvers(typeof(AnalysisWarningResolvers), "AnalysisWarning")
        .BindType<AnswerPlan>("AnalysisPlan")
        .BindType<DataVersion>("DataVersion")
        .BindType<QualityFlag>("QualityFlag").BindResolvers(typeof(QualityFlagResolvers), "QualityFlag")
        .BindType<PregnancyRisk>("PregnancyRisk").BindResolvers(typeof(PregnancyRiskResolvers), "PregnancyRisk")
        .BindType<RiskView>("RiskAssessment")
        .BindType<FiredRule>("FiredRule").BindResolvers(typeof(FiredRuleResolvers), "FiredRule")
        .BindType<UnknownRule>("UnknownRule")
        .BindType<RiskReason>("RiskReason").BindResolvers(typeof(RiskReasonResolvers), "RiskReason")
        .BindType<RiskModelSummary>("RiskModel").BindResolvers(typeof(RiskModelResolvers), "RiskModel")
        .BindType<LoadRun>("LoadRun").BindResolvers(typeof(LoadRunResolvers), "LoadRun")
        .BindType<RejectedRow>("RejectedRow").BindResolvers(typeof(RejectedRowResolvers), "RejectedRow")
        .BindType<Finding>("Finding").BindResolvers(typeof(FindingResolvers), "Finding")
        .BindType<AdjustedFigure>("AdjustedFigure")
        .BindType<WaiverView>("Waiver")
        .BindType<StatementView>("Statement")
        .BindType<PerformanceView>("PerformanceResult")
        .BindType<PerformanceUnit>("PerformanceUnit").BindResolvers(typeof(PerformanceUnitResolvers), "PerformanceUnit");

    private static DateOnly ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"A date is written yyyy-MM-dd; \"{text}\" is not.");

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : throw new FormatException($"A time is written 2024-03-01T08:00:00+08:00; \"{text}\" is not.");

    private static Period ReadPeriod(string text) =>
        Period.TryParse(text, out var period)
            ? period
            : throw new FormatException(
                $"\"{text}\" is no period. Periods are 2024, 2024H1, 2024Q1, 202403; MCH year 2024M, its quarters 2024MQ1; "
                + "a round of screening R2:202301-202406.");
}

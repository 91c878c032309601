using McHAnalytics.Models.Risk;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>A pregnancy with the place that registered it.</summary>
/// <param name="Record">What is known of it.</param>
/// <param name="AreaId">The place.</param>
internal sealed record RegisteredPregnancy(PregnancyRecord Record, int AreaId);

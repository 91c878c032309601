namespace McHAnalytics.Models.Access.Suppression;

/// <summary>A place of the lattice.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">Where the place above it stands in the list, before it; null for the top.</param>
/// <param name="IsFine">Whether it is too small for figures by dimension: they stand at the places above.</param>
public readonly record struct LatticePlace(int Id, int? Parent, bool IsFine = false);

/// <summary>What was reported at a place itself in a month, all of it together.</summary>
/// <param name="Place">Where the place stands in the list.</param>
/// <param name="Month">Month (since year 0).</param>
/// <param name="Value">The sum.</param>
public readonly record struct LatticeFact(int Place, int Month, double Value);

/// <summary>A figure that is withheld from those who do not own it.</summary>
/// <param name="Series">The measure, or the part of a measure.</param>
/// <param name="PlaceId">Number of the place.</param>
/// <param name="Period">The period.</param>
public readonly record struct WithheldCell(ProtectedSeries Series, int PlaceId, LatticePeriod Period);

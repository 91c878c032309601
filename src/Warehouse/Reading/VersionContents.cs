using System.Collections.Frozen;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>When a version was published.</summary>
internal readonly record struct Publication(int Version, DateTimeOffset PublishedAt);

/// <summary>What <see cref="VersionReader"/> read of a version.</summary>
internal sealed record VersionContents
{
    public required DataVersion DataVersion { get; init; }

    public required IReadOnlyList<Publication> Publications { get; init; }

    public required PlaceTree Places { get; init; }

    public required FrozenDictionary<string, short> MeasureIds { get; init; }

    public required AreaIndex Areas { get; init; }

    public required MeasureSources Sources { get; init; }

    public required IReadOnlyList<FormDueDate> DueDates { get; init; }

    public required ErrorIndex Errors { get; init; }

    public required ErrorIndex Incomplete { get; init; }

    public required ILookup<int, FormerName> FormerNames { get; init; }

    public required BoundaryIndex Boundaries { get; init; }

    public required DivisionIndex Divisions { get; init; }

    /// <summary>What the version withholds; null where that was not worked out.</summary>
    public PublishedSuppression? Suppression { get; init; }

    public required FrozenSet<short> CountedPersons { get; init; }

    public required bool HasRollup { get; init; }

    public required FrozenSet<int> AreasWithData { get; init; }

    public required FrozenSet<int> AreasWithDuty { get; init; }
}

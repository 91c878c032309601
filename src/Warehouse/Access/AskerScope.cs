using McHAnalytics.Models.Access;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Access;

/// <summary>An asker with his area found among the places of a version.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Area">The place whose figures, with all under it, may be asked for; null for all places.</param>
internal sealed record AskerScope(Asker Asker, OrgUnit? Area)
{
    /// <summary>Finds the area.</summary>
    /// <exception cref="Models.Questions.QuestionException">MCH-Q039: there is no such place, or not of the role's
    /// level.</exception>
    public static AskerScope Of(Asker asker, PublishedVersion version)
    {
        if (asker.Area is not { } code)
        {
            return new(asker, null);
        }

        return version.Places.Find(code) is { } place && place.Level == Asker.LevelOf(asker.Role)
            ? new(asker, version.CurrentOf(place))
            : throw AskerFaults.NotARole($"{Asker.Word(asker.Role)}:{code}");
    }

    /// <summary>The scope of an owner.</summary>
    /// <exception cref="Models.Questions.QuestionException">MCH-Q035: the asker owns nothing.</exception>
    public static AskerScope OfOwner(Asker asker, PublishedVersion version, string whatZh, string what) =>
        asker.IsOwner ? Of(asker, version) : throw AccessFaults.OwnersOnly(whatZh, what);

    /// <summary>Whether a place lies in the area.</summary>
    public bool Holds(PublishedVersion version, int placeId) =>
        Area is null || version.Areas.Of(Area.Level, placeId) == Area.Id;

    /// <summary>The place asked for, where it lies in the area; the area itself where none is asked for.</summary>
    /// <exception cref="Models.Questions.QuestionException">MCH-Q030: it lies outside.</exception>
    public OrgUnit? Within(PublishedVersion version, OrgUnit? asked) =>
        asked is null ? Area : Holds(version, asked.Id) ? asked : throw AccessFaults.OutsideArea(asked.Code, Area!);

    /// <summary>The condition on rows joined to their <c>area a</c>.</summary>
    public SqlText Condition() => Area is null ? SqlText.Of($"TRUE") : FactsSql.InPlaces([Area], null);
}

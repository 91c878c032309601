using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Models.Places;

/// <summary>Named groups of places: nested, overlapping, and refused where they are wrong.</summary>
public sealed class PlaceGroupsTests
{
    [Fact]
    public void Groups_within_a_group_give_their_places_once()
    {
        var groups = Read("""
            groups:
              - {code: a, zh: 甲, en: A, source: s, places: ["1", "2"]}
              - {code: b, zh: 乙, en: B, source: s, places: ["2", "3"]}
              - {code: both, zh: 甲乙, en: A and B, source: s, places: ["4"], groups: [a, b]}
            """);

        Assert.Equal(["4", "1", "2", "3"], groups.MembersOf(groups.Find("both")!));
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_with_its_line()
    {
        var fault = Assert.Throws<CatalogueException>(() => Read("""
            groups:
              - {code: a, zh: 甲, en: A, source: s, places: ["1"]}
              - {code: a, zh: 乙, en: B, source: s, places: ["2"]}
              - {code: c, zh: 丙, en: C, source: s}
              - {code: d, zh: 丁, en: D, source: s, groups: [e]}
              - {code: e, zh: 戊, en: E, source: s, place: ["2"]}
            """));

        Assert.Equal(
            [(3, "MCH-C004"), (4, "MCH-C002"), (5, "MCH-C040"), (6, "MCH-C002"), (6, "MCH-C003")],
            fault.Faults.Select(each => (each.Line, each.Code)).Order());
    }

    [Fact]
    public void The_three_health_regions_hold_the_31_provinces_each_once()
    {
        var groups = Read(Repository.Read("catalogue/groups.yaml"));

        var regions = new[] { "health_east", "health_central", "health_west" }
            .Select(code => groups.MembersOf(groups.Find(code)!))
            .ToList();

        Assert.Equal([11, 8, 12], regions.Select(members => members.Count));
        Assert.Equal(31, regions.SelectMany(members => members).Distinct().Count());
        Assert.Equal(20, groups.MembersOf(groups.Find("health_inland")!).Count);
        Assert.Equal(["jjj"], groups.Suggest("京津冀"));
        Assert.Equal(["jjj"], groups.Suggest("jj"));
    }

    private static PlaceGroups Read(string yaml) => PlaceGroupReader.Read(new CatalogueText("groups.yaml", yaml));
}

using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;

namespace McHAnalytics.Warehouse.Access;

/// <summary>Every refusal because of who asks, each built by one function with its code.</summary>
internal static class AccessFaults
{
    /// <summary>When a place outside the asker's area is asked for.</summary>
    public static QuestionException OutsideArea(string code, OrgUnit area) => new(
        "MCH-Q030",
        $"地区 {code} 不在您的管辖范围内。您可以查询{area.Name}（{area.Code}）及其下属地区。",
        $"{code} lies outside your area. You may ask for {area.NameEn ?? area.Name} ({area.Code}) and the places under it.");

    /// <summary>When somebody who does not own the figures asks for finer places than are protected.</summary>
    public static QuestionException TooFineForRole(OrgLevel asked, OrgLevel finest) => new(
        "MCH-Q032",
        $"该角色不能按{QuestionFaults.Name(asked)}查询，最细到{QuestionFaults.Name(finest)}：更细的数据只对本级负责单位开放。",
        $"Your role may not ask for places of the level {asked.ToString().ToUpperInvariant()}: the finest is "
        + $"{finest.ToString().ToUpperInvariant()}. Finer figures are for those who own them.");

    /// <summary>When somebody who does not own the figures asks for an earlier state of them.</summary>
    public static QuestionException AsOfForOwners() => new(
        "MCH-Q033",
        "asOf 只对数据负责单位开放：两个版本相减会泄露小数字。请查询当前数据。",
        "asOf is for those who own the figures: the difference of two versions gives small counts away. Ask for what is known now.");

    /// <summary>When a sensitive measure is asked for below the county by a role without that class of data.</summary>
    public static QuestionException SensitiveBelowCounty(string measure) => new(
        "MCH-Q034",
        $"{measure} 属敏感数据（死亡、艾滋病等），该角色只能查询县级及以上。",
        $"{measure} is sensitive (deaths, HIV ...): your role may ask for counties and above only.");

    /// <summary>When somebody asks for single reports, findings or rows that show figures which he does not own.</summary>
    public static QuestionException OwnersOnly(string whatZh, string what) => new(
        "MCH-Q035",
        $"{whatZh}只对数据负责单位（县、乡镇）在其辖区内开放。",
        $"{what} are for those who own the figures: the county or the township, within its area.");

    /// <summary>When one row for one person is asked for by a role without that class of data.</summary>
    public static QuestionException PersonsForOwners() => new(
        "MCH-Q036",
        "个案数据只对所属乡镇和县的妇幼保健机构开放。",
        "Rows of single persons are for the township and the county that look after them.");

    /// <summary>When the version was published without working out what must be withheld.</summary>
    public static QuestionException NothingWithheldYet() => new(
        "MCH-Q037",
        "此版本尚未计算小数字保护，只有数据负责单位可以查询。请运行 mch publish 后再试。",
        "What must be withheld was not worked out for this version, so that only owners may ask. Run mch publish.");

    /// <summary>When somebody who does not own the figures divides them in a way whose small counts are not protected: by
    /// several dimensions at once, by an open one, or under the county.</summary>
    public static QuestionException DivisionForOwners(IEnumerable<string> dimensions) => new(
        "MCH-Q031",
        $"该角色只能在县级及以上、每次按一个类别细分（可用：{List(dimensions, "无")}）；其余细分只对数据负责单位开放。",
        "Your role may divide figures by one dimension at a time, of counties and above "
        + $"({List(dimensions, "this version has none")}); all else is for those who own them.");

    private static string List(IEnumerable<string> dimensions, string none) =>
        string.Join(", ", dimensions.DefaultIfEmpty(none));
}

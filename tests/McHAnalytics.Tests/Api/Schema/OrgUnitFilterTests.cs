using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Api.Schema.Places;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Api.Schema;

/// <summary>Places are found by their names in every writing, and ruled out by all of them.</summary>
public sealed class OrgUnitFilterTests
{
    private static readonly OrgUnit s_baoding = new(
        1, "130600000000", "保定市", null, OrgLevel.Prefecture, null, "/130600000000", new(2000, 1, 1), null, null, "bao ding shi");

    [Theory]
    [InlineData("保定")]
    [InlineData("baoding")]
    [InlineData("BaoDing")]
    [InlineData("bao ding")]
    [InlineData("dingshi")]
    [InlineData("bds")]
    public void A_place_is_found_by_a_part_of_its_name_its_pinyin_or_its_initials(string text)
    {
        Assert.True(Named(new StringOperationFilterInput(null, null, text, null, null, null, null)));
    }

    [Theory]
    [InlineData("保安")]
    [InlineData("boading")]
    [InlineData("bdx")]
    public void Other_words_do_not_find_it(string text)
    {
        Assert.False(Named(new StringOperationFilterInput(null, null, text, null, null, null, null)));
    }

    [Fact]
    public void A_name_that_is_ruled_out_rules_the_place_out_though_its_pinyin_is_another_text()
    {
        Assert.False(Named(new StringOperationFilterInput(null, "保定市", null, null, null, null, null)));
        Assert.False(Named(new StringOperationFilterInput(null, null, null, null, null, null, ["石家庄市", "baodingshi"])));
        Assert.True(Named(new StringOperationFilterInput(null, "石家庄市", null, null, null, null, null)));
    }

    private static bool Named(StringOperationFilterInput name) =>
        new OrgUnitFilterInput(null, null, null, name, null, null, null).Holds(s_baoding);
}

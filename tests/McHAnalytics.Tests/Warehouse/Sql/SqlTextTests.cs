using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Tests.Warehouse.Sql;

public sealed class SqlTextTests
{
    [Fact]
    public void Holes_become_places_and_their_values_are_kept_in_order()
    {
        var township = 610528107;
        var from = 202401;

        var sql = SqlText.Of(
            $"SELECT sum({new SqlName("live_births")}) FROM delivery WHERE township = {township} AND month >= {from}");

        Assert.Equal("SELECT sum(\"live_births\") FROM delivery WHERE township = $1 AND month >= $2", sql.Template);
        Assert.Equal([610528107, 202401], sql.Values);
    }

    [Fact]
    public void A_text_with_quotes_and_statements_in_it_is_only_a_value()
    {
        var sql = SqlText.Of($"SELECT * FROM area WHERE name = {"'; DROP TABLE area; --"}");

        Assert.Equal("SELECT * FROM area WHERE name = $1", sql.Template);
        Assert.Equal(["'; DROP TABLE area; --"], sql.Values);
    }

    [Fact]
    public void A_list_has_one_place_for_each_of_its_values()
    {
        var sql = SqlText.Of($"SELECT 1 WHERE a IN ({new[] { 7, 8, 9 }}) AND b = {1}");

        Assert.Equal("SELECT 1 WHERE a IN ($1, $2, $3) AND b = $4", sql.Template);
        Assert.Equal([7, 8, 9, 1], sql.Values);
    }

    [Fact]
    public void An_empty_list_is_refused_because_no_SQL_says_it()
    {
        Assert.Throws<ArgumentException>(() => SqlText.Of($"SELECT 1 WHERE a IN ({Array.Empty<int>()})"));
    }

    [Fact]
    public void A_piece_inside_another_keeps_its_values_under_new_numbers()
    {
        var many = SqlText.Join(" OR ", Enumerable.Range(1, 11).Select(number => SqlText.Of($"b = {number}")));

        var sql = SqlText.Of($"SELECT 1 WHERE a = {"x"} AND ({many}) AND c = {"y"}");

        Assert.StartsWith("SELECT 1 WHERE a = $1 AND (b = $2 OR b = $3", sql.Template, StringComparison.Ordinal);
        Assert.EndsWith("b = $12) AND c = $13", sql.Template, StringComparison.Ordinal);
        Assert.Equal("x", sql.Values[0]);
        Assert.Equal(11, sql.Values[11]);
        Assert.Equal("y", sql.Values[12]);
    }

    [Theory]
    [InlineData("Area")]
    [InlineData("area id")]
    [InlineData("1area")]
    [InlineData("a\"b")]
    [InlineData("地区")]
    public void A_name_is_lower_case_letters_digits_and_underscores(string name)
    {
        Assert.Throws<ArgumentException>(() => new SqlName(name));
        Assert.Throws<ArgumentException>(() => new SqlName(new string('a', 64)));
    }
}

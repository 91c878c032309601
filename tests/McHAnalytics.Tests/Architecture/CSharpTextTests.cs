namespace McHAnalytics.Tests.Architecture;

public sealed class CSharpTextTests
{
    [Fact]
    public void Comments_and_strings_are_no_code()
    {
        var parsed = CSharpText.Parse("""
            // unsafe
            /* unsafe
               unsafe */ var a = "unsafe \" unsafe"; var b = @"unsafe "" unsafe \"; var c = 'u'; var d = '"'; safe();
            """);

        Assert.DoesNotContain("unsafe", parsed.Code, StringComparison.Ordinal);
        Assert.Contains("safe();", parsed.Code, StringComparison.Ordinal);
        Assert.Equal(["unsafe   unsafe", "unsafe \" unsafe \\"], parsed.Literals.Select(literal => literal.Text));
        Assert.Equal([3, 3], parsed.Literals.Select(literal => literal.Line));
    }

    [Fact]
    public void The_holes_of_an_interpolation_are_code_even_where_they_hold_strings()
    {
        var parsed = CSharpText.Parse("""var a = $"a {b["c"]} {{d}} {new { E = 1 }.E}"; var f = "g";""");

        Assert.Equal(["c", "a ? {d} ?", "g"], parsed.Literals.Select(literal => literal.Text));
        Assert.Contains("b[", parsed.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_string_ends_at_as_many_quotes_as_it_began_with()
    {
        var parsed = CSharpText.Parse("var a = \"\"\"\"one \"\"\" two\"\"\"\"; var b = $$\"\"\"x {y} {{z}}\"\"\"; end();");

        Assert.Equal(["one \"\"\" two", "x {y} ?"], parsed.Literals.Select(literal => literal.Text));
        Assert.EndsWith("end();", parsed.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_code_keep_their_numbers()
    {
        var parsed = CSharpText.Parse("/*\n*/\nvar a = \"\"\"\n  x\n  \"\"\";\nunsafe { }");

        Assert.StartsWith("unsafe", parsed.Code.Split('\n')[5], StringComparison.Ordinal);
    }
}

using System.Text;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.Tests.GraphQL.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{", "Syntax Error: Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{ a(b: 01) }", "Syntax Error: Invalid number, unexpected digit after 0: \"1\".", 1, 9)]
    [InlineData("{\r\n  a(b: \"c\n\") }", "Syntax Error: Unterminated string.", 2, 10)]
    [InlineData("query ($a: Int = $b) { c }", "Syntax Error: Unexpected variable \"$b\" in constant value.", 1, 18)]
    [InlineData("fragment on on Query { a }", "Syntax Error: Unexpected Name \"on\".", 1, 10)]
    [InlineData("{ }", "Syntax Error: Expected Name, found \"}\".", 1, 3)]
    public void A_fault_is_told_with_its_place(string document, string message, int line, int column)
    {
        var error = Assert.Throws<GraphQLErrorException>(() => Parser.Parse(document)).Error;

        Assert.Equal(message, error.Message);
        Assert.Equal(new SourcePosition(line, column), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("{a", "")]
    [InlineData("{a(b:", "[")]
    [InlineData("{...on Q", "{...on Q")]
    [InlineData("query($a:", "[")]
    public void Depth_is_counted_and_never_left_to_the_stack(string start, string repeated)
    {
        var unit = repeated.Length == 0 ? start : repeated;
        var document = new StringBuilder(start).Insert(start.Length, unit, 100_000).ToString();

        var error = Assert.Throws<GraphQLErrorException>(() => Parser.Parse(document)).Error;

        Assert.True(
            error.Code == ErrorCodes.LimitExceeded || error.Message.StartsWith("Syntax Error: Expected", StringComparison.Ordinal),
            error.Message);
    }

    [Fact]
    public void Tokens_are_counted_while_reading()
    {
        var options = new ParserOptions { MaxTokens = 4 };

        var error = Assert.Throws<GraphQLErrorException>(() => Parser.Parse("{ a b c }", options)).Error;

        Assert.Equal("Syntax Error: Document contains more than 4 tokens. Parsing aborted.", error.Message);
    }

    [Fact]
    public void What_is_printed_reads_back_as_the_same_document()
    {
        var random = new Random(20251122);
        for (var i = 0; i < 2_000; i++)
        {
            var written = new DocumentGenerator(random).Document();
            var printed = Printer.Print(Parser.Parse(written));

            Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
        }
    }

    [Fact]
    public void A_changed_document_is_read_or_refused_and_never_fails_otherwise()
    {
        var random = new Random(7);
        const string Pieces = "{}()[]:!$@|&=\"\\#,.\n\r\t0123456789-eE ab_\uFEFF\uD800é";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(new DocumentGenerator(random).Document());
            for (var change = random.Next(1, 6); change > 0 && text.Length > 1; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)),
                    1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    _ => text.Replace(text[at], Pieces[random.Next(Pieces.Length)], at, 1),
                };
            }

            try
            {
                Parser.Parse(text.ToString());
            }
            catch (GraphQLErrorException e)
            {
                Assert.StartsWith("Syntax Error: ", e.Message, StringComparison.Ordinal);
            }
        }
    }
}

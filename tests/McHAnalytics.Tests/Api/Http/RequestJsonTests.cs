using System.Text;
using McHAnalytics.Api.Http;

namespace McHAnalytics.Tests.Api.Http;

public sealed class RequestJsonTests
{
    private static readonly string s_whole =
        """{"query":"query A($t: [String]) { echo(text: \"妇幼\") }","operationName":"A","variables":{"t":["\ud83c\udfc3",null,1.5e3,{}]},"""
        + """ "extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"},"other":[true]},"more":{"a":[[]]}}""".Replace("HASH", Sha256Text.Of("{ a }"), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"\ud800":1,"query":"{a}"}""")]
    [InlineData("""{"query":"{a}","extensions":{"\udc00":1}}""")]
    [InlineData("""{"query":"{a}","extensions":{"persistedQuery":{"\udc00":1,"version":1,"sha256Hash":"\ud800"}}}""")]
    public void Half_a_surrogate_pair_anywhere_is_no_fault_of_ours(string json)
    {
        var read = RequestJson.Read(Encoding.UTF8.GetBytes(json));

        Assert.True(read.Fault is null or { Status: 400 });
    }

    [Fact]
    public void Whatever_is_sent_is_read_or_refused_and_never_a_fault_of_ours()
    {
        var random = new Random(20_251_102);
        var whole = Encoding.UTF8.GetBytes(s_whole);
        var read = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var result = RequestJson.Read(Mutated(whole, random));
            Assert.True(result.Fault is null or { Status: 400 });
            read += result.Fault is null ? 1 : 0;
        }

        Assert.InRange(read, 1, 49_999);
    }

    [Fact]
    public void Any_header_is_read_as_a_list_of_weights()
    {
        var random = new Random(20_251_103);
        const string Signs = "ajqQ*/;=,\" .01+-";
        for (var i = 0; i < 50_000; i++)
        {
            var header = new string(random.GetItems(Signs.AsSpan(), random.Next(40)));
            _ = Negotiation.Choose(header, pageOffered: true);
            _ = Negotiation.TakesEvents(header);
            _ = Negotiation.TakesGzip(header);
        }
    }

    // One to three bytes removed, doubled, replaced by one that JSON minds, or moved in from elsewhere; or an escape put in.
    private static byte[] Mutated(byte[] whole, Random random)
    {
        var bytes = new List<byte>(whole);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                case 2:
                    bytes[at] = "{}[]:,\"\\ 0ntf\u0000"u8[random.Next(14)];
                    break;
                case 3:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, random.Next(2) == 0 ? "\\ud800"u8 : "\\u0041"u8);
                    break;
            }
        }

        return [.. bytes];
    }
}

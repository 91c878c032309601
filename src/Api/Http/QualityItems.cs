namespace McHAnalytics.Api.Http;

/// <summary>The items of a header such as <c>Accept</c> or <c>Accept-Encoding</c> with their weights (RFC 9110, 12.4.2).</summary>
/// <remarks>Allocates nothing: it stands on the path of every request.</remarks>
internal ref struct QualityItems(ReadOnlySpan<char> header)
{
    private const int Whole = 1_000;

    private ReadOnlySpan<char> _rest = header;

    /// <summary>The media type or coding, without its parameters.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The parameter <c>charset</c> without quotes; empty where there is none.</summary>
    public ReadOnlySpan<char> Charset { get; private set; }

    /// <summary>The weight in thousandths, 0 (not wanted) to 1,000; an item whose weight is no weight has 0.</summary>
    public int Quality { get; private set; }

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var item = Cut(ref _rest, ',').Trim();
            if (!item.IsEmpty)
            {
                Read(item);
                return true;
            }
        }

        return false;
    }

    private void Read(ReadOnlySpan<char> item)
    {
        Name = Cut(ref item, ';').Trim();
        Quality = Whole;
        Charset = default;
        while (!item.IsEmpty)
        {
            var parameter = Cut(ref item, ';');
            var name = Cut(ref parameter, '=').Trim();
            var value = parameter.Trim().Trim('"');
            if (name.Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                Quality = Thousandths(value);
            }
            else if (name.Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                Charset = value;
            }
        }
    }

    // Up to the separator, which a quoted text may hold without meaning it.
    private static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char separator)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == separator && !quoted)
            {
                var head = text[..i];
                text = text[(i + 1)..];
                return head;
            }
        }

        var all = text;
        text = default;
        return all;
    }

    // qvalue = "0" with up to three decimals, or "1" with up to three zeros.
    private static int Thousandths(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 5 || text[0] is not ('0' or '1') || (text.Length > 1 && text[1] != '.'))
        {
            return 0;
        }

        var value = text[0] == '1' ? Whole : 0;
        var place = Whole / 10;
        foreach (var digit in text.Length > 2 ? text[2..] : default)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return 0;
            }

            value += (digit - '0') * place;
            place /= 10;
        }

        return value <= Whole ? value : 0;
    }
}

using System.Text;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Finds out the encoding of a text, and takes none that is not certain.</summary>
/// <remarks>
/// A mark at the start is certain, and so is text that is valid UTF-8 beyond chance. GB18030 and Big5 accept most of each
/// other's bytes, and both accept French in a Western code page: there the share of everyday characters decides, and where
/// it does not, the sender is asked (docs/decisions/0014).
/// </remarks>
internal static class TextEncodings
{
    // Characters of two bytes in a row that could be valid UTF-8 by chance, though they are Chinese.
    private const int ByChance = 6;
    private const int FewestLetters = 8;
    private const double Everyday = 0.75;
    private const double Apart = 0.15;

    private static readonly Dictionary<string, string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = "utf-8", ["utf8"] = "utf-8", ["gb18030"] = "gb18030", ["gbk"] = "gb18030", ["gb2312"] = "gb18030",
        ["big5"] = "big5", ["utf-16"] = "utf-16", ["utf-16le"] = "utf-16", ["utf-16be"] = "utf-16BE",
        ["windows-1252"] = "windows-1252", ["latin1"] = "windows-1252", ["iso-8859-1"] = "windows-1252",
    };

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names that a user or a mapping may give.</summary>
    public static IReadOnlyList<string> Names => Models.Forms.FormDefinition.Encodings;

    /// <summary>The text of a file's bytes.</summary>
    /// <exception cref="LoadProblemException">The encoding is not certain, or the bytes are not of the named one.</exception>
    public static string Decode(byte[] bytes, string? name, CellPlace place)
    {
        var encoding = name is null ? Find(bytes) : Strict(s_names[name]);
        var text = encoding is null ? null : TryDecode(encoding, bytes);
        if (text is null || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new LoadProblemException(name is null
                ? LoadProblems.WrongEncoding(place)
                : LoadProblems.OtherEncoding(place, name));
        }

        return text.TrimStart('\uFEFF');
    }

    private static Encoding? Find(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
        {
            return Strict("utf-8");
        }

        if (bytes.AsSpan().StartsWith((byte[])[0xFF, 0xFE]))
        {
            return bytes is [_, _, 0, 0, ..] ? null : Strict("utf-16");
        }

        if (bytes.AsSpan().StartsWith((byte[])[0xFE, 0xFF]))
        {
            return Strict("utf-16BE");
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            return Utf16(bytes);
        }

        return TryDecode(Strict("utf-8"), bytes) is { } text
            ? IsCertainly(text, bytes) ? Strict("utf-8") : null
            : Chinese(bytes);
    }

    // Every line end, comma and digit has a zero byte, on one side only.
    private static Encoding? Utf16(byte[] bytes)
    {
        var (even, odd) = (0, 0);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == 0)
            {
                _ = index % 2 == 0 ? even++ : odd++;
            }
        }

        return bytes.Length % 2 != 0 || (even > 0 && odd > 0) ? null : Strict(odd > 0 ? "utf-16" : "utf-16BE");
    }

    // 毛 alone in GBK is ë in UTF-8. Three bytes in a row, a letter within a word, or many letters are no chance.
    private static bool IsCertainly(string text, byte[] bytes)
    {
        var letters = text.Where(letter => letter >= 0x80).ToList();
        if (letters.Count is 0 or > ByChance || letters.Exists(letter => letter >= 0x800))
        {
            return true;
        }

        var words = Enumerable.Range(0, text.Length).Count(index => text[index] >= 0x80
            && ((index > 0 && char.IsAsciiLetter(text[index - 1]))
                || (index + 1 < text.Length && char.IsAsciiLetter(text[index + 1]))));
        return words == letters.Count || TryDecode(Strict("gb18030"), bytes) is null;
    }

    private static Encoding? Chinese(byte[] bytes)
    {
        var (gb, big5) = (Strict("gb18030"), Strict("big5"));
        var asGb = TryDecode(gb, bytes) is null ? 0 : Share(bytes, IsEverydayGb);
        var asBig5 = TryDecode(big5, bytes) is null ? 0 : Share(bytes, IsEverydayBig5);
        return asGb >= Everyday && asGb >= asBig5 + Apart ? gb
            : asBig5 >= Everyday && asBig5 >= asGb + Apart ? big5
            : null;
    }

    // Of the characters of two or four bytes, those that are in daily use.
    private static double Share(byte[] bytes, Func<byte, byte, bool> isEveryday)
    {
        var (all, everyday) = (0, 0);
        for (var index = 0; index + 1 < bytes.Length; index++)
        {
            if (bytes[index] < 0x80)
            {
                continue;
            }

            if (isEveryday(bytes[index], bytes[index + 1]))
            {
                everyday++;
            }

            all++;
            index += bytes[index + 1] is >= 0x30 and <= 0x39 ? 3 : 1;
        }

        return all < FewestLetters ? 0 : (double)everyday / all;
    }

    // The 3,755 characters of the first level of GB 2312, and its signs.
    private static bool IsEverydayGb(byte lead, byte trail) =>
        trail >= 0xA1 && lead is 0xA1 or 0xA3 or (>= 0xB0 and <= 0xD7);

    // The 5,401 characters of the first level of Big5, and its signs.
    private static bool IsEverydayBig5(byte lead, byte trail) =>
        lead is >= 0xA1 and <= 0xC6 && trail is (>= 0x40 and <= 0x7E) or >= 0xA1;

    private static Encoding Strict(string name) =>
        Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static string? TryDecode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Text;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.Api.Schema.Paging;

/// <summary>A place in a list, opaque to clients.</summary>
internal static class Cursor
{
    private const string Prefix = "at:";

    public static string At(int index) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Prefix + index.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The offset of the first item after a cursor; 0 where there is none.</summary>
    /// <exception cref="GraphQLUserException">The text is no cursor of ours.</exception>
    public static int OffsetAfter(string? cursor)
    {
        if (cursor is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[32];
        if (cursor.Length <= 40
            && Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]) is var text
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < int.MaxValue)
        {
            return index + 1;
        }

        throw new GraphQLUserException(
            $"The cursor \"{cursor}\" is not one that this list gave. Pass pageInfo.endCursor of the page before, "
            + "unchanged, or leave `after` out. 游标无效。",
            "MCH-A001");
    }
}

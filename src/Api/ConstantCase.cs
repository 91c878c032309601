using System.Text;

namespace McHAnalytics.Api;

/// <summary>Writes a CLR name as the schema writes its enum values: <c>NotYetDue</c> is NOT_YET_DUE, <c>Per10k</c> is PER_10K.</summary>
internal static class ConstantCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            var letter = name[index];
            var starts = char.IsAsciiLetterUpper(letter) || (char.IsAsciiDigit(letter) && !char.IsAsciiDigit(name[index - 1]));
            if (index > 0 && starts)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }
}

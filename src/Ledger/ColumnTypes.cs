using System.Text;
using System.Text.Json;
using McHAnalytics.Ledger.Runs;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace McHAnalytics.Ledger;

/// <summary>How values that the two stores have no common type for are kept.</summary>
internal static class ColumnTypes
{
    /// <summary>A moment as UTC: SQLite has no offsets to sort by.</summary>
    internal sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    /// <summary>An enum as the word that the API shows, so that the file can be read by hand.</summary>
    internal sealed class CapitalWord<TEnum>() : ValueConverter<TEnum, string>(
        value => ToCapitals(value.ToString()),
        stored => Enum.Parse<TEnum>(stored.Replace("_", "", StringComparison.Ordinal), true))
        where TEnum : struct, Enum;

    internal sealed class ProblemsJson() : ValueConverter<IReadOnlyList<ProblemSummary>, string>(
        problems => JsonSerializer.Serialize(problems, s_json),
        stored => JsonSerializer.Deserialize<List<ProblemSummary>>(stored, s_json) ?? new List<ProblemSummary>());

    internal sealed class ProblemsEquality() : ValueComparer<IReadOnlyList<ProblemSummary>>(
        (left, right) => left!.SequenceEqual(right!),
        problems => problems.Aggregate(0, (hash, problem) => HashCode.Combine(hash, problem)),
        problems => problems.ToList());

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        // Chinese messages stay legible to whoever opens the file.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string ToCapitals(string pascal)
    {
        var word = new StringBuilder(pascal.Length + 2);
        foreach (var letter in pascal)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToUpperInvariant(letter));
        }

        return word.ToString();
    }
}

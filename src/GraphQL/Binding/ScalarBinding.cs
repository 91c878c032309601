using System.Globalization;
using System.Text.Json;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Says which CLR type stands for a scalar, and how its values are read and written.</summary>
public abstract class ScalarBinding : ScalarCoercion
{
    private protected ScalarBinding(Type clrType) => ClrType = clrType;

    /// <summary>What resolvers take and give.</summary>
    public Type ClrType { get; }

    /// <summary>A day, as <c>2025-03-31</c>: <see cref="DateOnly"/>.</summary>
    public static ScalarBinding Date { get; } = Text(
        text => DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException("A date is written as 2025-03-31."),
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An instant, as <c>2025-03-31T08:00:00Z</c>: <see cref="DateTimeOffset"/>.</summary>
    public static ScalarBinding DateTime { get; } = Text(
        text => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new FormatException("A date and time is written as 2025-03-31T08:00:00Z."),
        instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            .Replace("+00:00", "Z", StringComparison.Ordinal));

    /// <summary>An exact decimal number, as a number or a text: <see cref="decimal"/>.</summary>
    public static ScalarBinding Decimal { get; } = Number(number => number, number => number);

    /// <summary>A scalar written as text.</summary>
    /// <param name="parse">Reads it; throws <see cref="FormatException"/> saying how it is written.</param>
    /// <param name="format">Writes it.</param>
    public static ScalarBinding Text<T>(Func<string, T> parse, Func<T, string> format)
        where T : notnull => new TextBinding<T>(parse, format);

    /// <summary>A scalar written as a number; a text that spells one is taken too.</summary>
    /// <param name="parse">Reads it; throws <see cref="FormatException"/> saying what it may be.</param>
    /// <param name="format">Writes it.</param>
    public static ScalarBinding Number<T>(Func<decimal, T> parse, Func<T, decimal> format)
        where T : notnull => new NumberBinding<T>(parse, format);

    /// <summary>The value as its scalar's type. That it is another is the server's fault and none of the asker's
    /// business, so it is thrown.</summary>
    private static T Of<T>(object value) => value is T known
        ? known
        : throw new InvalidCastException($"A scalar is answered by a {value.GetType()}, not by a {typeof(T)}.");

    private sealed class TextBinding<T>(Func<string, T> parse, Func<T, string> format) : ScalarBinding(typeof(T))
        where T : notnull
    {
        public override object? CoerceLiteral(ValueNode literal, out string? fault) =>
            Read((literal as StringValueNode)?.Value, out fault);

        public override object? CoerceVariable(JsonElement value, out string? fault) =>
            Read(value.ValueKind == JsonValueKind.String ? value.GetString() : null, out fault);

        public override object? CoerceResult(object value, out string? fault)
        {
            fault = null;
            return format(Of<T>(value));
        }

        private object? Read(string? text, out string? fault)
        {
            try
            {
                fault = text is null ? "It is written as a text." : null;
                return text is null ? null : parse(text);
            }
            catch (FormatException e)
            {
                fault = e.Message;
                return null;
            }
        }
    }

    private sealed class NumberBinding<T>(Func<decimal, T> parse, Func<T, decimal> format) : ScalarBinding(typeof(T))
        where T : notnull
    {
        public override object? CoerceLiteral(ValueNode literal, out string? fault) => Read(
            literal switch
            {
                IntValueNode number => number.Text,
                FloatValueNode number => number.Text,
                StringValueNode text => text.Value,
                _ => null,
            },
            out fault);

        public override object? CoerceVariable(JsonElement value, out string? fault) => Read(
            value.ValueKind switch
            {
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.String => value.GetString(),
                _ => null,
            },
            out fault);

        public override object? CoerceResult(object value, out string? fault)
        {
            fault = null;
            return format(Of<T>(value));
        }

        private object? Read(string? text, out string? fault)
        {
            try
            {
                if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    fault = null;
                    return parse(number);
                }

                fault = "It is a number of at most 28 digits.";
            }
            catch (FormatException e)
            {
                fault = e.Message;
            }

            return null;
        }
    }
}

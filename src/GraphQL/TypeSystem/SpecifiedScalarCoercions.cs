using System.Globalization;
using System.Text.Json;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

internal sealed class IntCoercion : ScalarCoercion
{
    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        fault = null;
        if (literal is not IntValueNode number)
        {
            fault = $"Int cannot represent non-integer value: {literal}";
            return null;
        }

        if (int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        fault = $"Int cannot represent non 32-bit signed integer value: {number.Text}";
        return null;
    }

    public override object? CoerceVariable(JsonElement value, out string? fault) =>
        FromNumber(Inspect.Normalise(value) as double?, value, out fault);

    public override object? CoerceResult(object value, out string? fault)
    {
        fault = null;
        return value switch
        {
            int => value,
            long number => FromNumber(number, number, out fault),
            _ => FromNumber(ResultNumber.Of(value), value, out fault),
        };
    }

    private static int? FromNumber(double? number, object original, out string? fault)
    {
        fault = number is not { } value || !double.IsInteger(value)
            ? $"Int cannot represent non-integer value: {Inspect.Value(original)}"
            : value is < int.MinValue or > int.MaxValue
                ? $"Int cannot represent non 32-bit signed integer value: {Inspect.Value(original)}"
                : null;
        return fault is null ? (int)number!.Value : null;
    }
}

internal sealed class FloatCoercion : ScalarCoercion
{
    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        var text = (literal as IntValueNode)?.Text ?? (literal as FloatValueNode)?.Text;
        fault = text is null ? $"Float cannot represent non numeric value: {literal}" : null;
        return text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public override object? CoerceVariable(JsonElement value, out string? fault) =>
        Finite(Inspect.Normalise(value) as double?, value, out fault);

    public override object? CoerceResult(object value, out string? fault)
    {
        fault = null;
        return value switch
        {
            decimal or int or long => value,
            _ => Finite(value as double? ?? ResultNumber.Of(value), value, out fault),
        };
    }

    private static double? Finite(double? number, object original, out string? fault)
    {
        fault = number is { } value && double.IsFinite(value)
            ? null
            : $"Float cannot represent non numeric value: {Inspect.Value(original)}";
        return fault is null ? number : null;
    }
}

internal sealed class StringCoercion : ScalarCoercion
{
    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        var text = (literal as StringValueNode)?.Value;
        fault = text is null ? $"String cannot represent a non string value: {literal}" : null;
        return text;
    }

    public override object? CoerceVariable(JsonElement value, out string? fault)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        fault = text is null ? $"String cannot represent a non string value: {Inspect.Value(value)}" : null;
        return text;
    }

    public override object? CoerceResult(object value, out string? fault)
    {
        var text = Inspect.Normalise(value) switch
        {
            string s => s,
            bool flag => flag ? "true" : "false",
            double number when double.IsFinite(number) => NumberText.Of(number),
            long number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        fault = text is null ? $"String cannot represent value: {Inspect.Value(value)}" : null;
        return text;
    }
}

internal sealed class BooleanCoercion : ScalarCoercion
{
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        fault = literal is BooleanValueNode ? null : $"Boolean cannot represent a non boolean value: {literal}";
        return literal is BooleanValueNode { Value: var value } ? (value ? s_true : s_false) : null;
    }

    public override object? CoerceVariable(JsonElement value, out string? fault)
    {
        var isBoolean = value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        fault = isBoolean ? null : $"Boolean cannot represent a non boolean value: {Inspect.Value(value)}";
        return isBoolean ? (value.GetBoolean() ? s_true : s_false) : null;
    }

    public override object? CoerceResult(object value, out string? fault)
    {
        fault = null;
        switch (Inspect.Normalise(value))
        {
            case bool flag:
                return flag ? s_true : s_false;
            case double number when double.IsFinite(number):
                return number != 0 ? s_true : s_false;
            default:
                fault = $"Boolean cannot represent a non boolean value: {Inspect.Value(value)}";
                return null;
        }
    }
}

internal sealed class IdCoercion : ScalarCoercion
{
    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        var text = (literal as StringValueNode)?.Value ?? (literal as IntValueNode)?.Text;
        fault = text is null ? $"ID cannot represent a non-string and non-integer value: {literal}" : null;
        return text;
    }

    public override object? CoerceVariable(JsonElement value, out string? fault) => CoerceResult(value, out fault);

    public override object? CoerceResult(object value, out string? fault)
    {
        var text = Inspect.Normalise(value) switch
        {
            string s => s,
            double number when double.IsInteger(number) => NumberText.Of(number),
            long number => number.ToString(CultureInfo.InvariantCulture),
            Guid guid => guid.ToString(),
            _ => null,
        };
        fault = text is null ? $"ID cannot represent value: {Inspect.Value(value)}" : null;
        return text;
    }
}

/// <summary>A scalar the schema names and nobody bound: values pass as they are.</summary>
internal sealed class UnboundCoercion : ScalarCoercion
{
    public override object? CoerceLiteral(ValueNode literal, out string? fault)
    {
        fault = null;
        return Execution.LiteralCoercion.Untyped(literal, null);
    }

    public override object? CoerceVariable(JsonElement value, out string? fault)
    {
        fault = IsUnicode(value) ? null : "It holds a text with half of a surrogate pair.";
        return fault is null ? value : null;
    }

    public override object? CoerceResult(object value, out string? fault)
    {
        fault = null;
        return value;
    }

    /// <summary>Whether every text in a value can be written again.</summary>
    private static bool IsUnicode(JsonElement value)
    {
        var raw = value.GetRawText();
        if (!raw.Contains("\\u", StringComparison.Ordinal))
        {
            return true;
        }

        var reader = new Utf8JsonReader(
            System.Text.Encoding.UTF8.GetBytes(raw), new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>The number a resolver's result stands for: true is 1, and a text may spell one.</summary>
internal static class ResultNumber
{
    public static double? Of(object value) => Inspect.Normalise(value) switch
    {
        bool flag => flag ? 1 : 0,
        double number => number,
        long number => number,
        decimal number => (double)number,
        string { Length: > 0 } text when NumberText.TryRead(text, out var number) => number,
        _ => null,
    };
}

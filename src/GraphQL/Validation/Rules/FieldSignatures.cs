using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>What a field asks, as text: its name and its arguments in one order, so that fields with one signature ask
/// the same.</summary>
internal sealed class FieldSignatures
{
    private readonly Dictionary<FieldNode, string> _known = [];

    public string Of(FieldNode field)
    {
        if (field.Arguments.IsEmpty)
        {
            return field.Name.Value;
        }

        if (!_known.TryGetValue(field, out var signature))
        {
            _known[field] = signature = field.Name + "(" + string.Join(
                ',',
                field.Arguments.Select(argument => $"{argument.Name}:{Canonical(argument.Value)}")
                    .Order(StringComparer.Ordinal)) + ")";
        }

        return signature;
    }

    /// <summary>A value as text, fields of objects in one order.</summary>
    public static string Canonical(ValueNode value) => value switch
    {
        ListValueNode list => $"[{string.Join(',', list.Values.Select(Canonical))}]",
        ObjectValueNode fields => "{" + string.Join(
            ',',
            fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)
                .Select(field => $"{field.Name}:{Canonical(field.Value)}")) + "}",
        _ => Printer.Print(value),
    };
}

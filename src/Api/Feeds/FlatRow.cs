using System.Globalization;
using System.Text.Json;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Feeds;

/// <summary>One cell with its keys as a flat row. A missing number is empty, and its state says why.</summary>
internal sealed record FlatRow(IReadOnlyList<(string Name, object? Value)> Fields)
{
    public static string[] Columns { get; } =
    [
        "indicator", "indicator_name", "place", "place_name", "level", "period", "start", "end", "value", "numerator",
        "denominator", "unit", "state", "ci_low", "ci_high", "completeness", "timeliness", "definition_version", "flags",
    ];

    public static FlatRow Of(AnswerRow row, DomainCatalogue catalogue)
    {
        var cell = row.Cell;
        var name = catalogue.FindIndicator(row.Measure.Code)?.NameZh ?? catalogue.FindMeasure(row.Measure.Code)?.NameZh;
        object?[] values =
        [
            row.Measure.Name, name, row.OrgUnit?.Code, row.OrgUnit?.Name, Constant(row.OrgUnit?.Level),
            row.Period?.Id, Day(row.Period?.Start), Day(row.Period?.End), Plain(cell.Value), Plain(cell.Numerator), Plain(cell.Denominator),
            Constant<Unit>(cell.Unit), Constant<ValueState>(cell.State), Plain(cell.CiLow), Plain(cell.CiHigh), cell.Completeness, cell.Timeliness,
            cell.DefinitionVersion, string.Join(' ', cell.Flags.Select(flag => flag.Code)),
        ];
        return new FlatRow([.. Columns.Zip(values)]);
    }

    public string[] Texts() => [.. Fields.Select(field => Convert.ToString(field.Value, CultureInfo.InvariantCulture) ?? "")];

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Fields)
        {
            switch (value)
            {
                case null:
                    writer.WriteNull(name);
                    break;
                case decimal number:
                    writer.WriteNumber(name, number);
                    break;
                case double number:
                    writer.WriteNumber(name, number);
                    break;
                case int number:
                    writer.WriteNumber(name, number);
                    break;
                default:
                    writer.WriteString(name, value.ToString());
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static decimal? Plain(decimal? number) => number is { } known ? PlainDecimal.Of(known) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Constant<T>(T? value)
        where T : struct, Enum => value is { } known ? ConstantCase.Of(known.ToString()) : null;
}

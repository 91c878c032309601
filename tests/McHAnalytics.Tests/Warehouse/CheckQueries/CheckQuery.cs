using McHAnalytics.Models.Places;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Tests.Warehouse.CheckQueries;

/// <summary>A hand-written statement that works out an indicator from the facts, and the grains at which it is compared.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Variant">Its variant; null for the usual definition.</param>
/// <param name="Grains">Levels and kinds of period.</param>
/// <param name="Sql">The statement.</param>
internal sealed record CheckQuery(
    string File, string Code, string? Variant, IReadOnlyList<(OrgLevel Level, PeriodType Period)> Grains, string Sql)
{
    private const string Mark = "--@ ";

    public static IReadOnlyList<CheckQuery> ReadAll() =>
    [
        .. Repository.FilesUnder("tests/McHAnalytics.Tests/Warehouse/CheckQueries/", ".sql").SelectMany(file =>
            Repository.Read(file).Split(Mark).Skip(1).Select(block => Read(Path.GetFileName(file), block))),
    ];

    public override string ToString() => Variant is null ? Code : $"{Code}/{Variant}";

    private static CheckQuery Read(string file, string block)
    {
        var head = block[..block.IndexOf('\n', StringComparison.Ordinal)].Trim();
        var words = head.Split(' ');
        var name = words[0].Split('/');
        return new CheckQuery(
            file,
            name[0],
            name.Length > 1 ? name[1] : null,
            [.. words.Skip(1).Select(grain => grain.Split(':')).Select(pair => (
                Enum.Parse<OrgLevel>(pair[0], ignoreCase: true),
                Enum.Parse<PeriodType>(pair[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true)))],
            block[head.Length..].Trim().TrimEnd(';'));
    }
}

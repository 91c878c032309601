using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>Which parts of the facts count, before anything is added up; all that is given must hold.</summary>
public sealed record FactFilterInput(
    IReadOnlyList<FactFilterInput>? And,
    IReadOnlyList<FactFilterInput>? Or,
    IntOperationFilterInput? Age,
    IntOperationFilterInput? Parity,
    StringOperationFilterInput? Residency,
    EnumOperationFilterInput<RiskColour>? RiskColour,
    DimensionFilterInput? Dimension)
{
    internal FactFilter ToFilter() => new()
    {
        Tests =
        [
            .. new[]
            {
                Age is null ? null : new DimensionTest("age_group", Number: Age.ToCondition()),
                Parity is null ? null : new DimensionTest("parity", Number: Parity.ToCondition()),
                Residency is null ? null : OfText("residency", Residency),
                RiskColour is null ? null : OfColour(RiskColour),
                Dimension is null ? null : new DimensionTest(Dimension.Name, Dimension.In, Dimension.Nin),
            }.OfType<DimensionTest>(),
        ],
        All = [.. (And ?? []).Select(part => part.ToFilter())],
        Any = [.. (Or ?? []).Select(part => part.ToFilter())],
    };

    private static DimensionTest OfText(string dimension, StringOperationFilterInput text) =>
        text is { Contains: null, StartsWith: null, EndsWith: null }
            ? new DimensionTest(dimension, Both(text.Eq, text.In), Either(text.Neq, text.Nin))
            : throw new GraphQLUserException(
                $"{dimension} is one of a few codes: name them with eq, neq, in or nin. {dimension} 是代码，请用 eq、neq、in 或 nin。",
                "MCH-A019");

    private static DimensionTest OfColour(EnumOperationFilterInput<RiskColour> colour) => new(
        "risk_colour",
        Both(colour.Eq is { } same ? Word(same) : null, colour.In?.Select(Word).ToList()),
        Either(colour.Neq is { } other ? Word(other) : null, colour.Nin?.Select(Word).ToList()));

    private static IReadOnlyList<string>? Both(string? one, IReadOnlyList<string>? several) =>
        one is null ? several : several is null ? [one] : several.Contains(one) ? [one] : [];

    private static IReadOnlyList<string>? Either(string? one, IReadOnlyList<string>? several) =>
        one is null ? several : [one, .. several ?? []];

    private static string Word(RiskColour colour) => colour.ToString().ToLowerInvariant();
}

/// <summary>Conditions on a whole number; all that are given must hold.</summary>
public sealed record IntOperationFilterInput(int? Eq, int? Neq, int? Gt, int? Gte, int? Lt, int? Lte)
{
    internal ValueCondition ToCondition() => new(Eq, Neq, Gt, Gte, Lt, Lte);
}

/// <summary>Codes of any dimension.</summary>
public sealed record DimensionFilterInput(string Name, IReadOnlyList<string>? In, IReadOnlyList<string>? Nin);

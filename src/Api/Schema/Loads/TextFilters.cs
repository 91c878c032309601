using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Ledger;

namespace McHAnalytics.Api.Schema.Loads;

/// <summary>The Ledger's own text filter from the schema's.</summary>
internal static class TextFilters
{
    public static TextFilter? From(StringOperationFilterInput? input) => input is null
        ? null
        : new TextFilter
        {
            Eq = input.Eq,
            Neq = input.Neq,
            Contains = input.Contains,
            StartsWith = input.StartsWith,
            EndsWith = input.EndsWith,
            In = input.In,
            Nin = input.Nin,
        };
}

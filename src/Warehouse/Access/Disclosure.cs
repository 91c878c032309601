using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Access;

/// <summary>Decides which figures an asker is shown that he does not own.</summary>
/// <remarks>
/// The one rule: a figure is shown where each count in it is a sum of counts that are shown by themselves, place by place and
/// period by period. What is worked out from shown figures (totals, windows, medians, ranks) gives no more away than they do.
/// </remarks>
internal sealed class Disclosure
{
    private const int FewestSisters = 3;

    private readonly PublishedVersion _version;
    private readonly PublishedSuppression? _suppression;
    private readonly CheckedQuestion _question;

    private Disclosure(PublishedVersion version, CheckedQuestion question)
    {
        (_version, _question, _suppression) = (version, question, version.Suppression);
    }

    /// <summary>What guards the answer to a question; null where its asker owns all places.</summary>
    public static async Task<Disclosure?> OfAsync(WarehouseLease lease, CheckedQuestion question, CancellationToken cancel)
    {
        if (question.Scope is { Asker.IsOwner: true, Area: null })
        {
            return null;
        }

        if (lease.Version.Suppression is { } suppression)
        {
            var measures = question.Asks.SelectMany(ask => ask.Measures.Concat(ask.Recipe.Base?.Measures ?? []))
                .Where(lease.Version.MeasureIds.ContainsKey)
                .Select(code => lease.Version.MeasureIds[code]);
            await suppression.LoadAsync(lease, measures, cancel).ConfigureAwait(false);
        }

        return new Disclosure(lease.Version, question);
    }

    /// <summary>Whether the asker owns the figures of all places of a row, and sees them as they are.</summary>
    public bool Owns(RowPlace place) => _question.Scope.Asker.IsOwner
        && place.Places.Count > 0 && place.Places.All(each => _question.Scope.Holds(_version, each));

    /// <summary>Whether a figure that the asker does not own is shown.</summary>
    /// <param name="recipe">How it is made.</param>
    /// <param name="place">Of which places.</param>
    /// <param name="months">Of which months.</param>
    /// <param name="parts">What was reported of each measure.</param>
    /// <param name="division">Which part of the undivided figure it is; null for that figure itself.</param>
    public bool Shows(CellRecipe recipe, RowPlace place, IReadOnlyList<int> months, Parts parts, CellDivision? division)
    {
        // Persons counted once over several places or months are no sum of figures: a difference could be one person.
        if (_suppression is null || recipe.HasDistinct || recipe.Base is { HasDistinct: true }
            || PartsOf(division) is not { Count: > 0 } of
            || SuppressionRules.Expressions(recipe).Any(terms =>
                terms.Count > 1 && !IsOfReports(terms) && of.Any(part => !ProtectsSum(terms, part))))
        {
            return false;
        }

        var places = PlacesOf(place);
        for (var measure = 0; measure < recipe.Measures.Count; measure++)
        {
            if (parts[measure].HasFigure && !Shows(recipe.Measures[measure], of, places, months))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the figure of the place above an owner's area may stand beside his own: what is left of it without
    /// his own is that of at least three other places, and in each month of each linked measure too large to be
    /// withheld.</summary>
    public bool LeavesEnough(
        CellRecipe recipe, RowPlace own, RowPlace above, IReadOnlyList<int> months, PartsTable ownParts, PartsTable aboveParts)
    {
        if (_suppression is null || _question.Division is not null || own.Unit is not { } unit || above.Unit is not { } parent)
        {
            return false;
        }

        var sisters = _version.CurrentAt(unit.Level)
            .Count(other => other.Id != unit.Id && _version.ParentOf(other)?.Id == parent.Id && _version.HasData(other));
        return sisters >= FewestSisters
            && recipe.Measures.Where(code => !SuppressionRules.IsOfReports(code)).All(code =>
                _suppression.LinkedTo(code) is { Count: > 0 } linked
                && linked.All(series => !_version.MeasureIds.TryGetValue(series.Name, out var id) || months.All(month =>
                    SumOf(aboveParts, above.Group, month, id) - SumOf(ownParts, own.Group, month, id)
                        >= (series.IsSensitive ? SuppressionRules.LeastShownSensitive : SuppressionRules.LeastShown))));
    }

    private static decimal SumOf(PartsTable parts, int group, int month, short measure) =>
        parts.Find(group, month) is { } columns && parts.ColumnOf(measure) is var column and >= 0 ? columns[column].Sum : 0;

    private static bool IsOfReports(IReadOnlyList<Models.Catalogue.MeasureTerm> terms) =>
        terms.All(term => SuppressionRules.IsOfReports(term.Measure));

    // A figure over all rows of a level holds only what stands at that level: it is the sum of the rows.
    private List<int> PlacesOf(RowPlace place) => place.Unit is null && _question.Level is not null
        ? [.. _question.Rows.SelectMany(row => row.Places)]
        : place.Places.Count > 0 ? [.. place.Places] : [.. _version.Roots.Select(root => root.Id)];

    // The figure itself, or the codes of one dimension that it is the sum of; none where it cannot be shown.
    private List<(string? Dimension, string? Code)> PartsOf(CellDivision? division)
    {
        if (division is null)
        {
            return _question.Division is null ? [(null, null)] : [];
        }

        if (division.Dimensions is not [var dimension])
        {
            return [];
        }

        var codes = division.Values is [var only] ? [only.Code] : _suppression!.CodesOf(dimension);
        return
        [
            .. codes
                .Where(code => division.Where?.CanHold(new Dictionary<string, string> { [dimension] = code }) ?? true)
                .Select(code => ((string?)dimension, (string?)code)),
        ];
    }

    private bool Protects(string series, (string? Dimension, string? Code) part) => _suppression!.Protects(
        part.Dimension is null ? series : DividedSeries.NameOf(series, part.Dimension, part.Code!));

    // A sum is none where none of its terms has the part.
    private bool ProtectsSum(IReadOnlyList<Models.Catalogue.MeasureTerm> terms, (string? Dimension, string? Code) part) =>
        Protects(SuppressionRules.NameOf(terms), part)
        || (part.Dimension is not null && !terms.Any(term => Protects(term.Measure, part)));

    private bool Shows(
        string measure, List<(string? Dimension, string? Code)> parts, List<int> places, IReadOnlyList<int> months)
    {
        if (SuppressionRules.IsOfReports(measure))
        {
            return true;
        }

        // Of a code that a measure does not have nothing was counted.
        var own = parts.FindAll(part => Protects(measure, part));
        if (own.Count == 0 || !_version.MeasureIds.TryGetValue(measure, out var id))
        {
            return false;
        }

        var finest = parts[0].Dimension is not null && _suppression!.Finest > SuppressionTable.FinestOfParts
            ? SuppressionTable.FinestOfParts
            : _suppression!.Finest;
        return places.TrueForAll(place => _version.Places[place].Level <= finest
            && own.TrueForAll(part =>
                LatticePeriods.AreCovered(months, period => !_suppression.Withholds(id, part, place, period))));
    }
}

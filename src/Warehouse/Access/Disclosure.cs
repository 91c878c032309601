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
    public bool Shows(CellRecipe recipe, RowPlace place, IReadOnlyList<int> months, Parts parts)
    {
        // Persons counted once over several places or months are no sum of figures: a difference could be one person.
        if (_suppression is null || _question.Division is not null || recipe.HasDistinct || recipe.Base is { HasDistinct: true }
            || SuppressionRules.Expressions(recipe).Any(terms =>
                terms.Count > 1 && !IsOfReports(terms) && !_suppression.Protects(SuppressionRules.NameOf(terms))))
        {
            return false;
        }

        var places = PlacesOf(place);
        for (var measure = 0; measure < recipe.Measures.Count; measure++)
        {
            if (parts[measure].HasFigure && !Shows(recipe.Measures[measure], places, months))
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

    private bool Shows(string measure, List<int> places, IReadOnlyList<int> months)
    {
        if (SuppressionRules.IsOfReports(measure))
        {
            return true;
        }

        if (!_suppression!.Protects(measure) || !_version.MeasureIds.TryGetValue(measure, out var id))
        {
            return false;
        }

        foreach (var place in places)
        {
            if (_version.Places[place].Level > _suppression.Finest
                || !LatticePeriods.AreCovered(months, period => !_suppression.Withholds(id, place, period)))
            {
                return false;
            }
        }

        return true;
    }
}

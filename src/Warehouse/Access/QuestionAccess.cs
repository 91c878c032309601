using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Access;

/// <summary>Checks a question against what the asker's role may see.</summary>
internal static class QuestionAccess
{
    /// <exception cref="Models.Questions.QuestionException">The role may not ask so.</exception>
    public static void Check(CheckedQuestion question, DomainCatalogue catalogue, PublishedVersion version)
    {
        var asker = question.Scope.Asker;
        if (asker.IsOwner)
        {
            return;
        }

        if (version.Suppression is not { } suppression)
        {
            throw AccessFaults.NothingWithheldYet();
        }

        if (question.Question.AsOf is not null)
        {
            throw AccessFaults.AsOfForOwners();
        }

        var finest = Levels(question, version).Append(OrgLevel.Province).Max();
        if (finest > suppression.Finest)
        {
            throw AccessFaults.TooFineForRole(finest, suppression.Finest);
        }

        if (question.Division is { } division && (finest > SuppressionTable.FinestOfParts
            || division.Needed is not [var only] || !suppression.Dimensions.Contains(only)))
        {
            throw AccessFaults.DivisionForOwners(suppression.Dimensions);
        }

        if (finest > OrgLevel.County && !asker.DataClasses.Contains(DataClass.Sensitive)
            && question.Asks.SelectMany(ask => ask.Measures.Concat(ask.Recipe.Base?.Measures ?? []))
                .FirstOrDefault(code => catalogue.FindMeasure(code) is { Sensitive: true }) is { } sensitive)
        {
            throw AccessFaults.SensitiveBelowCounty(sensitive);
        }
    }

    private static IEnumerable<OrgLevel> Levels(CheckedQuestion question, PublishedVersion version) =>
        question.Rows.SelectMany(row => row.Places).Concat(question.Selected.Select(unit => unit.Id))
            .Select(id => version.Places[id].Level)
            .Concat(question.Over.Select(over => over.Level))
            .Concat(question.Level is { } level ? [level] : []);
}

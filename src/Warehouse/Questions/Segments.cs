using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Puts the named filters of a question in its own filter, where they mean what they would if written out.</summary>
internal static class Segments
{
    /// <summary>The question with its segments written out.</summary>
    /// <exception cref="QuestionException">The catalogue has no such segment.</exception>
    public static Question WriteOut(Question question, DomainCatalogue catalogue)
    {
        if (question.Segments.Count == 0)
        {
            return question;
        }

        var tests = question.Segments
            .Select(code => catalogue.Segments.FirstOrDefault(each => each.Code == code)
                ?? throw DefinitionFaults.UnknownSegment(code, catalogue.Segments))
            .SelectMany(segment => segment.Tests)
            .Select(test => new DimensionTest(test.Dimension, test.In))
            .ToList();
        var named = new FactFilter { Tests = tests };
        return question with
        {
            Segments = [],
            Where = question.Where is { } own ? new FactFilter { All = [named, own] } : named,
        };
    }
}

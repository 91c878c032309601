using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Answers questions from the published warehouse: one compiler for GraphQL, feeds and the page.</summary>
public interface IAnalyst
{
    /// <summary>Answers a question from the newest version.</summary>
    /// <exception cref="QuestionException">The asker's fault; says what to do, with the nearest right words.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public Task<Answer> AnswerAsync(Question question, CancellationToken cancel);

    /// <summary>Compiles a question without running it.</summary>
    /// <exception cref="QuestionException">The asker's fault.</exception>
    public Task<AnswerPlan> ExplainAsync(Question question, CancellationToken cancel);

    /// <summary>The reported cells behind a figure: file, sheet, row, column and what each adds to the numerator.</summary>
    /// <param name="measure">The indicator or measure of the figure.</param>
    /// <param name="place">The place of the figure; null for all places.</param>
    /// <param name="period">The period of the figure.</param>
    /// <param name="skip">Source cells to pass over, from 0.</param>
    /// <param name="take">Most source cells to give, 1 to 1,000.</param>
    /// <param name="cancel">Stops the read.</param>
    public Task<Page<SourceCell>> LineageAsync(
        MeasureAsk measure, OrgUnit? place, Period period, int skip, int take, CancellationToken cancel);
}

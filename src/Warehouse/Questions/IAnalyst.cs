using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Answers questions from the published warehouse: one compiler for GraphQL, feeds and the page.</summary>
public interface IAnalyst
{
    /// <summary>Answers a question from the newest version.</summary>
    /// <exception cref="QuestionException">The asker's fault; says what to do, with the nearest right words.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public Task<Answer> AnswerAsync(Question question, Asker asker, CancellationToken cancel);

    /// <summary>Compiles a question without running it.</summary>
    /// <exception cref="QuestionException">The asker's fault.</exception>
    public Task<AnswerPlan> ExplainAsync(Question question, Asker asker, CancellationToken cancel);

    /// <summary>The reported cells behind figures: file, sheet, row, column and what each adds to the numerator.</summary>
    /// <param name="figures">The figures, as their cells say where they come from.</param>
    /// <param name="asker">Who asks; must own them.</param>
    /// <param name="skip">Source cells of each figure to pass over, from 0.</param>
    /// <param name="take">Most source cells to give of each figure, 0 to 1,000.</param>
    /// <param name="cancel">Stops the read.</param>
    /// <returns>One page a figure, in their order; the contributions of all pages sum to the numerator.</returns>
    public Task<IReadOnlyList<Page<SourceCell>>> LineageAsync(
        IReadOnlyList<CellOrigin> figures, Asker asker, int skip, int take, CancellationToken cancel);

    /// <summary>Between which values figures must lie once the reports that are owed for them arrive.</summary>
    /// <param name="figures">The figures; each must say where it comes from.</param>
    /// <param name="asker">Who asks; must own them.</param>
    /// <param name="cancel">Stops the read.</param>
    /// <returns>One a figure, in their order.</returns>
    public Task<IReadOnlyList<ValueBounds>> BoundsAsync(
        IReadOnlyList<Cell> figures, Asker asker, CancellationToken cancel);
}

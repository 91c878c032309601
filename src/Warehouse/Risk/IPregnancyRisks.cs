using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>The colour and the probability of pregnancies, side by side, for work lists and for one woman's
/// page.</summary>
public interface IPregnancyRisks
{
    /// <summary>The pregnancies of a place, filtered, ordered and paged.</summary>
    /// <exception cref="QuestionException">The place is unknown, or the page is not one.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public Task<PregnancyRiskPage> ListAsync(PregnancyRiskQuery query, Asker asker, CancellationToken cancel);

    /// <summary>One pregnancy, or null where there is none.</summary>
    /// <param name="id">Its <see cref="PregnancyRisk.Id"/>.</param>
    /// <param name="asker">Who asks; must own the place.</param>
    /// <param name="cancel">Stops the read.</param>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public Task<PregnancyRisk?> FindAsync(string id, Asker asker, CancellationToken cancel);

    /// <summary>The newest trained model; null where none has been trained.</summary>
    public RiskModelSummary? Model { get; }
}

/// <summary>Which pregnancies are asked for.</summary>
public sealed record PregnancyRiskQuery
{
    /// <summary>Code of the place; all under it are meant. Null: all places.</summary>
    public string? Under { get; init; }

    /// <summary>Only women who are pregnant today; otherwise those who have delivered too.</summary>
    public bool OnlyOpen { get; init; } = true;

    /// <summary>Only these colours; purple means the infectious flag. Empty: all.</summary>
    public IReadOnlyList<RiskColour> Colours { get; init; } = [];

    /// <summary>Least probability (inclusive).</summary>
    public double? ProbabilityFrom { get; init; }

    /// <summary>Greatest probability (inclusive).</summary>
    public double? ProbabilityTo { get; init; }

    /// <summary>The order; those without a value stand last.</summary>
    public PregnancyRiskOrder Order { get; init; } = PregnancyRiskOrder.ProbabilityDescending;

    /// <summary>How many to pass over, from 0.</summary>
    public int Offset { get; init; }

    /// <summary>Most to give, 0 to 1,000.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>An order of pregnancies.</summary>
public enum PregnancyRiskOrder
{
    ProbabilityDescending,
    ProbabilityAscending,
    GestationalWeekDescending,
    GestationalWeekAscending,
}

/// <summary>Some of the pregnancies that were found.</summary>
/// <param name="Items">The pregnancies of the page, in order.</param>
/// <param name="TotalCount">How many there are without paging.</param>
/// <param name="DataVersion">The version that answered.</param>
public sealed record PregnancyRiskPage(IReadOnlyList<PregnancyRisk> Items, int TotalCount, DataVersion DataVersion);

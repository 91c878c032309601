namespace McHAnalytics.Models.Statements;

/// <summary>What must hold between published figures if all of them are true.</summary>
/// <param name="Subject">Id of the statement that is judged by it.</param>
public abstract record StatementRelation(string Subject)
{
    /// <summary>Ids of all statements that it binds.</summary>
    public abstract IEnumerable<string> Members { get; }
}

/// <summary>A rate is a count over a count.</summary>
/// <param name="Subject">Id of the rate.</param>
/// <param name="Over">Ids of the counts whose sum is the numerator.</param>
/// <param name="Under">Ids of the counts whose sum is the denominator by definition.</param>
/// <param name="PerhapsUnder">Other counts that may have been taken as the denominator by mistake: tried when it does not hold.</param>
public sealed record RateRelation(
    string Subject, IReadOnlyList<string> Over, IReadOnlyList<string> Under, IReadOnlyList<string> PerhapsUnder)
    : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject, .. Over, .. Under];
}

/// <summary>A total is the sum of its parts, each times a price where there is one.</summary>
/// <param name="Subject">Id of the total.</param>
/// <param name="Terms">The parts.</param>
public sealed record TotalRelation(string Subject, IReadOnlyList<TotalTerm> Terms) : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members =>
        Terms.SelectMany(term => term.Price is null ? [term.Count] : new[] { term.Count, term.Price }).Prepend(Subject);
}

/// <summary>One part of a total.</summary>
/// <param name="Count">Id of the count or amount.</param>
/// <param name="Price">Id of the price by which it is multiplied; null for 1.</param>
public sealed record TotalTerm(string Count, string? Price);

/// <summary>A part is never larger than its whole.</summary>
/// <param name="Subject">Id of the part.</param>
/// <param name="Whole">Id of the whole.</param>
public sealed record PartRelation(string Subject, string Whole) : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject, Whole];
}

/// <summary>A change is one rate less another, in percentage points.</summary>
/// <param name="Subject">Id of the change.</param>
/// <param name="From">Id of the larger, earlier figure.</param>
/// <param name="Less">Id of the figure that is taken away.</param>
public sealed record DifferenceRelation(string Subject, string From, string Less) : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject, From, Less];
}

/// <summary>An amount was paid to so many at one of the prices of a tariff.</summary>
/// <param name="Subject">Id of the amount, in yuan.</param>
/// <param name="Persons">Id of the number of persons or person-times.</param>
/// <param name="Prices">The prices known from other sources, in yuan.</param>
public sealed record TariffRelation(string Subject, string Persons, IReadOnlyList<decimal> Prices)
    : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject, Persons];
}

/// <summary>A rate whose denominator is not printed but can be only about so large.</summary>
/// <param name="Subject">Id of the rate.</param>
/// <param name="From">Smallest denominator that is thinkable.</param>
/// <param name="To">Largest.</param>
public sealed record DenominatorRelation(string Subject, int From, int To) : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject];
}

/// <summary>Two rates can be compared only if their denominators are of one definition.</summary>
/// <param name="Subject">Id of the change between them.</param>
/// <param name="Denominators">Ids of what the two were counted of.</param>
/// <param name="Population">Id of the population that the definition allows at most.</param>
public sealed record ComparableRelation(string Subject, IReadOnlyList<string> Denominators, string Population)
    : StatementRelation(Subject)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Members => [Subject, .. Denominators, Population];
}

using System.Linq.Expressions;

namespace McHAnalytics.Ledger;

/// <summary>Conditions on one text column; all that are given must hold. Letters' case counts.</summary>
public sealed record TextFilter
{
    public string? Eq { get; init; }

    public string? Neq { get; init; }

    public string? Contains { get; init; }

    public string? StartsWith { get; init; }

    public string? EndsWith { get; init; }

    public IReadOnlyList<string>? In { get; init; }

    public IReadOnlyList<string>? Nin { get; init; }

    /// <summary>Keeps the rows whose column fulfils every condition.</summary>
    internal IQueryable<T> Apply<T>(IQueryable<T> rows, Expression<Func<T, string>> column)
    {
        foreach (var condition in Conditions())
        {
            var body = new Substitute(condition.Parameters[0], column.Body).Visit(condition.Body);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(body, column.Parameters));
        }

        return rows;
    }

    private IEnumerable<Expression<Func<string, bool>>> Conditions()
    {
        if (Eq is { } eq)
        {
            yield return text => text == eq;
        }

        if (Neq is { } neq)
        {
            yield return text => text != neq;
        }

        if (Contains is { } part)
        {
            yield return text => text.Contains(part);
        }

        // LIKE, into which StartsWith is translated, ignores the case of Latin letters on SQLite: substrings do not.
        if (StartsWith is { } start)
        {
            yield return text => text.Substring(0, start.Length) == start;
        }

        if (EndsWith is { } end)
        {
            yield return text => text.Length >= end.Length && text.Substring(text.Length - end.Length) == end;
        }

        if (In is { } any)
        {
            yield return text => any.Contains(text);
        }

        if (Nin is { } none)
        {
            yield return text => !none.Contains(text);
        }
    }

    private sealed class Substitute(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

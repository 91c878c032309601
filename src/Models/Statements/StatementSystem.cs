namespace McHAnalytics.Models.Statements;

/// <summary>Turns statements and relations into whole numbers and inequalities.</summary>
internal sealed class StatementSystem
{
    private readonly IntegerSystem _system = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Statement> _statements;
    private readonly Func<string, bool> _isBelieved;

    /// <param name="statements">All statements by id.</param>
    /// <param name="isBelieved">Whether a statement's figure binds; of others only the relation is used.</param>
    public StatementSystem(IReadOnlyDictionary<string, Statement> statements, Func<string, bool>? isBelieved = null)
    {
        _statements = statements;
        _isBelieved = isBelieved ?? (_ => true);
    }

    public bool? IsFeasible() => _system.IsFeasible();

    /// <summary>What a statement's count can be over everything that fits; null where nothing does.</summary>
    public (long Low, long High)? BoundsOf(string id) => _system.BoundsOf(Number(id));

    public void Demand(StatementRelation relation)
    {
        switch (relation)
        {
            case RateRelation rate:
                DemandRate(rate.Subject, rate.Over, rate.Under);
                break;
            case TotalRelation total:
                DemandTotal(total);
                break;
            case PartRelation part:
                _system.AtLeast(0, (Number(part.Whole), 1), (Number(part.Subject), -1));
                break;
        }
    }

    public void DemandRate(string rate, IReadOnlyList<string> over, IReadOnlyList<string> under)
    {
        foreach (var id in under)
        {
            _system.AtLeast(1, (Number(id), 1));
        }

        if (!_isBelieved(rate))
        {
            return;
        }

        // low <= scale * over / under < high, multiplied out to whole factors.
        var statement = _statements[rate];
        var range = statement.Printed.Range;
        var scale = RateUnits.ScaleOf(statement.Unit);
        var whole = Whole(range.Low, range.High ?? 0);
        var low = (Int128)(range.Low * whole);
        var top = (Int128)(scale * whole);
        _system.AtLeast(0, [.. Terms(over, top), .. Terms(under, -low)]);
        if (range.High is { } high)
        {
            _system.AtLeast(range.HighIsExcluded ? 1 : 0, [.. Terms(over, -top), .. Terms(under, (Int128)(high * whole))]);
        }
    }

    private void DemandTotal(TotalRelation total)
    {
        // Prices are exact: a tariff is printed in whole yuan.
        (int Number, Int128 Factor)[] parts =
        [
            .. total.Terms.Select(term => (
                Number(term.Count), term.Price is null ? Int128.One : (Int128)_statements[term.Price].Printed.Value)),
        ];
        var minus = parts.Select(part => (part.Number, -part.Factor)).ToArray();
        _system.AtLeast(0, [(Number(total.Subject), 1), .. minus]);
        _system.AtLeast(0, [(Number(total.Subject), -1), .. parts]);
    }

    private IEnumerable<(int Number, Int128 Factor)> Terms(IReadOnlyList<string> ids, Int128 factor) =>
        ids.Select(id => (Number(id), factor));

    private int Number(string id)
    {
        if (_numbers.TryGetValue(id, out var number))
        {
            return number;
        }

        var printed = _statements[id].Printed;
        return _numbers[id] = _isBelieved(id) && printed.Missing is null
            ? _system.Add((long)printed.Range.FirstInteger, (long?)printed.Range.LastInteger ?? IntegerSystem.Unbounded)
            : _system.Add(0, IntegerSystem.Unbounded);
    }

    // The power of ten that makes both ends whole.
    private static decimal Whole(decimal low, decimal high)
    {
        var whole = 1m;
        while (decimal.Truncate(low * whole) != low * whole || decimal.Truncate(high * whole) != high * whole)
        {
            whole *= 10;
        }

        return whole;
    }
}

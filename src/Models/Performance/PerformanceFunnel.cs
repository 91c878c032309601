using MathNet.Numerics.Distributions;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Models.Performance;

/// <summary>The funnel of the places that can be compared.</summary>
internal sealed class PerformanceFunnel
{
    private const double LowerTail = 0.025;
    private const double FalseDiscoveryRate = 0.05;
    private const int RankSeed = 19;

    private static readonly double s_beyond95 = Normal.InvCDF(0, 1, 0.975);
    private static readonly double s_beyond998 = Normal.InvCDF(0, 1, 0.999);

    private readonly Indicator _indicator;
    private readonly IReadOnlyList<PerformanceEvidence> _places;
    private readonly double[] _events;
    private readonly double[] _atRisk;
    private readonly bool _isProportion;
    private readonly Overdispersion _spread;
    private readonly double[] _shrunk;
    private readonly RankInterval[] _ranks;
    private readonly bool[] _survives;

    public PerformanceFunnel(Indicator indicator, IReadOnlyList<PerformanceEvidence> places, double target)
    {
        _indicator = indicator;
        _places = places;
        _isProportion = IsProportion(indicator);
        Target = target;
        _events = [.. places.Select(place => (double)place.Cell.Numerator!.Value)];
        _atRisk = [.. places.Select(place => (double)place.Cell.Denominator!.Value)];
        var errors = _atRisk.Select(StandardError).ToArray();
        _spread = Overdispersion.Of(
            [.. _events.Select((events, at) => new FunnelPoint(events / _atRisk[at], errors[at]))], Target);
        _shrunk = _isProportion ? ShrunkProportions(errors) : [.. Shrinkage.Marshall(_events, _atRisk).Estimates];
        _ranks = [.. Ranking.Bootstrap(
            _events,
            _atRisk,
            _isProportion ? RankModel.Binomial : RankModel.Poisson,
            indicator.Direction == Direction.LowerIsBetter,
            RankSeed)];
        _survives = [.. FalseDiscovery.BenjaminiHochberg(
            [.. _spread.ZAdditive.Select(FalseDiscovery.TwoSidedP)], FalseDiscoveryRate)];
    }

    /// <summary>The pooled rate, as a share (not times the multiplier).</summary>
    public double Target { get; }

    /// <summary>Standard deviation of the places' true rates beyond chance, as a share.</summary>
    public double Tau => _spread.Tau;

    /// <summary>Whether events are counted among people: binomial chance; otherwise Poisson.</summary>
    public static bool IsProportion(Indicator indicator) => indicator.Interval == IntervalKind.Wilson;

    public PerformanceUnit Judge(int at)
    {
        var place = _places[at];
        var limits = _isProportion
            ? FunnelLimits.OfProportion((int)Math.Round(_atRisk[at]), Target)
            : FunnelLimits.OfRate(_atRisk[at], Target);
        var signal = SignalOf(at, limits);
        var expected = _atRisk[at] * Target;
        var reason = ReasonOf(at, signal, limits);
        return new()
        {
            OrgUnit = place.OrgUnit,
            Cell = place.Cell,
            Signal = signal,
            Expected = (decimal)expected,
            Shrunk = Scaled(_shrunk[at]),
            Limit95Low = Scaled(limits.Low95),
            Limit95High = Scaled(limits.High95),
            Limit998Low = Scaled(limits.Low998),
            Limit998High = Scaled(limits.High998),
            ZAdjusted = _spread.ZAdditive[at],
            RankLow = _ranks[at].RankLow,
            RankHigh = _ranks[at].RankHigh,
            ProbabilityWorstFifth = _ranks[at].ProbabilityWorstFifth,
            ReasonsZh = [reason.Zh],
            ReasonsEn = [reason.En],
        };
    }

    private PerformanceSignal SignalOf(int at, FunnelLimits limits)
    {
        if (IsTooSmall(at))
        {
            return PerformanceSignal.TooSmall;
        }

        var rate = _events[at] / _atRisk[at];
        var z = _spread.ZAdditive[at];
        var isBeyond998 = (rate < limits.Low998 || rate > limits.High998)
            && Math.Abs(z) > s_beyond998 && _survives[at];
        var isBeyond95 = (rate < limits.Low95 || rate > limits.High95) && Math.Abs(z) > s_beyond95;
        var isWorse = _indicator.Direction == Direction.LowerIsBetter ? z > 0 : z < 0;
        var bothWays = _indicator.Direction is Direction.Band or Direction.Descriptive;

        var signal = (isBeyond998, isBeyond95, isWorse || bothWays) switch
        {
            (true, _, _) => isWorse ? PerformanceSignal.Under : PerformanceSignal.Over,
            (false, true, true) => PerformanceSignal.Watch,
            _ => PerformanceSignal.None,
        };

        // Errors too few to doubt every figure are enough to doubt one that stands out.
        return signal != PerformanceSignal.None && _places[at].Errors.Count > 0 ? PerformanceSignal.DataError : signal;
    }

    // Nothing at all would still be within the 95 % limit; and where events are bad, less than one is expected.
    private bool IsTooSmall(int at)
    {
        var expected = _atRisk[at] * Target;
        var nothing = _isProportion ? Math.Pow(1 - Target, _atRisk[at]) : Math.Exp(-expected);
        return _indicator.Direction == Direction.LowerIsBetter ? expected < 1 : nothing > LowerTail;
    }

    private PerformanceReason ReasonOf(int at, PerformanceSignal signal, FunnelLimits limits)
    {
        var rate = _events[at] / _atRisk[at] * _indicator.Multiplier;
        var target = Target * _indicator.Multiplier;
        var low = limits.Low998 * _indicator.Multiplier;
        var high = limits.High998 * _indicator.Multiplier;
        var z = _spread.ZAdditive[at];
        var errors = _places[at].Errors.Count;
        return signal switch
        {
            PerformanceSignal.TooSmall => PerformanceReason.Of(
                $"人数太少({_atRisk[at]:0}),任何数值都不能与总体 {target:0.##} 区分。",
                $"Too few people ({_atRisk[at]:0}): no value could be told from the pooled {target:0.##}."),
            PerformanceSignal.DataError => PerformanceReason.Of(
                $"数值 {rate:0.##} 偏离总体 {target:0.##},但有 {errors} 条错误级质控发现,先核对数据。",
                $"{rate:0.##} against {target:0.##}, but with {errors} error findings: check the data first."),
            PerformanceSignal.Under or PerformanceSignal.Over => PerformanceReason.Of(
                $"{rate:0.##},总体 {target:0.##},超出 99.8% 界限 {low:0.##}–{high:0.##}(考虑过度离散后 z = {z:0.0})。",
                $"{rate:0.##} against {target:0.##} is beyond the 99.8 % limits {low:0.##}-{high:0.##} (z = {z:0.0})."),
            PerformanceSignal.Watch => PerformanceReason.Of(
                $"{rate:0.##},总体 {target:0.##},超出 95% 界限但未超出 99.8% 界限(z = {z:0.0}),继续观察。",
                $"{rate:0.##} against {target:0.##} is beyond the 95 % limits only (z = {z:0.0}): watch it."),
            _ => PerformanceReason.Of(
                $"{rate:0.##},总体 {target:0.##},差异在机遇和地区间一般差异的范围内(z = {z:0.0})。",
                $"{rate:0.##} against {target:0.##}: within chance and the usual spread of places (z = {z:0.0})."),
        };
    }

    private double StandardError(double atRisk) =>
        Math.Sqrt(_isProportion ? Target * (1 - Target) / atRisk : Target / atRisk);

    // Towards the target by the share of the variance that is not between places.
    private double[] ShrunkProportions(double[] errors) =>
    [
        .. errors.Select((error, at) =>
        {
            var weight = Tau * Tau / ((Tau * Tau) + (error * error));
            return Target + (weight * ((_events[at] / _atRisk[at]) - Target));
        }),
    ];

    private decimal Scaled(double share) => (decimal)(share * _indicator.Multiplier);
}

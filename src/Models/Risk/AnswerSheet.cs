using System.Globalization;

namespace McHAnalytics.Models.Risk;

/// <summary>One pregnancy's answers at a day, made ready for the rules: what is out of range is unknown, with a
/// problem.</summary>
public sealed class AnswerSheet
{
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _flags = new(StringComparer.Ordinal);
    private readonly List<AnswerProblem> _problems = [];

    /// <summary>Takes the answers known at a day, the latest of each variable.</summary>
    /// <param name="rules">The catalogue in whose variables the answers are given; others are passed over.</param>
    /// <param name="answers">The answers; those of one variable and day in the order in which they came.</param>
    /// <param name="asOf">The day; later answers are not looked at. Null: all. Undated answers count as the
    /// oldest.</param>
    public AnswerSheet(RiskRuleSet rules, IEnumerable<RiskAnswer> answers, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);

        var known = LatestOf(answers, asOf);
        var done = rules.Sections
            .Where(section => known.GetValueOrDefault(section.DoneVariable)?.Flag == true)
            .Select(section => section.Code)
            .ToHashSet(StringComparer.Ordinal);

        foreach (var variable in rules.Variables)
        {
            if (known.GetValueOrDefault(variable.Code) is { } answer)
            {
                Take(variable, answer);
            }
            else if (done.Contains(variable.Section))
            {
                TakeUnticked(variable);
            }
        }
    }

    /// <summary>Answers that were refused: they count as unknown.</summary>
    public IReadOnlyList<AnswerProblem> Problems => _problems;

    /// <summary>The number answered, in the catalogue's unit; null where it is unknown.</summary>
    public double? Number(string variable) => _numbers.TryGetValue(variable, out var number) ? number : null;

    /// <summary>The yes or no answered; null where it is unknown.</summary>
    public bool? Flag(string variable) => _flags.TryGetValue(variable, out var flag) ? flag : null;

    /// <summary>The latest answer of each variable that was known on a day.</summary>
    internal static Dictionary<string, RiskAnswer> LatestOf(IEnumerable<RiskAnswer> answers, DateOnly? asOf)
    {
        var latest = new Dictionary<string, RiskAnswer>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var isKnown = asOf is null || answer.AnsweredOn is null || answer.AnsweredOn <= asOf;
            if (isKnown && (!latest.TryGetValue(answer.Variable, out var other)
                || (answer.AnsweredOn ?? DateOnly.MinValue) >= (other.AnsweredOn ?? DateOnly.MinValue)))
            {
                latest[answer.Variable] = answer;
            }
        }

        return latest;
    }

    private void Take(RiskVariable variable, RiskAnswer answer)
    {
        if (variable.Range is not { } range)
        {
            if (answer.Flag is { } flag)
            {
                _flags[variable.Code] = flag;
            }
            else if (answer.Number is not null)
            {
                Refuse(variable, "MCH-R102", "应答“是”或“否”,却给了数字", "expects yes or no and got a number");
            }
        }
        else if (answer.Number is { } number)
        {
            if (number >= range.Lowest && number <= range.Highest)
            {
                _numbers[variable.Code] = number;
            }
            else
            {
                var value = number.ToString(CultureInfo.InvariantCulture);
                var limits = string.Create(CultureInfo.InvariantCulture, $"{range.Lowest}–{range.Highest}");
                Refuse(
                    variable,
                    "MCH-R101",
                    $"为 {value} {range.UnitZh},超出有效范围 {limits},按未知处理,请核对原始记录",
                    $"is {value} {range.Unit}, outside {limits}; it counts as unknown, check the record");
            }
        }
        else if (answer.Flag is not null)
        {
            Refuse(variable, "MCH-R102", "应填数字,却答了“是/否”", "expects a number and got yes or no");
        }
    }

    private void TakeUnticked(RiskVariable variable)
    {
        if (!variable.IsNumber)
        {
            _flags[variable.Code] = false;
        }
        else if (variable.Otherwise is { } otherwise)
        {
            _numbers[variable.Code] = otherwise;
        }
    }

    private void Refuse(RiskVariable variable, string code, string zh, string en) =>
        _problems.Add(new(code, variable.Code, $"{variable.NameZh}{zh}。", $"{variable.NameEn} {en}."));
}

/// <summary>An answer that was refused, so that its variable stays unknown.</summary>
/// <param name="Code"><c>MCH-R101</c> out of range, <c>MCH-R102</c> of the wrong kind.</param>
/// <param name="Variable">The variable.</param>
/// <param name="MessageZh">Chinese, for users.</param>
/// <param name="MessageEn">English.</param>
public sealed record AnswerProblem(string Code, string Variable, string MessageZh, string MessageEn);

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Takes a pregnancy's features as they were known on a day: nothing that was learnt later can
/// enter.</summary>
public sealed class FeatureReader(RiskModelSetting setting, RiskRuleSet rules)
{
    /// <summary>The values of the features on a day, in their order; null where unknown.</summary>
    public double?[] Read(PregnancyRecord record, DateOnly asOf) => Read(record, asOf, SheetAt(record, asOf));

    /// <summary>The answers known on a day.</summary>
    public AnswerSheet SheetAt(PregnancyRecord record, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(rules, record.AnswersAt(asOf), asOf);
    }

    internal double?[] Read(PregnancyRecord record, DateOnly asOf, AnswerSheet sheet)
    {
        var others = AnswerSheet.LatestOf(
            record.Answers.Where(answer => rules.FindVariable(answer.Variable) is null), asOf);
        return [.. setting.Features.Select(feature => Value(feature, sheet, others))];
    }

    /// <summary>The days on which a pregnancy is predicted: after registration, and at the second week of the
    /// setting.</summary>
    public IEnumerable<DateOnly> DaysOf(PregnancyRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.RegisteredOn?.AddDays(setting.DaysAfterRegistration) is not { } first)
        {
            yield break;
        }

        yield return first;
        if (record.BeganOn?.AddDays(7 * setting.GestationalWeek) is { } second && second > first)
        {
            yield return second;
        }
    }

    private static double? Value(RiskFeature feature, AnswerSheet sheet, Dictionary<string, RiskAnswer> others)
    {
        var other = others.GetValueOrDefault(feature.Code);
        if (!feature.IsNumber)
        {
            return (sheet.Flag(feature.Code) ?? other?.Flag) switch
            {
                true => 1,
                false => 0,
                null => null,
            };
        }

        var number = sheet.Number(feature.Code) ?? other?.Number;
        var isValid = number >= (feature.Lowest ?? double.MinValue) && number <= (feature.Highest ?? double.MaxValue);
        return isValid ? number : null;
    }
}

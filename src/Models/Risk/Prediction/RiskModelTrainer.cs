namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Learns a calibrated logistic model from dated outcomes and tests it on women of a later year.</summary>
public static class RiskModelTrainer
{
    private const int Folds = 5;
    private const int FewestTrainingEvents = 60;
    private const int FewestTestEvents = 20;
    private const int ShortestTestMonths = 9;

    private static readonly double[] s_ridges = [1, 10, 50, 200];

    /// <summary>Trains a model.</summary>
    /// <param name="records">The pregnancies.</param>
    /// <param name="setting">What is predicted, and from what.</param>
    /// <param name="rules">The colour rules that stand beside it.</param>
    /// <param name="today">The day up to which outcomes are known.</param>
    /// <param name="trainedAt">The moment, for the card.</param>
    /// <param name="dataVersion">The warehouse version, for the card.</param>
    /// <param name="version">The model's version, from 1.</param>
    /// <exception cref="RiskTrainingException">There are too few outcomes to learn from or to test on.</exception>
    public static RiskModel Train(
        IReadOnlyList<PregnancyRecord> records,
        RiskModelSetting setting,
        RiskRuleSet rules,
        DateOnly today,
        DateTimeOffset trainedAt,
        string dataVersion,
        int version)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(rules);
        var cohort = RiskCohort.Of(records, setting, rules, today);
        var (training, test) = Split(cohort.Cases);

        var (ridge, outOfFold) = ChooseRidge(setting, training);
        var columns = FeatureEncoder.Fit(setting.Features, Values(training));
        var fit = Fit(setting, columns, training, ridge);
        var platt = LogisticRegression.Fit([.. outOfFold.Select(margin => new[] { margin })], Labels(training));
        var slope = platt.Coefficients[0];

        var probabilities = training.Zip(outOfFold)
            .Where(pair => pair.First.AtRegistration)
            .Select(pair => LogisticRegression.Probability(platt.Intercept + (slope * pair.Second)))
            .OrderDescending()
            .ToList();
        var model = new RiskModel
        {
            Code = setting.Code,
            Version = version,
            TrainedAt = trainedAt,
            DataVersion = dataVersion,
            RuleSet = rules.Heading.Id,
            Outcome = setting.Outcome,
            Features = setting.Features,
            Base = platt.Intercept + (slope * fit.Intercept),
            Columns = [.. columns.Zip(fit.Coefficients, (column, beta) => column with { Coefficient = slope * beta })],
            TopFrom = probabilities[(int)(setting.TopShare * probabilities.Count)],
            MiddleFrom = probabilities[(int)(setting.MiddleShare * probabilities.Count)],
            Report = new(
                training.Min(each => each.ExpectedDeliveryOn),
                training.Max(each => each.ExpectedDeliveryOn),
                test.Min(each => each.ExpectedDeliveryOn),
                test.Max(each => each.ExpectedDeliveryOn),
                training.Count,
                training.Count(each => each.Label),
                training.Select(each => each.Pseudonym).Distinct(StringComparer.Ordinal).Count(),
                cohort.LeftOut,
                ridge,
                []),
        };
        model = model with { Report = model.Report with { Tests = Test(model, setting, test) } };
        return model with { CardZh = RiskModelCard.Zh(model, setting), CardEn = RiskModelCard.En(model, setting) };
    }

    // Test: those expected from the last 1 October that leaves nine months. A woman with cases in both is tested, not
    // learnt from.
    private static (List<RiskCase> Training, List<RiskCase> Test) Split(IReadOnlyList<RiskCase> cases)
    {
        if (cases.Count == 0)
        {
            throw RiskTrainingException.TooFew(0, FewestTrainingEvents, 0, FewestTestEvents);
        }

        var last = cases.Max(each => each.ExpectedDeliveryOn).AddMonths(-ShortestTestMonths);
        var cut = new DateOnly(last.Month >= 10 ? last.Year : last.Year - 1, 10, 1);
        var test = cases.Where(each => each.ExpectedDeliveryOn >= cut).ToList();
        var tested = test.Select(each => each.Pseudonym).ToHashSet(StringComparer.Ordinal);
        var training = cases.Where(each => each.ExpectedDeliveryOn < cut && !tested.Contains(each.Pseudonym)).ToList();

        var learnt = training.Count(each => each.Label);
        var checkedOn = test.Count(each => each is { Label: true, AtRegistration: true });
        return learnt >= FewestTrainingEvents && checkedOn >= FewestTestEvents
            ? (training, test)
            : throw RiskTrainingException.TooFew(learnt, FewestTrainingEvents, checkedOn, FewestTestEvents);
    }

    // The penalty under which women left out are predicted best, and those predictions, from which calibration is
    // learnt.
    private static (double Ridge, double[] OutOfFold) ChooseRidge(RiskModelSetting setting, List<RiskCase> training)
    {
        var labels = Labels(training);
        var positions = Positions(setting);
        var trials = s_ridges.Select(ridge => (Ridge: ridge, OutOfFold: new double[training.Count])).ToArray();
        Parallel.For(0, Folds, fold =>
        {
            var rest = training.Where(each => FoldOf(each.Pseudonym) != fold).ToList();
            var columns = FeatureEncoder.Fit(setting.Features, Values(rest));
            var leftOut = Enumerable.Range(0, training.Count)
                .Where(index => FoldOf(training[index].Pseudonym) == fold)
                .Select(index => (Index: index, Row: FeatureEncoder.Encode(columns, positions, training[index].Values)))
                .ToList();
            foreach (var (ridge, outOfFold) in trials)
            {
                var fit = Fit(setting, columns, rest, ridge);
                foreach (var (index, row) in leftOut)
                {
                    outOfFold[index] = fit.Margin(row);
                }
            }
        });
        return trials.MinBy(trial => trial.OutOfFold.Zip(labels, (margin, label) => LogLoss(margin, label)).Sum());
    }

    private static LogisticRegression Fit(
        RiskModelSetting setting, IReadOnlyList<ModelColumn> columns, List<RiskCase> cases, double ridge)
    {
        var positions = Positions(setting);
        return LogisticRegression.Fit(
            [.. cases.Select(each => FeatureEncoder.Encode(columns, positions, each.Values))], Labels(cases), ridge);
    }

    // Each day of prediction by itself: a woman counted twice would make the intervals too narrow.
    private static List<RiskModelTest> Test(RiskModel model, RiskModelSetting setting, List<RiskCase> test)
    {
        var groups = new (string Name, List<RiskCase> Cases)[]
        {
            ("registration", [.. test.Where(each => each.AtRegistration)]),
            ("week", [.. test.Where(each => !each.AtRegistration)]),
        };
        return
        [
            .. groups
                .Where(group => group.Cases.Count(each => each.Label) >= FewestTestEvents)
                .Select(group => RiskModelTest.Of(
                    group.Name,
                    [.. group.Cases.Select(each => model.Predict(each.Values).Margin)],
                    group.Cases,
                    setting.Thresholds,
                    model.TopFrom)),
        ];
    }

    private static double LogLoss(double margin, bool label) =>
        -Math.Log(Math.Max(1e-12, LogisticRegression.Probability(label ? margin : -margin)));

    private static List<double?[]> Values(List<RiskCase> cases) => [.. cases.Select(each => each.Values)];

    private static bool[] Labels(List<RiskCase> cases) => [.. cases.Select(each => each.Label)];

    private static Dictionary<string, int> Positions(RiskModelSetting setting) =>
        setting.Features
            .Select((feature, index) => (feature.Code, index))
            .ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);

    // FNV-1a: the same woman always falls into the same fold, on every machine.
    private static int FoldOf(string pseudonym)
    {
        var hash = 2166136261u;
        foreach (var letter in pseudonym)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash % Folds);
    }
}

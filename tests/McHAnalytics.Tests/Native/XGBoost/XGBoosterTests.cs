using System.Text;
using McHAnalytics.Native.XGBoost;

namespace McHAnalytics.Tests.Native.XGBoost;

public sealed class XGBoosterTests
{
    private const int Rows = 400;
    private const int Columns = 3;

    private static readonly string[] s_names = ["age", "height", "noise"];

    [XGBoostFact]
    public void A_stump_learns_the_rate_on_each_side_of_its_split()
    {
        // 100 of age 20 with 10 events, 100 of age 40 with 60: one tree, learning rate 1 and no penalty give log odds
        // one Newton step from 0, (events - n/2) / (n/4): (10 - 50) / 25 = -1.6 and (60 - 50) / 25 = 0.4.
        var values = new float[200];
        var labels = new float[200];
        for (var i = 0; i < 200; i++)
        {
            values[i] = i < 100 ? 20 : 40;
            labels[i] = i < 100 ? (i < 10 ? 1 : 0) : (i < 160 ? 1 : 0);
        }

        using var matrix = XGBoostMatrix.FromDense(values, 1);
        matrix.SetLabels(labels);
        using var booster = XGBooster.Create(matrix);
        Set(booster, ("objective", "binary:logistic"), ("max_depth", "1"), ("eta", "1"), ("lambda", "0"));

        booster.Update(0, matrix);

        var margins = booster.PredictMargin(matrix);
        Assert.Equal(-1.6f, margins[0], 4);
        Assert.Equal(0.4f, margins[199], 4);
        Assert.Equal(1 / (1 + Math.Exp(1.6)), booster.Predict(matrix)[0], 5);
        Assert.Equal(1, booster.RoundCount);
        Assert.Equal(1, booster.FeatureCount);
    }

    [XGBoostFact]
    public void Contributions_sum_to_the_margin()
    {
        using var matrix = Matrix();
        using var booster = Trained(matrix, threads: 1);

        var contributions = booster.PredictContributions(matrix);
        var margins = booster.PredictMargin(matrix);

        Assert.Equal(Rows * (Columns + 1), contributions.Length);
        for (var i = 0; i < Rows; i++)
        {
            Assert.Equal(margins[i], contributions.AsSpan(i * (Columns + 1), Columns + 1).ToArray().Sum(), 1e-4f);
        }
    }

    [XGBoostFact]
    public void A_saved_model_predicts_the_same_and_keeps_its_names()
    {
        using var matrix = Matrix();
        using var booster = Trained(matrix, threads: 1);

        var saved = booster.Save();
        using var loaded = XGBooster.Load(saved);

        Assert.StartsWith("{\"learner\"", Encoding.UTF8.GetString(saved), StringComparison.Ordinal);
        Assert.Equal(booster.Predict(matrix), loaded.Predict(matrix));
        Assert.Equal(s_names, loaded.FeatureNames);
        Assert.Equal(20, loaded.RoundCount);
        Assert.Equal(Columns, loaded.FeatureCount);
    }

    [XGBoostFact]
    public void The_same_seed_gives_the_same_model_whatever_the_threads()
    {
        using var matrix = Matrix();
        using var one = Trained(matrix, threads: 1);
        using var two = Trained(matrix, threads: 2);

        Assert.Equal(one.Predict(matrix), two.Predict(matrix));
    }

    [XGBoostFact]
    public void Missing_is_not_zero()
    {
        // Those without a value have the event, those with zero have not.
        float[] values = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? float.NaN : 0)];
        using var matrix = XGBoostMatrix.FromDense(values, 1);
        matrix.SetLabels([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1f : 0f)]);
        using var booster = XGBooster.Create(matrix);
        Set(booster, ("objective", "binary:logistic"), ("max_depth", "1"));
        for (var i = 0; i < 10; i++)
        {
            booster.Update(i, matrix);
        }

        using var asked = XGBoostMatrix.FromDense([float.NaN, 0], 1);
        var predicted = booster.Predict(asked);

        Assert.True(predicted[0] > 0.8f);
        Assert.True(predicted[1] < 0.2f);
    }

    [XGBoostFact]
    public void A_monotone_feature_never_lowers_the_prediction()
    {
        using var matrix = Matrix();
        using var booster = XGBooster.Create(matrix);
        Set(booster, ("objective", "binary:logistic"), ("monotone_constraints", "(1,0,0)"), ("max_depth", "4"));
        for (var i = 0; i < 20; i++)
        {
            booster.Update(i, matrix);
        }

        using var rising = XGBoostMatrix.FromDense(
            [.. Enumerable.Range(15, 35).SelectMany(age => new[] { age, 155f, 0.5f })], Columns);
        rising.SetFeatureNames(s_names);
        var predicted = booster.Predict(rising);

        Assert.Equal(predicted.Order(), predicted);
    }

    [XGBoostFact]
    public void A_weight_counts_a_row_as_often()
    {
        using var twice = XGBoostMatrix.FromDense([1, 1, 1], 1);
        twice.SetLabels([1, 1, 0]);
        using var weighted = XGBoostMatrix.FromDense([1, 1], 1);
        weighted.SetLabels([1, 0]);
        weighted.SetWeights([2, 1]);

        Assert.Equal(Margin(twice), Margin(weighted), 5);

        static float Margin(XGBoostMatrix matrix)
        {
            using var booster = XGBooster.Create(matrix);
            Set(booster, ("objective", "binary:logistic"), ("eta", "1"), ("lambda", "0"), ("min_child_weight", "0"));
            booster.Update(0, matrix);
            return booster.PredictMargin(matrix)[0];
        }
    }

    [XGBoostFact]
    public void The_metric_falls_while_training()
    {
        using var matrix = Matrix();
        using var booster = XGBooster.Create(matrix);
        Set(booster, ("objective", "binary:logistic"), ("eval_metric", "logloss"));
        booster.Update(0, matrix);
        var first = booster.Evaluate(0, matrix);
        booster.Update(1, matrix);

        Assert.InRange(first, 0, Math.Log(2));
        Assert.True(booster.Evaluate(1, matrix) < first);
    }

    [XGBoostFact]
    public void Wrong_use_is_said()
    {
        using var matrix = Matrix();
        using var booster = Trained(matrix, threads: 1);
        using var narrow = XGBoostMatrix.FromDense([1, 2], 2);

        using var other = XGBoostMatrix.FromDense([1, 2, 3], 3);
        other.SetFeatureNames(["height", "age", "noise"]);

        Assert.Throws<ArgumentException>(() => booster.Predict(narrow));
        Assert.Throws<ArgumentException>(() => booster.Predict(other));
        Assert.Throws<XGBoostException>(() => XGBooster.Load("{}"u8));
        Assert.Throws<XGBoostException>(() => XGBooster.Load("no model"u8));
        Assert.Throws<ArgumentException>(() => XGBoostMatrix.FromDense([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => matrix.SetLabels([1]));
        Assert.Throws<ArgumentException>(() => matrix.SetFeatureNames(["one"]));
        Assert.Equal(new Version(1, 7), new Version(XGBoostLibrary.Version.Major, XGBoostLibrary.Version.Minor));
    }

    private static XGBoostMatrix Matrix()
    {
        var random = new Random(7);
        var values = new float[Rows * Columns];
        var labels = new float[Rows];
        for (var i = 0; i < Rows; i++)
        {
            var age = random.Next(15, 50);
            values[i * Columns] = age;
            values[(i * Columns) + 1] = random.Next(140, 180);
            values[(i * Columns) + 2] = random.NextSingle();
            labels[i] = random.NextDouble() < (age > 35 ? 0.7 : 0.2) ? 1 : 0;
        }

        var matrix = XGBoostMatrix.FromDense(values, Columns);
        matrix.SetLabels(labels);
        matrix.SetFeatureNames(s_names);
        return matrix;
    }

    private static XGBooster Trained(XGBoostMatrix matrix, int threads)
    {
        var booster = XGBooster.Create(matrix);
        Set(
            booster, ("objective", "binary:logistic"), ("seed", "7"), ("subsample", "0.8"), ("tree_method", "hist"),
            ("nthread", threads.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        for (var i = 0; i < 20; i++)
        {
            booster.Update(i, matrix);
        }

        return booster;
    }

    private static void Set(XGBooster booster, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            booster.SetParameter(name, value);
        }
    }
}

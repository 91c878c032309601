using System.Globalization;
using System.Runtime.InteropServices;

namespace McHAnalytics.Native.XGBoost;

/// <summary>A model of boosted trees: trained here, or loaded from JSON.</summary>
/// <remarks>
/// The same data, parameters and seed give the same model whatever the number of threads. Several threads may predict
/// with one model; training needs it alone. Contributions cost about 70 times a prediction: ask for them in batches.
/// </remarks>
public sealed unsafe class XGBooster : IDisposable
{
    private const string FeatureNameField = "feature_name";

    private readonly BoosterHandle _handle;

    private XGBooster(BoosterHandle handle) => _handle = handle;

    private enum Prediction
    {
        Value = 0,
        Margin = 1,
        Contribution = 2,
    }

    /// <summary>Trees grown, or rounds of them where a round grows several.</summary>
    public int RoundCount
    {
        get
        {
            XGBoostApi.Check(XGBoostApi.XGBoosterBoostedRounds(_handle, out var rounds));
            return rounds;
        }
    }

    /// <summary>Features the model was trained on.</summary>
    public int FeatureCount
    {
        get
        {
            XGBoostApi.Check(XGBoostApi.XGBoosterGetNumFeature(_handle, out var count));
            return (int)count;
        }
    }

    /// <summary>The features' names, kept with the model; empty where it has none.</summary>
    public IReadOnlyList<string> FeatureNames
    {
        get
        {
            XGBoostApi.Check(XGBoostApi.XGBoosterGetStrFeatureInfo(
                _handle, FeatureNameField, out var length, out var features));
            var names = new string[length];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = Marshal.PtrToStringUTF8(features[i]) ?? string.Empty;
            }

            return names;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            using var texts = new Utf8Texts(value);
            fixed (nint* first = texts.Addresses)
            {
                XGBoostApi.Check(XGBoostApi.XGBoosterSetStrFeatureInfo(_handle, FeatureNameField, first, texts.Count));
            }
        }
    }

    /// <summary>An empty model for a training table, of one thread until <c>nthread</c> says otherwise.</summary>
    /// <exception cref="DllNotFoundException">It is not installed; the message says what to install.</exception>
    public static XGBooster Create(XGBoostMatrix training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var matrix = training.Handle.DangerousGetHandle();
        XGBoostApi.Check(XGBoostApi.XGBoosterCreate(&matrix, 1, out var handle));
        GC.KeepAlive(training);

        var booster = new XGBooster(handle);
        booster.SetParameter("nthread", "1");
        if (training.FeatureNames.Count > 0)
        {
            booster.FeatureNames = training.FeatureNames;
        }

        return booster;
    }

    /// <summary>A model from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="XGBoostException">It is no model.</exception>
    public static XGBooster Load(ReadOnlySpan<byte> model)
    {
        XGBoostApi.Check(XGBoostApi.XGBoosterCreate(null, 0, out var handle));
        try
        {
            fixed (byte* data = model)
            {
                XGBoostApi.Check(XGBoostApi.XGBoosterLoadModelFromBuffer(handle, data, (ulong)model.Length));
            }

            var booster = new XGBooster(handle);
            booster.SetParameter("nthread", "1");
            return booster;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Sets a parameter by XGBoost's name, such as <c>max_depth</c> or <c>monotone_constraints</c>.</summary>
    /// <remarks>Most are checked only when training begins.</remarks>
    public void SetParameter(string name, string value) =>
        XGBoostApi.Check(XGBoostApi.XGBoosterSetParam(_handle, name, value));

    /// <summary>Grows one round of trees.</summary>
    /// <param name="iteration">The round's number, from 0.</param>
    /// <param name="training">The table with its labels.</param>
    /// <exception cref="XGBoostException">A parameter is wrong, or the table does not fit the model.</exception>
    public void Update(int iteration, XGBoostMatrix training)
    {
        ArgumentNullException.ThrowIfNull(training);
        XGBoostApi.Check(XGBoostApi.XGBoosterUpdateOneIter(_handle, iteration, training.Handle));
    }

    /// <summary>The metric of <c>eval_metric</c> on a table with labels.</summary>
    public double Evaluate(int iteration, XGBoostMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var pointer = matrix.Handle.DangerousGetHandle();
        XGBoostApi.Check(XGBoostApi.XGBoosterEvalOneIter(_handle, iteration, &pointer, ["data"], 1, out var text));
        GC.KeepAlive(matrix);

        // "[3]	data-logloss:0.5321": with several metrics, the first.
        var line = Marshal.PtrToStringUTF8(text) ?? string.Empty;
        var value = line.Split('\t')[1];
        return double.Parse(value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// What the objective predicts, one value a row: for <c>binary:logistic</c> a probability, 0 to 1.
    /// </summary>
    public float[] Predict(XGBoostMatrix matrix) => Run(matrix, Prediction.Value);

    /// <summary>
    /// The sum of the trees before the objective's last step: for <c>binary:logistic</c> the log odds.
    /// </summary>
    public float[] PredictMargin(XGBoostMatrix matrix) => Run(matrix, Prediction.Margin);

    /// <summary>
    /// What each feature adds to a row's margin (SHAP), and last the model's mean margin; a row's values sum to its
    /// <see cref="PredictMargin"/>.
    /// </summary>
    /// <returns>Row after row, features + 1 values each.</returns>
    public float[] PredictContributions(XGBoostMatrix matrix) => Run(matrix, Prediction.Contribution);

    /// <summary>The model as JSON.</summary>
    public byte[] Save()
    {
        XGBoostApi.Check(XGBoostApi.XGBoosterSaveModelToBuffer(
            _handle, """{"format":"json"}""", out var length, out var data));
        return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
    }

    /// <summary>Frees the model.</summary>
    public void Dispose() => _handle.Dispose();

    private float[] Run(XGBoostMatrix matrix, Prediction kind)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ThrowIfOtherFeatures(matrix);
        var configuration = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":{{(int)kind}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""");

        XGBoostApi.Check(XGBoostApi.XGBoosterPredictFromDMatrix(
            _handle, matrix.Handle, configuration, out var shape, out var dimensions, out var result));

        var length = 1UL;
        for (var i = 0UL; i < dimensions; i++)
        {
            length *= shape[i];
        }

        return new ReadOnlySpan<float>(result, checked((int)length)).ToArray();
    }

    // The library itself predicts from fewer columns, or from columns in another order, without a word.
    private void ThrowIfOtherFeatures(XGBoostMatrix matrix)
    {
        if (matrix.ColumnCount != FeatureCount)
        {
            throw new ArgumentException($"The table has {matrix.ColumnCount} features but the model {FeatureCount}.");
        }

        var names = FeatureNames;
        if (names.Count > 0 && matrix.FeatureNames.Count > 0 && !names.SequenceEqual(matrix.FeatureNames))
        {
            throw new ArgumentException(
                $"The table's features are {string.Join(", ", matrix.FeatureNames)} "
                + $"but the model's {string.Join(", ", names)}.");
        }
    }
}

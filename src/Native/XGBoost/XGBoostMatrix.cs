using System.Runtime.CompilerServices;

namespace McHAnalytics.Native.XGBoost;

/// <summary>A table of features, one row a case, with labels and weights where it is used for training.</summary>
public sealed unsafe class XGBoostMatrix : IDisposable
{
    private XGBoostMatrix(MatrixHandle handle, int rows, int columns)
    {
        Handle = handle;
        RowCount = rows;
        ColumnCount = columns;
    }

    /// <summary>Cases.</summary>
    public int RowCount { get; }

    /// <summary>Features.</summary>
    public int ColumnCount { get; }

    /// <summary>The features' names; empty where none were given.</summary>
    public IReadOnlyList<string> FeatureNames { get; private set; } = [];

    internal MatrixHandle Handle { get; }

    /// <summary>Copies a table; NaN means missing, which is not zero.</summary>
    /// <param name="values">Row after row, <paramref name="columns"/> values each.</param>
    /// <param name="columns">Features, 1 or more.</param>
    /// <exception cref="ArgumentException">The values do not fill whole rows.</exception>
    public static XGBoostMatrix FromDense(ReadOnlySpan<float> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"{values.Length} values do not fill rows of {columns}.", nameof(values));
        }

        var rows = values.Length / columns;
        fixed (float* data = values)
        {
            var none = 0f;
            XGBoostApi.Check(XGBoostApi.XGDMatrixCreateFromMat(
                data is null ? &none : data, (ulong)rows, (ulong)columns, float.NaN, out var handle));
            return new XGBoostMatrix(handle, rows, columns);
        }
    }

    /// <summary>What is to be predicted, one value a row; for a yes-or-no question 1 and 0.</summary>
    public void SetLabels(ReadOnlySpan<float> labels) => SetRows("label", labels);

    /// <summary>How much each row counts, 0 or more.</summary>
    public void SetWeights(ReadOnlySpan<float> weights) => SetRows("weight", weights);

    /// <summary>The features' names, by which a model checks that it is given the columns it was trained on.</summary>
    public void SetFeatureNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != ColumnCount)
        {
            throw new ArgumentException($"There are {names.Count} names for {ColumnCount} features.", nameof(names));
        }

        using var texts = new Utf8Texts(names);
        fixed (nint* first = texts.Addresses)
        {
            XGBoostApi.Check(XGBoostApi.XGDMatrixSetStrFeatureInfo(Handle, "feature_name", first, texts.Count));
        }

        FeatureNames = [.. names];
    }

    /// <summary>Frees the table.</summary>
    public void Dispose() => Handle.Dispose();

    private void SetRows(
        string field, ReadOnlySpan<float> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length != RowCount)
        {
            throw new ArgumentException($"There are {values.Length} {name} for {RowCount} rows.");
        }

        fixed (float* data = values)
        {
            XGBoostApi.Check(XGBoostApi.XGDMatrixSetFloatInfo(Handle, field, data, (ulong)values.Length));
        }
    }
}

using MathNet.Numerics.LinearAlgebra.Double;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Logistic regression by iteratively reweighted least squares, with an optional ridge penalty.</summary>
/// <param name="Intercept">Log-odds where every column is 0.</param>
/// <param name="Coefficients">Log-odds a unit of each column.</param>
/// <param name="Deviance">Minus twice the log-likelihood, without the penalty.</param>
/// <param name="Converged">Whether the last step changed the deviance by less than 1e-10 of it.</param>
public sealed record LogisticRegression(
    double Intercept,
    IReadOnlyList<double> Coefficients,
    double Deviance,
    bool Converged)
{
    private const int MostSteps = 50;
    private const int MostHalvings = 20;
    private const double Precision = 1e-10;

    /// <summary>Fits the coefficients that make the labels likeliest.</summary>
    /// <param name="rows">One array of columns a case, all of one length; no missing values.</param>
    /// <param name="labels">Whether the event happened, one a case.</param>
    /// <param name="ridge">Penalty on half the squared coefficients (not the intercept); 0 for none.</param>
    /// <exception cref="ArgumentException">There are no cases, or labels of one kind only.</exception>
    public static LogisticRegression Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double ridge = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        if (rows.Count == 0 || rows.Count != labels.Count || labels.Distinct().Count() < 2)
        {
            throw new ArgumentException(
                "A logistic regression needs one label a row, and labels of both kinds.", nameof(labels));
        }

        var columns = rows[0].Length;
        var beta = new double[columns + 1];
        var rate = labels.Count(label => label) / (double)labels.Count;
        beta[0] = Math.Log(rate / (1 - rate));
        var objective = Objective(rows, labels, beta, ridge);

        for (var step = 0; step < MostSteps; step++)
        {
            var direction = NewtonStep(rows, labels, beta, ridge);
            var (next, nextObjective) = Descend(rows, labels, beta, direction, objective, ridge);
            var change = objective - nextObjective;
            (beta, objective) = (next, nextObjective);
            if (change < Precision * (objective + Precision))
            {
                return new(beta[0], beta[1..], Objective(rows, labels, beta, 0), Converged: true);
            }
        }

        return new(beta[0], beta[1..], Objective(rows, labels, beta, 0), Converged: false);
    }

    /// <summary>The log-odds of a case.</summary>
    public double Margin(double[] row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var margin = Intercept;
        for (var column = 0; column < row.Length; column++)
        {
            margin += Coefficients[column] * row[column];
        }

        return margin;
    }

    /// <summary>The probability that belongs to log-odds.</summary>
    public static double Probability(double margin) =>
        margin >= 0 ? 1 / (1 + Math.Exp(-margin)) : Math.Exp(margin) / (1 + Math.Exp(margin));

    // Halves the step until the penalised deviance falls: a full Newton step can overshoot where events are rare.
    private static (double[] Beta, double Objective) Descend(
        IReadOnlyList<double[]> rows,
        IReadOnlyList<bool> labels,
        double[] beta,
        double[] direction,
        double objective,
        double ridge)
    {
        var scale = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, scale /= 2)
        {
            var next = beta.Zip(direction, (value, change) => value + (scale * change)).ToArray();
            var value = Objective(rows, labels, next, ridge);
            if (value <= objective)
            {
                return (next, value);
            }
        }

        return (beta, objective);
    }

    private static double[] NewtonStep(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double[] beta, double ridge)
    {
        var size = beta.Length;
        var information = Enumerable.Range(1, size).Select(length => new double[length]).ToArray();
        var gradient = new double[size];
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var probability = Probability(MarginOf(row, beta));
            var residual = (labels[index] ? 1 : 0) - probability;
            var weight = probability * (1 - probability);
            gradient[0] += residual;
            information[0][0] += weight;
            for (var i = 0; i < row.Length; i++)
            {
                gradient[i + 1] += residual * row[i];
                var weighted = weight * row[i];
                var line = information[i + 1];
                line[0] += weighted;
                for (var j = 0; j <= i; j++)
                {
                    line[j + 1] += weighted * row[j];
                }
            }
        }

        for (var i = 1; i < size; i++)
        {
            gradient[i] -= ridge * beta[i];
            information[i][i] += ridge;
        }

        var whole = DenseMatrix.Create(size, size, (i, j) => i >= j ? information[i][j] : information[j][i]);
        return whole.Solve(DenseVector.OfArray(gradient)).ToArray();
    }

    private static double Objective(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double[] beta, double ridge)
    {
        var deviance = 0.0;
        for (var index = 0; index < rows.Count; index++)
        {
            var margin = MarginOf(rows[index], beta);
            var towards = labels[index] ? -margin : margin;
            deviance += 2 * (Math.Max(0, towards) + Math.Log(1 + Math.Exp(-Math.Abs(towards))));
        }

        return deviance + (ridge * beta.Skip(1).Sum(value => value * value));
    }

    private static double MarginOf(double[] row, double[] beta)
    {
        var margin = beta[0];
        for (var column = 0; column < row.Length; column++)
        {
            margin += beta[column + 1] * row[column];
        }

        return margin;
    }
}

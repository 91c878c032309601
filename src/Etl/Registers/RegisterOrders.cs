using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Registers;

/// <summary>Compares the days of a line: a woman is not delivered before she was pregnant (DQ-I3).</summary>
internal static class RegisterOrders
{
    /// <summary>The first order that a line breaks; null where it breaks none.</summary>
    public static LoadProblem? Check(FileWork work, IReadOnlyList<RecordOrder> orders, RegisterLine line)
    {
        foreach (var order in orders)
        {
            if (PeriodText.Day(line.Text(order.Earlier)) is not { } earlier || PeriodText.Day(line.Text(order.Later)) is not { } later
                || Compare(order, line, earlier, later) is not { } problem)
            {
                continue;
            }

            if (!order.IsWarning)
            {
                return problem;
            }

            work.Add(problem);
        }

        return null;
    }

    /// <summary>What is wrong between two days; null where nothing is.</summary>
    public static LoadProblem? Compare(RecordOrder order, RegisterLine line, DateOnly earlier, DateOnly later)
    {
        var days = later.DayNumber - earlier.DayNumber;
        if (days >= order.Least && days <= (order.Most ?? int.MaxValue))
        {
            return null;
        }

        var bounds = order.Most is { } most ? $"{order.Least}–{most}" : $"≥ {order.Least}";
        return order.IsWarning
            ? RecordProblems.Span(line.At(order.Later), order.Earlier, days, bounds)
            : RecordProblems.Order(line.At(order.Later), order.Earlier, earlier, later);
    }
}

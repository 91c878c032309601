using System.Globalization;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>What an asker can do wrong when asking for pregnancies.</summary>
internal static class RiskFaults
{
    public static QuestionException UnknownPlace(string code) => new(
        "MCH-Q003",
        $"没有代码为 “{code}” 的地区,请用行政区划代码(例如 610528)。",
        $"There is no place with the code '{code}'. Give an official code, for example 610528.");

    public static QuestionException NoSuchPage(int most) => new(
        "MCH-Q021",
        string.Create(CultureInfo.InvariantCulture, $"起始位置不能小于 0,每页应为 1 至 {most} 条。"),
        string.Create(CultureInfo.InvariantCulture, $"The offset cannot be below 0, and a page holds 1 to {most}."));
}

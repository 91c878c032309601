using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Registers;

/// <summary>The categories that a register's lines fall in: one of each family of the form.</summary>
internal sealed class LineCategories(LoadStage stage, FormDivision division)
{
    private readonly List<string> _codes = [.. division.Dimensions.Select(each => each.Definition.Code)];

    /// <summary>The categories of a line; none where the form divides nothing.</summary>
    public List<int> Of(RegisterLine line)
    {
        if (division.IsEmpty)
        {
            return [];
        }

        var own = CodesOf(division, line);
        return
        [
            .. division.Families.Select(family =>
                stage.CategoryId(family, [.. family.Select(dimension => own[_codes.IndexOf(dimension)])])),
        ];
    }

    /// <summary>A line's code of each dimension of a form.</summary>
    public static List<string> CodesOf(FormDivision division, RegisterLine line) =>
        [.. division.Dimensions.Select(dimension => dimension.CodeOf(line.Text(dimension.Column), NumberOf(dimension, line)))];

    private static decimal? NumberOf(FormDimension dimension, RegisterLine line)
    {
        if (dimension.Until is not { } until)
        {
            return dimension.Definition.IsBanded ? line.Number(dimension.Column) : null;
        }

        return PeriodText.Day(line.Text(dimension.Column)) is { } from && PeriodText.Day(line.Text(until)) is { } to && to >= from
            ? CompletedYears(from, to)
            : null;
    }

    private static int CompletedYears(DateOnly from, DateOnly to) =>
        to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0);
}

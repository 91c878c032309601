using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Joins indicators that are changes of others to those, once all are read.</summary>
internal sealed class ChangeLinks(CatalogueYaml yaml, Dictionary<string, Indicator> indicators)
{
    /// <summary>Gives an indicator that is a change the numerator and denominator of the one whose change it is.</summary>
    /// <param name="entry">Its entry, for the place of faults.</param>
    /// <param name="code">Its code.</param>
    public void Join(YamlMappingNode entry, string code)
    {
        if (!indicators.TryGetValue(code, out var indicator) || indicator.Change is not { } change)
        {
            return;
        }

        var at = entry.Children["change_of"] is YamlMappingNode map && map.Children.TryGetValue("indicator", out var named)
            ? named
            : entry;
        if (IsCycle(code))
        {
            yaml.Fault(
                at,
                "MCH-C015",
                $"指标“{code}”经 change_of 又指回自身,请断开循环",
                $"'{code}' leads back to itself by change_of: break the cycle");
            return;
        }

        if (!indicators.TryGetValue(change.Indicator, out var other))
        {
            var hint = CatalogueYaml.Hint(change.Indicator, indicators.Keys);
            yaml.Fault(
                at,
                "MCH-C016",
                $"change_of 的指标“{change.Indicator}”不存在{hint.Zh}",
                $"change_of names the unknown indicator '{change.Indicator}'{hint.En}");
            return;
        }

        var fits = change.Kind == ChangeKind.Percent ? indicator.Unit == Unit.Percent
            : indicator.Unit == (other.Unit == Unit.Percent ? Unit.PercentagePoint : other.Unit);
        if (other.Change is not null || !fits)
        {
            yaml.Fault(
                at,
                "MCH-C016",
                $"“{code}”不能是“{other.Code}”的变化:变化的变化不支持,且百分率之差的单位为 percentage_point",
                $"'{code}' cannot be a change of '{other.Code}': no change of a change, and the difference of percentages "
                    + "has the unit percentage_point, a change in percent the unit percent");
            return;
        }

        indicators[code] = indicator with
        {
            Numerator = other.Numerator,
            NumeratorText = other.NumeratorText,
            NumeratorTextEn = other.NumeratorTextEn,
            Denominator = other.Denominator,
            DenominatorText = other.DenominatorText,
            DenominatorTextEn = other.DenominatorTextEn,
            Rates = other.Rates,
            Classes = other.Classes,
        };
    }

    private bool IsCycle(string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        for (var next = indicators[code].Change?.Indicator;
            next is not null && indicators.TryGetValue(next, out var other);
            next = other.Change?.Indicator)
        {
            if (!seen.Add(next))
            {
                return true;
            }
        }

        return false;
    }
}

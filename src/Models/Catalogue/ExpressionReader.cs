using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads sums of measures out of catalogue files, and the words for what they count.</summary>
internal sealed class ExpressionReader(
    CatalogueYaml yaml, IReadOnlyDictionary<string, Measure> measures, IReadOnlySet<string> indicators)
{
    /// <summary>The sum of measures in a text; empty, with a fault, where it is none.</summary>
    public MeasureExpression Expression((YamlNode Node, string Text) given)
    {
        if (given.Text.Length == 0)
        {
            return new([]);
        }

        try
        {
            var expression = MeasureExpressionParser.Parse(given.Text);
            foreach (var term in expression.Terms)
            {
                CheckMeasure(given.Node, term.Measure);
            }

            return expression;
        }
        catch (FormatException fault)
        {
            yaml.Fault(
                given.Node,
                "MCH-C007",
                $"表达式“{given.Text}”无法读取,应为计量之和,例如 a + 2 * b",
                $"the expression '{given.Text}': {fault.Message}");
            return new([]);
        }
    }

    /// <summary>Finds a code that is no measure.</summary>
    public void CheckMeasure(YamlNode at, string code)
    {
        if (measures.ContainsKey(code))
        {
            return;
        }

        if (indicators.Contains(code))
        {
            yaml.Fault(
                at,
                "MCH-C011",
                $"“{code}”是指标;分子和分母只能由计量相加而成,请写出它的计量",
                $"'{code}' is an indicator; numerators and denominators are sums of measures: write its measures instead");
            return;
        }

        var hint = CatalogueYaml.Hint(code, measures.Keys);
        yaml.Fault(at, "MCH-C006", $"没有计量“{code}”{hint.Zh}", $"there is no measure '{code}'{hint.En}");
    }

    /// <summary>The words under a key; else the names of the measures with their signs.</summary>
    public string? Words(
        YamlMappingNode entry, string key, MeasureExpression? expression, Func<Measure, string> nameOf)
    {
        if (yaml.Optional(entry, key) is { } given)
        {
            return given.Text;
        }

        if (expression is null)
        {
            return null;
        }

        var terms = expression.Terms.Select((term, index) =>
        {
            var sign = term.Coefficient < 0 ? "− " : index > 0 ? "+ " : string.Empty;
            var size = Math.Abs(term.Coefficient) == 1 ? string.Empty : $"{Math.Abs(term.Coefficient)} × ";
            return sign + size + (measures.TryGetValue(term.Measure, out var measure) ? nameOf(measure) : term.Measure);
        });
        return string.Join(' ', terms);
    }
}

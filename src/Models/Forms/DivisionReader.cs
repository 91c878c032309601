using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Forms;

/// <summary>Reads what a form says of dimensions, and checks it against the catalogue.</summary>
/// <param name="dimensions">The catalogue's dimensions; null where none were read, and any name will do.</param>
internal sealed class DivisionReader(IReadOnlyList<Dimension>? dimensions)
{
    /// <summary>The keys <c>dimensions</c> and <c>families</c> of a register or bulk export.</summary>
    public FormDivision Read(FormNode node)
    {
        var carried = node.Maps("dimensions").Select(Line).OfType<FormDimension>().ToList();
        var codes = carried.Select(each => each.Definition.Code).Order(StringComparer.Ordinal).ToList();
        if (codes.Distinct(StringComparer.Ordinal).Count() < codes.Count)
        {
            node.Wrong("dimensions", "中同一维度出现两次", "names a dimension twice");
        }

        var families = node.Lists("families");
        foreach (var unknown in families.SelectMany(family => family).Except(codes, StringComparer.Ordinal))
        {
            node.Wrong("families", $"中的“{unknown}”不在 dimensions 里", $"names '{unknown}', which is not among the dimensions");
        }

        return codes.Count == 0 ? FormDivision.None : new FormDivision(
            carried,
            families.Count == 0
                ? [codes]
                : [.. families.Select(family => family.Order(StringComparer.Ordinal).ToList())]);
    }

    /// <summary>The key <c>parts</c> of a report.</summary>
    public IReadOnlyList<FormParts> Parts(FormNode node) => [.. node.Maps("parts").Select(Part).OfType<FormParts>()];

    private FormDimension? Line(FormNode node)
    {
        var definition = Find(node);
        var column = node.Text("column");
        var until = node.OptionalText("until");
        var values = Flat(node, "values", definition);
        node.RefuseOthers();
        if (definition is { IsOpen: false, IsBanded: false } && values.Count == 0 && dimensions is not null)
        {
            node.Wrong("values", "缺失：该维度的代码不是数值区间", "is missing: the dimension's codes are no bands of a number");
        }

        return definition is null ? null : new FormDimension(definition, column, until, values);
    }

    private FormParts? Part(FormNode node)
    {
        var definition = Find(node);
        var whole = node.Text("of");
        var columns = Flat(node, "columns", definition);
        node.RefuseOthers();
        return definition is null ? null : new FormParts(whole, definition, columns);
    }

    private Dimension? Find(FormNode node)
    {
        var name = node.Text("dimension");
        if (dimensions is null)
        {
            return new Dimension(name, name, name, true, []);
        }

        var found = dimensions.FirstOrDefault(each => each.Code == name);
        if (found is null)
        {
            var (zh, en) = CatalogueYaml.Hint(name, dimensions.Select(each => each.Code));
            node.Wrong("dimension", $"“{name}”不在 dimensions.yaml 中{zh}", $"'{name}' is not in dimensions.yaml{en}");
        }

        return found;
    }

    // In the file a code has its texts; asked for is the code of a text.
    private static Dictionary<string, string> Flat(FormNode node, string key, Dimension? definition)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, texts) in node.Named(key))
        {
            if (definition is { IsOpen: false } && definition.Codes.All(each => each.Code != code))
            {
                var (zh, en) = CatalogueYaml.Hint(code, definition.Codes.Select(each => each.Code));
                node.Wrong(
                    key,
                    $"中的“{code}”不是维度 {definition.Code} 的代码{zh}",
                    $"names '{code}', which is no code of the dimension {definition.Code}{en}");
            }

            foreach (var text in texts.Where(text => !flat.TryAdd(text, code)))
            {
                node.Wrong(key, $"中“{text}”出现两次", $"has '{text}' twice");
            }
        }

        return flat;
    }
}

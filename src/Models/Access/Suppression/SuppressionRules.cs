using System.Globalization;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Access.Suppression;

/// <summary>What is protected from those who do not own it, and which sums are known to hold between the measures.</summary>
/// <param name="Series">Measures first, then the sums and differences of measures that indicators publish.</param>
/// <param name="Identities">Wholes that are the sum of parts, as the forms say (男 + 女 + 不明 = 合计).</param>
public sealed record SuppressionRules(IReadOnlyList<ProtectedSeries> Series, IReadOnlyList<SeriesIdentity> Identities)
{
    private const string DimensionWord = "dimension";

    /// <summary>Counts from 1 to one less are withheld.</summary>
    public const int LeastShown = 11;

    /// <summary>Of sensitive measures counts from 0 to one less are withheld.</summary>
    public const int LeastShownSensitive = 20;

    /// <summary>A withheld count must be possibly any of so many whole numbers.</summary>
    public const int LeastCandidates = 10;

    /// <summary>The dimensions by which figures may be divided for those who do not own them, one at a time: those whose codes
    /// the catalogue lists. Facilities and the like are places too small.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Whether figures are withheld that only protect others: false only to prove that they must be.</summary>
    public bool WithComplements { get; init; } = true;

    /// <summary>The rules that follow from the catalogue and the forms.</summary>
    public static SuppressionRules Of(DomainCatalogue catalogue, IEnumerable<FormDefinition> forms)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(forms);
        var measures = catalogue.Measures
            .Where(IsProtected)
            .Select(measure => new ProtectedSeries(measure.Code, measure.Sensitive, [new MeasureTerm(measure.Code, 1)]))
            .ToList();
        var known = measures.ToDictionary(series => series.Name, StringComparer.Ordinal);
        var sums = catalogue.Indicators
            .SelectMany(indicator => indicator.Earlier.Append(indicator).Concat(indicator.Variants.Select(each => each.Definition)))
            .SelectMany(definition => Expressions(CellRecipe.For(catalogue, definition)))
            .Where(terms => terms.Count > 1 && terms.All(term => known.ContainsKey(term.Measure)))
            .Select(terms => new ProtectedSeries(NameOf(terms), terms.Any(term => known[term.Measure].IsSensitive), terms))
            .DistinctBy(series => series.Name);
        var identities = forms
            .SelectMany(form => form.Rules)
            .Where(rule => rule.Rule.Comparison == RuleComparison.Equal)
            .Select(rule => new SeriesIdentity(rule.Measure, [.. rule.Rule.Terms.Select(term => (term.Measure, (double)term.Factor))]))
            .Where(identity => identity.Parts.Select(part => part.Measure).Append(identity.Whole).All(known.ContainsKey))
            .DistinctBy(identity => identity.ToString());
        return new([.. measures, .. sums], [.. identities])
        {
            Dimensions = [.. catalogue.Dimensions.Where(dimension => !dimension.IsOpen).Select(dimension => dimension.Code)],
        };
    }

    /// <summary>Whether a measure counts people or events; reports and their items are counts of paper, and money is never
    /// shown to those who do not own it.</summary>
    public static bool IsProtected(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Unit == Unit.Count && !IsOfReports(measure.Code);
    }

    /// <summary>Whether a measure counts reports or their items: nobody can be given away by it.</summary>
    public static bool IsOfReports(string measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.StartsWith("reports_", StringComparison.Ordinal) || measure.StartsWith("items_", StringComparison.Ordinal);
    }

    /// <summary>The name of a sum of measures: the same for the same terms in any order.</summary>
    public static string NameOf(IEnumerable<MeasureTerm> terms) => string.Join(
        ' ',
        terms.OrderBy(term => term.Measure, StringComparer.Ordinal)
            .Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Coefficient:+0;-0}*{term.Measure}")));

    /// <summary>The sums of measures that a recipe's cells show: numerator and denominator.</summary>
    public static IEnumerable<IReadOnlyList<MeasureTerm>> Expressions(CellRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new[] { recipe.NumeratorTerms, recipe.DenominatorTerms }
            .Where(terms => terms.Count > 0)
            .Select(terms => (IReadOnlyList<MeasureTerm>)
                [.. terms.Select(term => new MeasureTerm(recipe.Measures[term.Measure], term.Coefficient))]);
    }

    /// <summary>The rules as text, which <see cref="Parse"/> reads: they are kept with what was withheld by them.</summary>
    public string ToText() => string.Join('\n', Dimensions.Select(dimension => $"{DimensionWord}\t{dimension}")
        .Concat(Series.Select(series => series.ToText()))
        .Concat(Identities.Select(each => each.ToText())));

    /// <summary>Reads the text of rules.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SuppressionRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        return new(
            [.. lines.Where(words => words[0] == ProtectedSeries.Word).Select(ProtectedSeries.Parse)],
            [.. lines.Where(words => words[0] == SeriesIdentity.Word).Select(SeriesIdentity.Parse)])
        {
            Dimensions = [.. lines.Where(words => words[0] == DimensionWord).Select(words => words[1])],
        };
    }
}

/// <summary>A count that is protected: a measure, or a sum of measures that an indicator publishes.</summary>
/// <param name="Name">The measure's code, or <see cref="SuppressionRules.NameOf"/>.</param>
/// <param name="IsSensitive">Whether the stricter limit holds.</param>
/// <param name="Terms">What it is the sum of.</param>
/// <param name="Part">Which part of an undivided count it is; null for an undivided one.</param>
public sealed record ProtectedSeries(string Name, bool IsSensitive, IReadOnlyList<MeasureTerm> Terms, SeriesPart? Part = null)
{
    internal const string Word = "series";

    /// <summary>Whether it is a measure itself.</summary>
    public bool IsMeasure => Terms is [{ Coefficient: 1 } only] && only.Measure == Name;

    internal string ToText() => string.Join(
        '\t',
        new[] { Word, Name, IsSensitive ? "sensitive" : "plain", Part?.Of ?? "", Part?.Dimension ?? "", Part?.Code ?? "" }
            .Concat(Terms.Select(term =>
                string.Create(CultureInfo.InvariantCulture, $"{term.Coefficient}*{term.Measure}"))));

    internal static ProtectedSeries Parse(string[] words) => new(
        words[1],
        words[2] == "sensitive",
        [
            .. words[6..].Select(word => word.Split('*')).Select(pair =>
                new MeasureTerm(pair[1], int.Parse(pair[0], CultureInfo.InvariantCulture))),
        ],
        words[3].Length == 0 ? null : new SeriesPart(words[3], words[4], words[5]));
}

/// <summary>A whole that is the sum of parts, each times a factor.</summary>
public sealed record SeriesIdentity(string Whole, IReadOnlyList<(string Measure, double Factor)> Parts)
{
    internal const string Word = "identity";

    /// <inheritdoc/>
    public override string ToString() => ToText();

    internal string ToText() => string.Join(
        '\t',
        new[] { Word, Whole }.Concat(Parts.Select(part =>
            string.Create(CultureInfo.InvariantCulture, $"{part.Factor:R}*{part.Measure}"))));

    internal static SeriesIdentity Parse(string[] words) => new(
        words[1],
        [
            .. words[2..].Select(word => word.Split('*')).Select(pair =>
                (pair[1], double.Parse(pair[0], CultureInfo.InvariantCulture))),
        ]);
}

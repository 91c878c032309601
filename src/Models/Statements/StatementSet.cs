using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace McHAnalytics.Models.Statements;

/// <summary>Published figures and what must hold between them, as a file of <c>catalogue/statements/</c> says.</summary>
/// <param name="Statements">The figures, in the order of the file.</param>
/// <param name="Relations">What must hold.</param>
/// <param name="Documents">What the documents say of themselves.</param>
/// <param name="Known">When institutions existed and plans ran.</param>
public sealed record StatementSet(
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<StatementRelation> Relations,
    IReadOnlyList<SourceDocument> Documents,
    IReadOnlyList<KnownName> Known)
{
    /// <summary>Reads the text of a statements file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">MCH-2201: the file is not as it should be; the message says where and what.</exception>
    public static StatementSet Read(string yaml, string fileName)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        try
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<FileText>(yaml);
            return Checked(file ?? new FileText(), fileName);
        }
        catch (YamlException fault)
        {
            throw Fault(fileName, $"line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }

    private static StatementSet Checked(FileText file, string fileName)
    {
        Statement[] statements =
        [
            .. file.Documents.SelectMany(document => document.Statements.Select(line => new Statement(
                line.Id, document.Place, line.Period, line.Zh, line.Printed, line.Unit, line.Kind, document.Source,
                line.En, line.Code))),
        ];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var twice = statements.FirstOrDefault(statement => statement.Id.Length == 0 || !ids.Add(statement.Id));
        if (twice is not null)
        {
            throw Fault(fileName, $"the id '{twice.Id}' of '{twice.Measure}' is empty or used twice.");
        }

        var tariffs = file.Tariffs.ToDictionary(tariff => tariff.Name, tariff => tariff.Prices, StringComparer.Ordinal);
        var relations = file.Relations.Select(line => Relation(line, tariffs, fileName)).ToArray();
        var orphan = relations.SelectMany(relation => relation.Members).FirstOrDefault(id => !ids.Contains(id));
        return orphan is null
            ? new StatementSet(
                statements,
                relations,
                [.. file.Documents.Select(document => Document(document, fileName))],
                [.. file.Known.Select(name => KnownOf(name, fileName))])
            : throw Fault(fileName, $"a relation names '{orphan}', which no statement has as its id.");
    }

    private static SourceDocument Document(DocumentText text, string fileName) => new(
        text.Source,
        text.Place,
        text.Issued,
        [.. text.Cites.Select(cited => Years(cited.Years, fileName) is var (from, to) ? new Citation(cited.Name, from, to) : new Citation(cited.Name, null, null))]);

    private static KnownName KnownOf(NamedYearsText text, string fileName) => Years(text.Years, fileName) is var (from, to)
        ? new KnownName(text.Name, from, to)
        : throw Fault(fileName, $"'{text.Name}' of `known` says no years.");

    private static (int From, int To)? Years(string? text, string fileName)
    {
        if (text is null)
        {
            return null;
        }

        return text.Split('-') is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? (from, to)
            : throw Fault(fileName, $"'{text}' are no years: write 2009-2011.");
    }

    private static StatementRelation Relation(
        RelationText line, Dictionary<string, List<decimal>> tariffs, string fileName) => line switch
    {
        { Rate: { } rate, Over: { Count: > 0 } over, Under: { Count: > 0 } under } =>
            new RateRelation(rate, over, under, line.PerhapsUnder ?? []),
        { Total: { } total, Of: { Count: > 0 } of } =>
            new TotalRelation(total, [.. of.Select(term => new TotalTerm(term.Count, term.Price))]),
        { Part: { } part, Whole: { } whole } => new PartRelation(part, whole),
        { Change: { } change, ChangeFrom: { } from, Less: { } less } => new DifferenceRelation(change, from, less),
        { Amount: { } amount, Persons: { } persons, Tariff: { } tariff } =>
            tariffs.TryGetValue(tariff, out var prices)
                ? new TariffRelation(amount, persons, prices)
                : throw Fault(fileName, $"there is no tariff '{tariff}' among `tariffs`."),
        { Comparable: { } change, Denominators: { Count: > 1 } denominators, Population: { } population } =>
            new ComparableRelation(change, denominators, population),
        { DenominatorOf: { } rate, AtLeast: > 0 and var low, AtMost: var high } when high >= low =>
            new DenominatorRelation(rate, low, high),
        _ => throw Fault(fileName, "a relation is none of rate/over/under, total/of, part/whole, change/change_from/less, "
            + "amount/persons/tariff, denominator_of/at_least/at_most, comparable/denominators/population."),
    };

    private static InvalidDataException Fault(string fileName, string what, Exception? inner = null) =>
        new($"MCH-2201 {fileName}: {what} 数据声明文件有误, 请按说明修改。", inner);

    private sealed class FileText
    {
        public List<DocumentText> Documents { get; set; } = [];

        public List<RelationText> Relations { get; set; } = [];

        public List<TariffText> Tariffs { get; set; } = [];

        public List<NamedYearsText> Known { get; set; } = [];
    }

    private sealed class DocumentText
    {
        public string Source { get; set; } = string.Empty;

        public string Place { get; set; } = string.Empty;

        public int? Issued { get; set; }

        public List<NamedYearsText> Cites { get; set; } = [];

        public List<StatementText> Statements { get; set; } = [];
    }

    private sealed class StatementText
    {
        public string Id { get; set; } = string.Empty;

        public string Period { get; set; } = string.Empty;

        public string Zh { get; set; } = string.Empty;

        public string? En { get; set; }

        public string Printed { get; set; } = string.Empty;

        public string Unit { get; set; } = string.Empty;

        public string Kind { get; set; } = string.Empty;

        public string? Code { get; set; }
    }

    private sealed class RelationText
    {
        public string? Rate { get; set; }

        public List<string>? Over { get; set; }

        public List<string>? Under { get; set; }

        public List<string>? PerhapsUnder { get; set; }

        public string? Total { get; set; }

        public List<TermText>? Of { get; set; }

        public string? Part { get; set; }

        public string? Whole { get; set; }

        public string? Change { get; set; }

        public string? ChangeFrom { get; set; }

        public string? Less { get; set; }

        public string? Amount { get; set; }

        public string? Persons { get; set; }

        public string? Tariff { get; set; }

        public string? Comparable { get; set; }

        public List<string>? Denominators { get; set; }

        public string? Population { get; set; }

        public string? DenominatorOf { get; set; }

        public int AtLeast { get; set; }

        public int AtMost { get; set; }
    }

    private sealed class TariffText
    {
        public string Name { get; set; } = string.Empty;

        public List<decimal> Prices { get; set; } = [];
    }

    private sealed class NamedYearsText
    {
        public string Name { get; set; } = string.Empty;

        public string? Years { get; set; }
    }

    private sealed class TermText
    {
        public string Count { get; set; } = string.Empty;

        public string? Price { get; set; }
    }
}

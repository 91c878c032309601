namespace McHAnalytics.Models.Statements;

/// <summary>What a document says of itself, from which its grade is seen.</summary>
/// <param name="Source">Which document.</param>
/// <param name="Place">The place that it speaks of.</param>
/// <param name="Issued">The year that it says it is of; null where it says none.</param>
/// <param name="Cites">Institutions and plans that it names, with the years that it gives them.</param>
public sealed record SourceDocument(string Source, string Place, int? Issued, IReadOnlyList<Citation> Cites);

/// <summary>An institution or plan that a document names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First year that the document gives it; null where none.</param>
/// <param name="To">Last year.</param>
public sealed record Citation(string Name, int? From, int? To);

/// <summary>When an institution existed, or a plan ran.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
public sealed record KnownName(string Name, int From, int To);

/// <summary>DQ-D3: a document whose dates cannot be is a copy of an older one, and its figures are of grade C.</summary>
internal static class ProvenanceCheck
{
    public static IEnumerable<StatementConflict> Run(
        IReadOnlyList<Statement> statements, IReadOnlyList<SourceDocument> documents, IReadOnlyList<KnownName> known)
    {
        foreach (var document in documents)
        {
            Statement[] lines = [.. statements.Where(line => line.Source == document.Source && line.Place == document.Place)];
            foreach (var cited in document.Cites)
            {
                if (lines.Length > 0 && known.FirstOrDefault(name => name.Name == cited.Name) is { } name
                    && Doubt(document, cited, name) is var (zh, en))
                {
                    yield return new StatementConflict("DQ-D3", IsError: false, lines, zh, en);
                }
            }
        }
    }

    private static (string Zh, string En)? Doubt(SourceDocument document, Citation cited, KnownName name)
    {
        if (cited is { From: { } from, To: { } to } && (from, to) != (name.From, name.To))
        {
            return (
                $"文中“{cited.Name}”的年份为 {from}—{to}, 实为 {name.From}—{name.To}: 日期被改动, 来源等级 C, 默认不进入正式序列。",
                $"'{cited.Name}' is given the years {from}-{to}, and ran {name.From}-{name.To}: dates were changed, provenance grade C, by default in no official series.");
        }

        return document.Issued is { } issued && (issued < name.From || issued > name.To)
            ? (
                $"{issued} 年的文件提到“{cited.Name}” ({name.From}—{name.To}): 疑为套用旧稿, 来源等级 C, 默认不进入正式序列。",
                $"A document of {issued} names '{cited.Name}' ({name.From}-{name.To}): perhaps an older text used again, provenance grade C, by default in no official series.")
            : null;
    }
}

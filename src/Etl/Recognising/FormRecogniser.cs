using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Finds out of which form a file is, by sheet names, title and header.</summary>
internal sealed class FormRecogniser
{
    private const int RowsSearched = 20;

    // A header that has this share of a form's columns is meant to be that form's.
    private const double Meant = 0.5;

    // Worked out once: every row of every file is held against them.
    private readonly IReadOnlyList<(FormDefinition Form, IReadOnlyList<WantedSheet> Sheets)> _forms;

    public FormRecogniser(IReadOnlyList<FormDefinition> forms) => _forms =
    [
        .. forms.Where(form => form.Kind != FormKind.Bulk).Select(form => (
            form,
            (IReadOnlyList<WantedSheet>)[.. form.Sheets.Select(sheet => new WantedSheet(sheet, [.. Required(form, sheet)
                .Select(header => new WantedHeader(
                    header,
                    [.. SheetMatch.AliasesOf(sheet, header).Prepend(header).Select(PlainText.Key)]))]))])),
    ];

    /// <exception cref="LoadProblemException">The file is of no form, or its header is wrong; the message names the
    /// columns.</exception>
    public FormMatch Recognise(IReadOnlyList<SourceSheet> sheets, CellPlace place)
    {
        if (sheets.All(sheet => sheet.Rows.Count == 0))
        {
            throw new LoadProblemException(LoadProblems.Empty(place));
        }

        var headers = new SheetHeaders();
        var candidates = _forms.Select(form => Try(form.Form, form.Sheets, sheets, headers)).ToList();
        var whole = candidates.Where(candidate => candidate.IsWhole).MaxBy(candidate => candidate.Score);
        if (whole is not null)
        {
            return new FormMatch(whole.Form, whole.Sheets);
        }

        throw new LoadProblemException(Explain(candidates.MaxBy(candidate => candidate.Share), place));
    }

    private static LoadProblem Explain(Candidate? best, CellPlace place)
    {
        if (best is null || best.Share < Meant || best.Missing.Count == 0)
        {
            var isNear = best is { Share: > 0, Missing.Count: > 0 };
            return LoadProblems.UnknownForm(place, isNear ? best!.Form.NameZh : null, isNear ? best!.Missing : []);
        }

        var missing = best.Missing[0];
        var instead = PlainText.Nearest(missing, best.Unknown, 1);
        return LoadProblems.WrongHeader(
            place with { Sheet = best.SheetName }, best.Form.NameZh, missing, instead.Count > 0 ? instead[0] : null);
    }

    private static Candidate Try(
        FormDefinition form, IReadOnlyList<WantedSheet> wanted, IReadOnlyList<SourceSheet> sheets, SheetHeaders seen)
    {
        var found = new List<SheetMatch>();
        var missing = new List<string>();
        var unknown = new List<string>();
        var required = 0;
        string? sheetName = null;
        foreach (var (definition, headers) in wanted)
        {
            required += headers.Count;
            var best = sheets
                .Where(sheet => definition.Name == "*" || sheet.Name is null
                    || PlainText.Key(sheet.Name) == PlainText.Key(definition.Name))
                .SelectMany(sheet => FindHeader(definition, sheet, seen))
                .Select(match => (Match: match, Missing: Missing(definition, match, headers)))
                .OrderBy(pair => pair.Missing.Count)
                .FirstOrDefault();
            if (best.Match is null)
            {
                missing.AddRange(headers.Select(header => header.Text));
                continue;
            }

            found.Add(best.Match);
            missing.AddRange(best.Missing);
            if (best.Missing.Count > 0)
            {
                sheetName ??= best.Match.Source.Name;
                var known = headers.Select(header => header.Text).Concat(definition.Ignored).Select(PlainText.Key).ToHashSet(StringComparer.Ordinal);
                unknown.AddRange(best.Match.Printed.OfType<string>()
                    .Where(header => !known.Contains(PlainText.Key(header))));
            }
        }

        var hasTitle = form.Title is { } title && found.Any(match => match.Above
            .SelectMany(row => row.Cells)
            .Any(cell => PlainText.Key(cell).Contains(PlainText.Key(title), StringComparison.Ordinal)));
        if (!hasTitle && form.Sheets.Any(sheet => sheet.Period is { IsHeader: true }))
        {
            // Tables by year look alike: only the title says what is counted.
            missing.Add(form.Title ?? form.NameZh);
        }

        return new Candidate(form, found, missing, unknown, required, hasTitle, sheetName);
    }

    // A header of years is one that names a year at least.
    private static List<string> Missing(FormSheet definition, SheetMatch match, IReadOnlyList<WantedHeader> headers)
    {
        var missing = new List<string>();
        foreach (var header in headers)
        {
            if (!header.IsAmong(match.Headers))
            {
                missing.Add(header.Text);
            }
        }

        if (definition.Period is { IsHeader: true } && !match.Years.Any())
        {
            missing.Add("2024年");
        }

        return missing;
    }

    private static IReadOnlyList<string> Required(FormDefinition form, FormSheet sheet)
    {
        var headers = sheet.RequiredHeaders.ToList();
        if (form.Register is { } register)
        {
            headers.Add(register.Key);
            headers.AddRange(register.Answers.Select(answer => answer.Column));
            headers.AddRange(register.Outcomes.Select(outcome => outcome.Column));
            headers.AddRange(register.Measures.Select(measure => measure.Date));
            headers.AddRange(register.Measures.Select(measure => measure.Sum).OfType<string>());
            headers.AddRange(register.Record?.RequiredHeaders ?? []);
            if (register.Pregnancy is { } columns)
            {
                headers.AddRange([columns.Person, columns.LastMenstrualPeriod, columns.RegisteredOn,
                    columns.DeliveredOn]);
            }

            if (register.Assessment is { } assessment)
            {
                headers.AddRange([assessment.Date, assessment.Kind, assessment.Positive, assessment.NotAsked]);
            }
        }

        return [.. headers.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<SheetMatch> FindHeader(FormSheet definition, SourceSheet sheet, SheetHeaders seen)
    {
        for (var index = 0; index < Math.Min(RowsSearched, sheet.Rows.Count); index++)
        {
            var (headers, printed) = seen.Of(sheet, index, definition.HeaderRows);
            yield return new SheetMatch(definition, sheet, index, headers, printed);
        }
    }

    private sealed record WantedSheet(FormSheet Definition, IReadOnlyList<WantedHeader> Headers);

    /// <param name="Text">The header as the form prints it.</param>
    /// <param name="Keys">Its plain text, and those of what else it may be.</param>
    private sealed record WantedHeader(string Text, string[] Keys)
    {
        public bool IsAmong(IReadOnlyDictionary<string, int> headers)
        {
            foreach (var key in Keys)
            {
                if (headers.ContainsKey(key))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed record Candidate(
        FormDefinition Form,
        IReadOnlyList<SheetMatch> Sheets,
        IReadOnlyList<string> Missing,
        IReadOnlyList<string> Unknown,
        int Required,
        bool HasTitle,
        string? SheetName)
    {
        public bool IsWhole => Missing.Count == 0 && Sheets.Count == Form.Sheets.Count;

        public double Share => Required == 0 ? 0 : (double)(Required - Missing.Count) / Required;

        // Of two forms whose columns are all there, the one with more of them, or with its title, is meant.
        public int Score => Required + (HasTitle ? 1000 : 0);
    }
}

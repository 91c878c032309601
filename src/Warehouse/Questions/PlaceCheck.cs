using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Finds the places of a question: those that limit the facts, and those of the rows.</summary>
internal sealed class PlaceCheck(
    PublishedVersion version, AskerScope scope, PlaceGroups groups, List<AnswerWarning> warnings)
{
    private List<OrgUnit> _asked = [];

    public (OrgLevel? Level, IReadOnlyList<OrgUnit> Selected, IReadOnlyList<RowPlace> Rows) Run(Question question)
    {
        var selected = Select(question.OrgUnits);
        var level = question.ByLevel ?? question.OrgUnits.Level;
        return level is { } rows
            ? (level, selected, RowsAt(rows, selected))
            : (null, selected, [OneRow(selected)]);
    }

    /// <summary>The places of a finer level whose values are summarised into the rows.</summary>
    public FinerPlaces Under(OrgLevel level, IReadOnlyList<OrgUnit> selected) => new(
        level,
        selected.Count == 0
            ? version.ReportingAt(level)
            : [.. CurrentIn(level, selected).Where(unit => version.HasData(unit) || version.OwesReports(unit))]);

    /// <summary>The rows' places and their peers: all places of their level in the same places above.</summary>
    public IReadOnlyList<OrgUnit> PeersOf(IReadOnlyList<RowPlace> rows)
    {
        var units = rows.Select(row => row.Unit).OfType<OrgUnit>().ToList();
        var above = units.Select(version.ParentOf).Select(parent => parent?.Id).ToHashSet();
        return
        [
            .. units.Select(unit => unit.Level).Distinct()
                .SelectMany(version.CurrentAt)
                .Where(unit => version.HasData(unit) || version.OwesReports(unit))
                .Where(unit => above.Contains(version.ParentOf(unit)?.Id)),
        ];
    }

    private List<OrgUnit> Select(OrgUnitSelection selection)
    {
        _asked = [.. selection.Ids
            .Concat(selection.Under)
            .Select(code => version.Places.Find(code)
                ?? throw QuestionFaults.UnknownPlace(code, NearestPlaces.To(code, version.Places)))];
        var found = _asked
            .Concat(selection.Groups.SelectMany(MembersOf))
            .Select(Follow)
            .Select(unit => scope.Within(version, unit)!)
            .DistinctBy(unit => unit.Id)
            .OrderBy(unit => unit.Path, StringComparer.Ordinal)
            .ToList();

        // All places are those of the asker's area.
        if (found.Count == 0 && scope.Area is { } area)
        {
            return [area];
        }

        // A place inside another selected one would count its facts twice.
        return [.. found.Where(unit => !found.Any(other => other.Id != unit.Id && Lies(unit, other)))];
    }

    /// <summary>Says of the places asked for by name where a split begins or ends their series within the time.</summary>
    public void TellOfSplits(IReadOnlyList<Span> spans)
    {
        var first = spans.Min(span => span.Months[0]);
        var last = spans.Max(span => span.Months[^1]);
        foreach (var change in _asked.SelectMany(version.Boundaries.Of)
            .Where(change => change.Kind != BoundaryKind.MergedIn && change.Cuts(first, last)))
        {
            var (zh, en) = AnswerFlags.WordsOf(change);
            warnings.Add(new AnswerWarning("BOUNDARY_CHANGED", zh, en));
        }
    }

    private List<OrgUnit> MembersOf(string code)
    {
        var group = groups.Find(code) ?? throw QuestionFaults.UnknownGroup(code, groups);
        var members = groups.MembersOf(group);
        var known = members.Select(version.Places.Find).OfType<OrgUnit>().ToList();
        if (known.Count == 0)
        {
            throw QuestionFaults.GroupWithoutPlaces(group);
        }

        if (known.Count < members.Count)
        {
            warnings.Add(new AnswerWarning(
                "GROUP_INCOMPLETE",
                $"地区组 {group.Code}（{group.NameZh}）的 {members.Count} 个成员中，{members.Count - known.Count} 个不在本库的地区中，未计入。",
                $"{members.Count - known.Count} of the {members.Count} members of the group {group.Code} ({group.NameEn}) "
                + "are not among this warehouse's places and take no part."));
        }

        return known;
    }

    private OrgUnit Follow(OrgUnit unit)
    {
        var current = version.CurrentOf(unit);
        if (current.Id != unit.Id)
        {
            warnings.Add(new AnswerWarning(
                "BOUNDARY_CHANGED",
                $"{unit.Name}（{unit.Code}）已并入{current.Name}（{current.Code}），这里给出的是{current.Name}的数据。",
                $"{unit.NameEn ?? unit.Name} ({unit.Code}) was merged into {current.NameEn ?? current.Name} "
                + $"({current.Code}); these are the figures of {current.NameEn ?? current.Name}."));
        }

        return current;
    }

    private List<RowPlace> RowsAt(OrgLevel level, List<OrgUnit> selected)
    {
        if (selected.FirstOrDefault(unit => unit.Level > level) is { } below)
        {
            throw QuestionFaults.PlaceBelowRows(below, level);
        }

        var places = CurrentIn(level, selected)
            .ToList();
        var rows = places
            .Where(unit => version.HasData(unit) || version.OwesReports(unit) || selected.Contains(unit))
            .Select(unit => new RowPlace(unit, unit.Id, [unit.Id]))
            .ToList();
        if (rows.Count < places.Count)
        {
            warnings.Add(new AnswerWarning(
                "PLACES_WITHOUT_DATA",
                $"{places.Count - rows.Count} 个{QuestionFaults.Name(level)}地区既无数据也无报告任务，未列出。",
                $"{places.Count - rows.Count} places of the level {level.ToString().ToUpperInvariant()} "
                + "have no data and owe no reports; they are left out."));
        }
        else if (places.Count == 0)
        {
            warnings.Add(new AnswerWarning(
                "NO_PLACES",
                $"所选范围内没有{QuestionFaults.Name(level)}地区。",
                $"There are no places of the level {level.ToString().ToUpperInvariant()} in the selection."));
        }

        return rows;
    }

    private IEnumerable<OrgUnit> CurrentIn(OrgLevel level, IReadOnlyList<OrgUnit> selected) => selected.Count switch
    {
        0 => version.CurrentAt(level),
        1 => version.CurrentUnder(level, selected[0]),
        _ => version.CurrentAt(level).Where(unit => selected.Any(place => Lies(unit, place))),
    };

    private RowPlace OneRow(List<OrgUnit> selected)
    {
        var only = selected.Count == 1 ? selected[0]
            : selected.Count == 0 && version.Roots is [var root] ? root
            : null;
        return new RowPlace(only, 0, [.. selected.Select(unit => unit.Id)]);
    }

    // As the table area has it, not by path: what was merged lies where its successor lies.
    private bool Lies(OrgUnit unit, OrgUnit place) => version.Areas.Of(place.Level, unit.Id) == place.Id;
}

using System.Text.RegularExpressions;
using static McHAnalytics.Yardsticks.Conformance.ScriptValue;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>Marks the answer to a whole request, by the rules of <c>grade.mjs</c>.</summary>
internal static partial class ResponseGrader
{
    private static readonly string[] s_unordered = ["types", "directives", "possibleTypes", "locations"];

    private static readonly string[] s_specifiedDirectives = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    public static Marks Compare(object? expected, object? actual, bool isIntrospection)
    {
        var (wantedErrors, givenErrors) = (Items(expected, "errors"), Items(actual, "errors"));
        var (wanted, given) = (Member(expected, "data"), Member(actual, "data"));
        if (isIntrospection)
        {
            (wanted, given) = (Introspected(wanted, false), Introspected(given, false));
        }

        var verdict = Has(expected, "data") == Has(actual, "data")
            && Write(Sorted(wanted)) == Write(Sorted(given))
            && wantedErrors.Count > 0 == givenErrors.Count > 0;
        var structure = verdict
            && (isIntrospection || Write(wanted) == Write(given))
            && (Has(expected, "data")
                ? ErrorsFit(wanted: expected, given: actual)
                : Grader.Same(wantedErrors, givenErrors, Grader.Places));
        return new Marks(verdict, structure, structure && Grader.Same(wantedErrors, givenErrors, Whole));
    }

    private static string Whole(object? error) =>
        Grader.Places(error) + Write(Member(error, "path")) + Grader.Message(error);

    /// <summary>Errors whose null stayed in place must be the same; where a null bubbled up, one of the errors under
    /// that place is enough, as siblings may be cancelled.</summary>
    private static bool ErrorsFit(object? wanted, object? given)
    {
        var (wantedBubbles, wantedInPlace) = Sort(wanted);
        var (givenBubbles, givenInPlace) = Sort(given);
        return wantedBubbles.SetEquals(givenBubbles)
            && wantedInPlace.Order(StringComparer.Ordinal)
                .SequenceEqual(givenInPlace.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static (HashSet<string> Bubbled, List<string> InPlace) Sort(object? response)
    {
        var bubbled = new HashSet<string>(StringComparer.Ordinal);
        var inPlace = new List<string>();
        foreach (var error in Items(response, "errors"))
        {
            if (Member(error, "path") is not List<object?> path)
            {
                inPlace.Add("req@" + Grader.Places(error));
                continue;
            }

            var reached = NulledAt(Member(response, "data"), path);
            if (reached < path.Count)
            {
                bubbled.Add(Write(path[..reached]));
            }
            else
            {
                inPlace.Add(Write(path) + "@" + Grader.Places(error));
            }
        }

        return (bubbled, inPlace);
    }

    /// <summary>How many steps of a path lead to the first null.</summary>
    private static int NulledAt(object? data, List<object?> path)
    {
        var at = data;
        for (var i = 0; i < path.Count && at is not null; i++)
        {
            at = (at, path[i]) switch
            {
                (List<object?> items, double index) when index >= 0 && index < items.Count => items[(int)index],
                (OrderedDictionary<string, object?> members, string name) => members.GetValueOrDefault(name),
                _ => null,
            };
            if (at is null)
            {
                return i + 1;
            }
        }

        return at is null ? 0 : path.Count;
    }

    /// <summary>Leaves out what implementations may order or word as they like.</summary>
    private static object? Introspected(object? value, bool isBuiltIn)
    {
        if (value is List<object?> items)
        {
            return items.Select(item => Introspected(item, isBuiltIn)).ToList();
        }

        if (value is not OrderedDictionary<string, object?> members)
        {
            return value;
        }

        var builtIn = isBuiltIn || IsBuiltIn(members);
        return InOrder(members
            .Where(member => !builtIn || member.Key != "description")
            .Select(member => KeyValuePair.Create(
                member.Key,
                Introspected(member.Value, builtIn) switch
                {
                    List<object?> list when s_unordered.Contains(member.Key) =>
                        list.OrderBy(item => Write(Member(item, "name") ?? item), StringComparer.Ordinal).ToList(),
                    var other => other,
                })));
    }

    private static bool IsBuiltIn(OrderedDictionary<string, object?> members) =>
        members.GetValueOrDefault("name") is string name
        && ((BuiltInType().IsMatch(name) && members.ContainsKey("kind"))
            || (members.GetValueOrDefault("locations") is List<object?> && s_specifiedDirectives.Contains(name)));

    [GeneratedRegex(@"^(__|String\z|Int\z|Float\z|Boolean\z|ID\z)")]
    private static partial Regex BuiltInType();
}

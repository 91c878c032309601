using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>Refuses documents that ask deeper or wider than the server allows; fragments are measured once
/// each.</summary>
/// <remarks>To be asked only of a document that validation has passed: it relies on there being no cycles.</remarks>
internal sealed class DocumentLimits
{
    private readonly GraphQLLimits _limits;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Dictionary<string, Extent> _measured = new(StringComparer.Ordinal);
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    private DocumentLimits(DocumentNode document, GraphQLLimits limits)
    {
        _limits = limits;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
    }

    private readonly record struct Extent(int Depth, int IntrospectionDepth, long Aliases)
    {
        public Extent Beside(Extent other) => new(
            Math.Max(Depth, other.Depth),
            Math.Max(IntrospectionDepth, other.IntrospectionDepth),
            Math.Min(Aliases + other.Aliases, int.MaxValue));
    }

    /// <summary>What is too much; nothing where the document is within its limits.</summary>
    public static ImmutableArray<GraphQLError> Check(DocumentNode document, GraphQLLimits limits)
    {
        var check = new DocumentLimits(document, limits);
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            check.Check(operation);
        }

        return check._errors.ToImmutable();
    }

    private void Check(OperationDefinitionNode operation)
    {
        var extent = Measure(operation.SelectionSet);
        Refuse(extent.Depth, _limits.MaxDepth, "levels deep", operation.Position);
        Refuse(
            extent.IntrospectionDepth, _limits.MaxIntrospectionDepth, "levels deep into the schema",
            operation.Position);
        Refuse(extent.Aliases, _limits.MaxAliases, "fields under other names", operation.Position);
    }

    private void Refuse(long found, int limit, string what, SourcePosition position)
    {
        if (found > limit)
        {
            _errors.Add(new GraphQLError($"The operation asks {found} {what}; this server allows {limit}.", position)
            {
                Code = ErrorCodes.LimitExceeded,
            });
        }
    }

    private Extent Measure(SelectionSetNode selectionSet)
    {
        CheckSameField(selectionSet);
        return MeasureSelections(selectionSet);
    }

    private Extent MeasureSelections(SelectionSetNode selectionSet)
    {
        var extent = default(Extent);
        foreach (var selection in selectionSet.Selections)
        {
            extent = extent.Beside(selection switch
            {
                FieldNode field => Measure(field),
                InlineFragmentNode fragment => MeasureSelections(fragment.SelectionSet),
                FragmentSpreadNode spread => Measure(spread),
                _ => default,
            });
        }

        return extent;
    }

    private Extent Measure(FieldNode field)
    {
        var below = field.SelectionSet is null ? default : Measure(field.SelectionSet);
        var aliases = below.Aliases + (field.Alias is null ? 0 : 1);
        return field.Name.Value is "__schema" or "__type"
            ? new Extent(1, below.Depth + 1, aliases)
            : new Extent(below.Depth + 1, below.IntrospectionDepth, aliases);
    }

    private Extent Measure(FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        if (!_measured.TryGetValue(name, out var extent))
        {
            _measured[name] = extent = MeasureSelections(_fragments[name].SelectionSet);
        }

        return extent;
    }

    private void CheckSameField(SelectionSetNode selectionSet)
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        Gather(selectionSet, names, new HashSet<string>(StringComparer.Ordinal));
        foreach (var (name, responses) in names)
        {
            Refuse(responses.Count, _limits.MaxSameField, $"times for \"{name}\" of one object", selectionSet.Position);
        }
    }

    private void Gather(
        SelectionSetNode selectionSet, Dictionary<string, HashSet<string>> names, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!names.TryGetValue(field.Name.Value, out var responses))
                    {
                        names[field.Name.Value] = responses = new HashSet<string>(StringComparer.Ordinal);
                    }

                    responses.Add(field.ResponseName);
                    break;
                case InlineFragmentNode fragment:
                    Gather(fragment.SelectionSet, names, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    Gather(_fragments[spread.Name.Value].SelectionSet, names, visited);
                    break;
            }
        }
    }
}

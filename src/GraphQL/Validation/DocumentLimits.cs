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
        if (extent.Depth > _limits.MaxDepth)
        {
            Refuse(LimitErrors.TooDeep(extent.Depth, _limits.MaxDepth, operation.Position));
        }

        if (extent.IntrospectionDepth > _limits.MaxIntrospectionDepth)
        {
            Refuse(LimitErrors.IntrospectionTooDeep(
                extent.IntrospectionDepth, _limits.MaxIntrospectionDepth, operation.Position));
        }

        if (extent.Aliases > _limits.MaxAliases)
        {
            Refuse(LimitErrors.TooManyAliases(extent.Aliases, _limits.MaxAliases, operation.Position));
        }
    }

    private void Refuse(GraphQLError error)
    {
        if (_errors.Count < _limits.MaxErrors)
        {
            _errors.Add(error);
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

    /// <summary>Repetitions in one selection set as it is written; those of fragments are not counted, since clients
    /// put one field into many. How often a field is asked under different names is counted where fields are
    /// merged.</summary>
    private void CheckSameField(SelectionSetNode selectionSet)
    {
        if (selectionSet.Selections.Length <= _limits.MaxSameField)
        {
            return;
        }

        foreach (var (name, times) in selectionSet.Selections.OfType<FieldNode>().CountBy(field => field.Name.Value))
        {
            if (times > _limits.MaxSameField)
            {
                Refuse(LimitErrors.SameFieldTooOften(name, times, _limits.MaxSameField, selectionSet.Position));
            }
        }
    }
}

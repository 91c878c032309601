using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>What the rules may ask while a document is walked, and where they report.</summary>
internal sealed class ValidationContext(GraphQLSchema schema, DocumentNode document, TypeInfo types, int maxErrors)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> _referenced = [];
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = ByName(document);

    public GraphQLSchema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    /// <summary>The types at the place the walk has reached.</summary>
    public TypeInfo Types { get; } = types;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>The rule whose handlers run.</summary>
    public string Rule { get; set; } = "";

    public IEnumerable<OperationDefinitionNode> Operations => Document.Definitions.OfType<OperationDefinitionNode>();

    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>After how many errors the walk is given up.</summary>
    public int MaxErrors => maxErrors;

    public void Report(string message, params ImmutableArray<SourcePosition> positions) =>
        Report(new GraphQLError(message, positions) { Code = ErrorCodes.ValidationFailed, Rule = Rule });

    public void Report(GraphQLError error)
    {
        if (_errors.Count >= maxErrors)
        {
            throw new TooManyErrorsException();
        }

        _errors.Add(error);
    }

    /// <summary>The spreads in a selection set, its inline fragments and sub-fields; not within other
    /// fragments.</summary>
    public List<FragmentSpreadNode> FragmentSpreads(SelectionSetNode selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var known))
        {
            return known;
        }

        var spreads = new List<FragmentSpreadNode>();
        var open = new Stack<SelectionSetNode>([selectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } subFields }:
                        open.Push(subFields);
                        break;
                    case InlineFragmentNode fragment:
                        open.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return _spreads[selectionSet] = spreads;
    }

    /// <summary>The fragments an operation spreads, those within fragments among them; each once.</summary>
    public List<FragmentDefinitionNode> ReferencedFragments(OperationDefinitionNode operation)
    {
        if (_referenced.TryGetValue(operation, out var known))
        {
            return known;
        }

        var fragments = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var spread in FragmentSpreads(set))
            {
                if (seen.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                {
                    fragments.Add(fragment);
                    open.Push(fragment.SelectionSet);
                }
            }
        }

        return _referenced[operation] = fragments;
    }

    /// <summary>Notes a variable at the place the walk has reached.</summary>
    public void AddUsage(DefinitionNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            _usages[definition] = usages = [];
        }

        usages.Add(usage);
    }

    /// <summary>The variables an operation uses, in its fragments too; known once the document has been
    /// walked.</summary>
    public IEnumerable<VariableUsage> VariableUsages(OperationDefinitionNode operation)
    {
        DefinitionNode[] definitions = [operation, .. ReferencedFragments(operation)];
        return definitions.SelectMany(definition => _usages.GetValueOrDefault(definition) ?? []);
    }

    private static Dictionary<string, FragmentDefinitionNode> ByName(DocumentNode document)
    {
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }

        return fragments;
    }
}

/// <summary>A variable where it is used.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type its place expects; <c>null</c> where that is unknown.</param>
/// <param name="HasDefault">Whether the place has a default.</param>
/// <param name="ObjectType">The input object whose field it is given to, or <c>null</c>.</param>
internal readonly record struct VariableUsage(
    VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? ObjectType);

/// <summary>Stops a walk that has found enough.</summary>
internal sealed class TooManyErrorsException : Exception;

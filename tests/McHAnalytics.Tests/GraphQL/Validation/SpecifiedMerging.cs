using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Validation;

/// <summary>FieldsInSetCanMerge and SameResponseShape word for word as in the specification, 5.3.2: every pair, again
/// and again, so for small documents only.</summary>
internal sealed class SpecifiedMerging(GraphQLSchema schema, DocumentNode document)
{
    private sealed record Field(NamedType Parent, FieldNode Node)
    {
        public GraphQLType Type => ((FieldsType)Parent).Fields.Find(Node.Name.Value)!.Type;
    }

    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

    public bool CanMerge() => document.Definitions.All(definition => definition is OperationDefinitionNode operation
        ? CanMergeWithin(schema.QueryType!, operation.SelectionSet)
        : CanMergeWithin(
            schema.FindType(((FragmentDefinitionNode)definition).TypeCondition.Name.Value)!,
            ((FragmentDefinitionNode)definition).SelectionSet));

    /// <summary>Asked of every selection set defined in the document.</summary>
    private bool CanMergeWithin(NamedType type, SelectionSetNode set) =>
        FieldsInSetCanMerge(Collect([(type, set)]))
        && Collect([(type, set)]).All(field =>
            field.Node.SelectionSet is null || CanMergeWithin(field.Type.Innermost, field.Node.SelectionSet));

    private bool FieldsInSetCanMerge(List<Field> fields) => Pairs(fields).All(pair =>
        SameResponseShape(pair.A, pair.B)
        && (!(pair.A.Parent == pair.B.Parent || pair.A.Parent is not ObjectType || pair.B.Parent is not ObjectType)
            || (pair.A.Node.Name.Value == pair.B.Node.Name.Value
                && Arguments(pair.A.Node) == Arguments(pair.B.Node)
                && FieldsInSetCanMerge(Merged(pair.A, pair.B)))));

    private bool SameResponseShape(Field a, Field b)
    {
        GraphQLType typeA = a.Type, typeB = b.Type;
        while (typeA is NonNullType or ListType || typeB is NonNullType or ListType)
        {
            if (typeA.GetType() != typeB.GetType())
            {
                return false;
            }

            typeA = typeA is NonNullType nonNullA ? nonNullA.OfType : ((ListType)typeA).OfType;
            typeB = typeB is NonNullType nonNullB ? nonNullB.OfType : ((ListType)typeB).OfType;
        }

        return typeA is ScalarType or EnumType || typeB is ScalarType or EnumType
            ? typeA == typeB
            : Pairs(Merged(a, b)).All(pair => SameResponseShape(pair.A, pair.B));
    }

    private List<Field> Merged(Field a, Field b) =>
        a.Node.SelectionSet is null || b.Node.SelectionSet is null
            ? []
            : Collect([(a.Type.Innermost, a.Node.SelectionSet), (b.Type.Innermost, b.Node.SelectionSet)]);

    private static IEnumerable<(Field A, Field B)> Pairs(List<Field> fields) =>
        from a in Enumerable.Range(0, fields.Count)
        from b in Enumerable.Range(a + 1, fields.Count - a - 1)
        where fields[a].Node.ResponseName == fields[b].Node.ResponseName
        select (fields[a], fields[b]);

    private static string Arguments(FieldNode node) =>
        string.Join(',', node.Arguments.Select(argument => $"{argument.Name}:{argument.Value}").Order());

    private List<Field> Collect(IEnumerable<(NamedType Type, SelectionSetNode Set)> sets)
    {
        var fields = new List<Field>();
        var opened = new HashSet<string>();
        foreach (var (type, set) in sets)
        {
            Open(type, set);
        }

        return fields;

        void Open(NamedType type, SelectionSetNode set)
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(new Field(type, field));
                        break;
                    case InlineFragmentNode inline:
                        Open(schema.FindType(inline.TypeCondition!.Name.Value)!, inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when opened.Add(spread.Name.Value):
                        var fragment = _fragments[spread.Name.Value];
                        Open(schema.FindType(fragment.TypeCondition.Name.Value)!, fragment.SelectionSet);
                        break;
                }
            }
        }
    }
}

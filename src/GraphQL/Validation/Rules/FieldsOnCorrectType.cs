using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fields that are asked exist (5.3.1).</summary>
internal static class FieldsOnCorrectType
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<FieldNode>(NodeKind.Field, node =>
        {
            if (context.Types is { ParentType: { } type, Field: null })
            {
                context.Report(
                    $"Cannot query field \"{node.Name}\" on type \"{type}\"."
                    + Suggest(context.Schema, type, node.Name.Value),
                    node.Position);
            }
        });

    private static string Suggest(GraphQLSchema schema, NamedType type, string field)
    {
        var types = Suggestions.DidYouMean(TypesWithField(schema, type, field), "to use an inline fragment on");
        return types.Length > 0
            ? types
            : Suggestions.DidYouMean(type is FieldsType own ? Suggestions.For(field, own.Fields.Names) : []);
    }

    /// <summary>The possible types and their interfaces that do have the field, those most shared first.</summary>
    private static List<string> TypesWithField(GraphQLSchema schema, NamedType type, string field)
    {
        var counts = new OrderedDictionary<FieldsType, int>();
        foreach (var possible in (type as IAbstractType)?.PossibleTypes ?? [])
        {
            if (possible.Fields.Find(field) is null)
            {
                continue;
            }

            counts[possible] = 1;
            foreach (var shared in possible.Interfaces)
            {
                if (shared.Fields.Find(field) is not null)
                {
                    counts[shared] = counts.GetValueOrDefault(shared) + 1;
                }
            }
        }

        var types = counts.Keys.ToList();
        types.Sort((a, b) =>
            counts[a] != counts[b] ? counts[b].CompareTo(counts[a])
            : schema.IsSubType(a, b) ? -1
            : schema.IsSubType(b, a) ? 1
            : NaturalOrder.Comparer.Compare(a.Name, b.Name));
        return types.ConvertAll(each => each.Name);
    }
}

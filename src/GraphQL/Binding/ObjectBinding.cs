using System.Reflection;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Finds for each field the member that answers it.</summary>
internal sealed class ObjectBinding(BindingPlan plan, Func<Type, bool> isService)
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public void BindAll()
    {
        foreach (var type in plan.Schema.Types.OfType<ObjectType>().Where(type => !type.IsSpecified))
        {
            var runtimeType = plan.RuntimeTypes.GetValueOrDefault(type);
            var resolvers = ResolversOf(type);
            foreach (var field in type.Fields)
            {
                var member = Take(resolvers, field) ?? MemberOf(runtimeType, field);
                if (member is not null)
                {
                    new FieldBinding(plan, type, field, runtimeType, isService).Bind(member);
                }
                else if (runtimeType is not null || plan.IsRoot(type))
                {
                    plan.Faults.Add(Missing(type, field, runtimeType));
                }
            }

            foreach (var method in resolvers)
            {
                plan.Faults.Add(
                    $"{method.DeclaringType!.Name}.{method.Name}: answers no field of {type}. Mend its name, make it "
                    + "private, or mark it [GraphQLIgnore].");
            }
        }
    }

    private List<MethodInfo> ResolversOf(ObjectType type) =>
    [
        .. plan.Resolvers
            .Where(pair => pair.Type == type)
            .SelectMany(pair => pair.Resolvers.GetMethods(PublicStatic))
            .Where(method => !method.IsSpecialName && !BindingNames.IsIgnored(method)),
    ];

    private MethodInfo? Take(List<MethodInfo> resolvers, FieldDefinition field)
    {
        var matches = resolvers.FindAll(method => BindingNames.IsFieldName(method, field.Name));
        resolvers.RemoveAll(matches.Contains);
        if (matches.Count > 1)
        {
            plan.Faults.Add(
                $"{field.Name}: {string.Join(" and ", matches.Select(m => $"{m.DeclaringType!.Name}.{m.Name}"))} both "
                + "answer it. Keep one.");
        }

        return matches.FirstOrDefault();
    }

    private static MemberInfo? MemberOf(Type? runtimeType, FieldDefinition field)
    {
        const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;
        if (runtimeType is null)
        {
            return null;
        }

        IEnumerable<Type> types =
            runtimeType.IsInterface ? [runtimeType, .. runtimeType.GetInterfaces()] : [runtimeType];
        return types
            .SelectMany(type => type.GetProperties(Instance).Where(property => property.CanRead)
                .Cast<MemberInfo>()
                .Concat(type.GetMethods(Instance).Where(method => !method.IsSpecialName)))
            .Where(member => !BindingNames.IsIgnored(member))
            .FirstOrDefault(member => BindingNames.IsFieldName(member, field.Name));
    }

    private static string Missing(ObjectType type, FieldDefinition field, Type? runtimeType) =>
        $"{type}.{field.Name}: nothing answers it. "
        + (runtimeType is null
            ? $"Add a method to a class given to .BindResolvers(typeof(...), \"{type}\")."
            : $"Add a member to {BindingNames.Of(runtimeType)}, or a method to its resolvers.");
}

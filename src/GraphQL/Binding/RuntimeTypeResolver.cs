using System.Collections.Concurrent;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Finds the object type of a value of an interface or a union by the value's CLR type.</summary>
internal static class RuntimeTypeResolver
{
    public static TypeResolver Create(BindingPlan plan)
    {
        var byAbstract = new Dictionary<NamedType, Dictionary<Type, string>>();
        foreach (var type in plan.Schema.Types.Where(type => type is IAbstractType))
        {
            byAbstract[type] = Index(plan, type);
        }

        var known = new ConcurrentDictionary<(Type, NamedType), string?>();
        return (value, abstractType) => known.GetOrAdd(
            (value.GetType(), abstractType),
            static (key, index) => Nearest(key.Item1, index[key.Item2]),
            byAbstract);
    }

    private static Dictionary<Type, string> Index(BindingPlan plan, NamedType abstractType)
    {
        var index = new Dictionary<Type, string>();
        foreach (var possible in ((IAbstractType)abstractType).PossibleTypes)
        {
            if (plan.RuntimeTypes.TryGetValue(possible, out var clrType) && !index.TryAdd(clrType, possible.Name))
            {
                plan.Faults.Add(
                    $"{abstractType}: {index[clrType]} and {possible} are both bound to {BindingNames.Of(clrType)}, so "
                    + "a value of it could be either. Bind them to types of their own.");
            }
        }

        return index;
    }

    private static string? Nearest(Type type, Dictionary<Type, string> index)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (index.TryGetValue(at, out var name))
            {
                return name;
            }
        }

        return index.FirstOrDefault(entry => entry.Key.IsAssignableFrom(type)).Value;
    }
}

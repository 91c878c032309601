using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Whether what a member returns can answer a field of a type.</summary>
internal static class OutputFit
{
    private static readonly HashSet<Type> s_whole =
    [
        typeof(int), typeof(long), typeof(short), typeof(byte), typeof(ushort), typeof(sbyte), typeof(uint),
    ];

    public static bool Fits(BindingPlan plan, GraphQLType type, Type clrType)
    {
        var given = Nullable.GetUnderlyingType(clrType) ?? clrType;
        return type.NullableType switch
        {
            ListType list => ItemType(given) is { } itemType && Fits(plan, list.OfType, itemType),
            EnumType enumType => plan.Enums.GetValueOrDefault(enumType) == given,
            ObjectType objectType => plan.RuntimeTypes.TryGetValue(objectType, out var bound)
                && (bound.IsAssignableFrom(given) || given.IsAssignableFrom(bound)),
            ScalarType scalar when plan.Scalars.TryGetValue(scalar, out var binding) =>
                binding.ClrType.IsAssignableFrom(given),
            ScalarType { Name: "Int" } => s_whole.Contains(given),
            ScalarType { Name: "Float" } => s_whole.Contains(given)
                || given == typeof(double) || given == typeof(float) || given == typeof(decimal),
            ScalarType { Name: "String" } => given == typeof(string),
            ScalarType { Name: "Boolean" } => given == typeof(bool),
            ScalarType { Name: "ID" } => given == typeof(string) || given == typeof(Guid) || s_whole.Contains(given),
            ScalarType => true,
            _ => !given.IsPrimitive && given != typeof(string),
        };
    }

    private static Type? ItemType(Type type) =>
        type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : new[] { type }.Concat(type.GetInterfaces())
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
}

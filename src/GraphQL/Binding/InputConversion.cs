using System.Globalization;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Finds how coerced values become the CLR values that parameters and records take.</summary>
internal static class InputConversion
{
    private static readonly HashSet<Type> s_listTypes =
    [
        typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
        typeof(IList<>), typeof(ICollection<>), typeof(List<>),
    ];

    /// <summary>The conversion from a schema type to a CLR type; <c>null</c> where they do not fit.</summary>
    /// <remarks>It is given null only where the CLR type can hold it.</remarks>
    public static Func<object?, object?>? Find(BindingPlan plan, GraphQLType type, Type clrType)
    {
        var target = Nullable.GetUnderlyingType(clrType) ?? clrType;
        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = Find(plan, type, clrType.GetGenericArguments()[0]);
            return inner is null ? null : Generic(nameof(WrapOptional), clrType.GetGenericArguments()[0], inner);
        }

        return type.NullableType switch
        {
            ListType list when ItemType(target) is { } itemType && Find(plan, list.OfType, itemType) is { } convert =>
                Generic(target.IsArray ? nameof(ToArray) : nameof(ToList), itemType, convert),
            ListType => null,
            EnumType enumType => plan.Enums.GetValueOrDefault(enumType) == target ? Same : null,
            InputObjectType input => plan.Inputs.TryGetValue(input, out var binding) && binding.ClrType == target
                ? value => value is null ? null : binding.Convert(value)
                : null,
            ScalarType scalar => OfScalar(plan, scalar, target),
            _ => null,
        };
    }

    /// <summary>Whether a variable of the type can hold null.</summary>
    public static bool CanBeNull(Type type) =>
        !type.IsValueType
        || Nullable.GetUnderlyingType(type) is not null
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>));

    /// <summary>The value a variable has before anything is put into it.</summary>
    public static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static Func<object?, object?>? OfScalar(BindingPlan plan, ScalarType scalar, Type target)
    {
        if (plan.Scalars.TryGetValue(scalar, out var binding))
        {
            return target.IsAssignableFrom(binding.ClrType) ? Same : null;
        }

        return (scalar.Name, Type.GetTypeCode(target)) switch
        {
            ("Int", TypeCode.Int32) or ("Float", TypeCode.Double) or ("Boolean", TypeCode.Boolean) => Same,
            ("String" or "ID", TypeCode.String) => Same,
            ("Int", TypeCode.Int64 or TypeCode.Double or TypeCode.Decimal) or ("Float", TypeCode.Decimal) =>
                value => value is null ? null : Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static object? Same(object? value) => value;

    private static Type? ItemType(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && s_listTypes.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0]
        : null;

    private static Func<object?, object?> Generic(string method, Type type, Func<object?, object?> item) =>
        (Func<object?, object?>)typeof(InputConversion)
            .GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, [item])!;

    private static Func<object?, object?> ToList<T>(Func<object?, object?> item) => value =>
        value is null ? null : ((List<object?>)value).ConvertAll(each => (T)item(each)!);

    private static Func<object?, object?> ToArray<T>(Func<object?, object?> item) => value =>
        value is null ? null : ((List<object?>)value).ConvertAll(each => (T)item(each)!).ToArray();

    private static Func<object?, object?> WrapOptional<T>(Func<object?, object?> inner) => value =>
        new Optional<T>((T)inner(value)!);
}

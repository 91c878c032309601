using System.Reflection;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>How names of the schema and of the code answer each other.</summary>
internal static class BindingNames
{
    /// <summary><c>orgUnits</c> is answered by <c>OrgUnits</c> or <c>OrgUnitsAsync</c>.</summary>
    public static bool IsFieldName(MemberInfo member, string field)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name == field;
        }

        return member.Name.Equals(field, StringComparison.OrdinalIgnoreCase)
            || (member is MethodInfo && member.Name.Equals(field + "Async", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary><c>orgUnit</c> is given to the parameter <c>orgUnit</c> or <c>OrgUnit</c>.</summary>
    public static bool IsArgumentName(ParameterInfo parameter, string argument) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>() is { } given
            ? given.Name == argument
            : string.Equals(parameter.Name, argument, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>LAST_3_MONTHS</c> is <c>Last3Months</c>.</summary>
    public static bool IsEnumValueName(FieldInfo member, string value) =>
        member.GetCustomAttribute<GraphQLNameAttribute>() is { } given
            ? given.Name == value
            : member.Name.Replace("_", "", StringComparison.Ordinal)
                .Equals(value.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    public static bool IsIgnored(MemberInfo member) => member.IsDefined(typeof(GraphQLIgnoreAttribute));

    /// <summary>A type as a C# reader knows it: <c>IReadOnlyList&lt;OrgUnit&gt;</c>.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : type.Name;
    }
}

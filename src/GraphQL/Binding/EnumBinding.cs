using System.Reflection;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Binds an enum's values to the members of a CLR enum, one to one.</summary>
internal static class EnumBinding
{
    public static void Bind(BindingPlan plan, EnumType type, Type clrType)
    {
        var members = clrType.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(member => !BindingNames.IsIgnored(member))
            .ToList();
        foreach (var value in type.Values)
        {
            var member = members.Find(candidate => BindingNames.IsEnumValueName(candidate, value.Name));
            if (member is null)
            {
                plan.Faults.Add($"{type}.{value.Name}: {clrType.Name} has no member of this name.");
                continue;
            }

            value.RuntimeValue = member.GetValue(null)!;
            members.Remove(member);
        }

        foreach (var member in members)
        {
            plan.Faults.Add(
                $"{type}: {clrType.Name}.{member.Name} is no value of the schema's enum. Add it there, or mark it "
                + "[GraphQLIgnore].");
        }

        type.IndexRuntimeValues();
        plan.Enums[type] = clrType;
    }
}

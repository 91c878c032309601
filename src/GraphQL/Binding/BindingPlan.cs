using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>What has been bound so far, and what is wrong with it.</summary>
internal sealed class BindingPlan(GraphQLSchema schema)
{
    public GraphQLSchema Schema { get; } = schema;

    public List<string> Faults { get; } = [];

    public Dictionary<ScalarType, ScalarBinding> Scalars { get; } = [];

    public Dictionary<EnumType, Type> Enums { get; } = [];

    public Dictionary<InputObjectType, InputBinding> Inputs { get; } = [];

    public Dictionary<ObjectType, Type> RuntimeTypes { get; } = [];

    public List<(ObjectType Type, Type Resolvers)> Resolvers { get; } = [];

    /// <summary>The schema's type of this name and kind; a fault where there is none.</summary>
    public T? Find<T>(string name)
        where T : NamedType
    {
        if (Schema.FindType(name) is T type)
        {
            return type;
        }

        Faults.Add(
            $"{name}: bound as {typeof(T).Name}, but the schema has no such type. Remove the binding or mend its "
            + "name.");
        return null;
    }

    public bool IsRoot(NamedType type) =>
        type == Schema.QueryType || type == Schema.MutationType || type == Schema.SubscriptionType;

    public void CheckNothingIsMissing()
    {
        foreach (var type in Schema.Types.Where(type => !type.IsSpecified))
        {
            switch (type)
            {
                case ScalarType scalar when !Scalars.ContainsKey(scalar):
                    Faults.Add($"{type}: this scalar is not bound. Add .BindScalar(\"{type}\", ...).");
                    break;
                case EnumType enumType when !Enums.ContainsKey(enumType):
                    Faults.Add($"{type}: this enum is not bound. Add .BindEnum<T>(\"{type}\").");
                    break;
                case InputObjectType input when !Inputs.ContainsKey(input):
                    Faults.Add($"{type}: this input is not bound. Add .BindInput<T>(\"{type}\").");
                    break;
                case ObjectType objectType when !IsRoot(type) && !RuntimeTypes.ContainsKey(objectType):
                    Faults.Add($"{type}: this type is not bound. Add .BindType<T>(\"{type}\").");
                    break;
            }
        }
    }
}

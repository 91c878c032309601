using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Binds a schema to the code that answers it, once, at start.</summary>
/// <remarks>
/// Whatever is missing, superfluous or mistyped is gathered and thrown together by <see cref="Build"/>. What is built
/// holds compiled delegates: no request uses reflection.
/// </remarks>
public sealed class SchemaBinder
{
    private readonly BindingPlan _plan;

    private SchemaBinder(GraphQLSchema schema) => _plan = new BindingPlan(schema);

    /// <summary>Begins with the schema's text, or with several that extend each other.</summary>
    /// <exception cref="Errors.GraphQLErrorException">The text is no valid schema.</exception>
    public static SchemaBinder Create(params ReadOnlySpan<string> sdl) => new(SchemaBuilder.Build(sdl));

    /// <summary>Says how a scalar is read and written.</summary>
    public SchemaBinder BindScalar(string name, ScalarBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        if (_plan.Find<ScalarType>(name) is { } scalar)
        {
            scalar.Coercion = binding;
            _plan.Scalars[scalar] = binding;
        }

        return this;
    }

    /// <summary>Binds an enum; <c>LAST_3_MONTHS</c> is <c>Last3Months</c>.</summary>
    /// <param name="name">The name in the schema; by default the CLR type's.</param>
    public SchemaBinder BindEnum<T>(string? name = null)
        where T : struct, Enum
    {
        if (_plan.Find<EnumType>(name ?? typeof(T).Name) is { } type)
        {
            EnumBinding.Bind(_plan, type, typeof(T));
        }

        return this;
    }

    /// <summary>Binds an input object to a record or class; its members are found by the fields' names.</summary>
    /// <param name="name">The name in the schema; by default the CLR type's.</param>
    public SchemaBinder BindInput<T>(string? name = null)
    {
        if (_plan.Find<InputObjectType>(name ?? typeof(T).Name) is { } type)
        {
            _plan.Inputs[type] = new InputBinding(type, typeof(T));
        }

        return this;
    }

    /// <summary>Binds an object type to the CLR type whose properties and methods answer its fields.</summary>
    /// <param name="name">The name in the schema; by default the CLR type's.</param>
    public SchemaBinder BindType<T>(string? name = null) => BindType(typeof(T), name);

    /// <inheritdoc cref="BindType{T}"/>
    public SchemaBinder BindType(Type type, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (_plan.Find<ObjectType>(name ?? type.Name) is { } objectType)
        {
            _plan.RuntimeTypes[objectType] = type;
        }

        return this;
    }

    /// <summary>Lets the public static methods of a class answer fields of an object type, before its CLR type's own
    /// members.</summary>
    /// <param name="resolvers">A static class; each public method must answer a field.</param>
    /// <param name="name">The object type's name in the schema.</param>
    public SchemaBinder BindResolvers(Type resolvers, string name)
    {
        ArgumentNullException.ThrowIfNull(resolvers);
        if (_plan.Find<ObjectType>(name) is { } objectType)
        {
            _plan.Resolvers.Add((objectType, resolvers));
        }

        return this;
    }

    /// <summary>Checks and compiles everything.</summary>
    /// <param name="isService">Whether a type can be had from the requests' services; without it that is found out
    /// only when a field is asked.</param>
    /// <exception cref="SchemaBindingException">Something is missing, superfluous or mistyped.</exception>
    public ExecutableSchema Build(Func<Type, bool>? isService = null)
    {
        foreach (var input in _plan.Inputs.Values)
        {
            input.Compile(_plan);
        }

        new ObjectBinding(_plan, isService ?? (_ => true)).BindAll();
        _plan.CheckNothingIsMissing();
        var resolveType = RuntimeTypeResolver.Create(_plan);
        return _plan.Faults.Count == 0
            ? new ExecutableSchema(_plan.Schema, resolveType)
            : throw new SchemaBindingException([.. _plan.Faults.Distinct()]);
    }
}

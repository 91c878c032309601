using System.Linq.Expressions;
using System.Reflection;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Makes CLR objects of an input object's coerced fields.</summary>
internal sealed class InputBinding(InputObjectType type, Type clrType)
{
    private readonly List<(string Field, InputTarget Target)> _parameters = [];
    private readonly List<(string Field, InputTarget Target, Action<object, object?> Set)> _properties = [];
    private Func<object?[], object>? _create;

    public Type ClrType { get; } = clrType;

    /// <summary>Matches fields with constructor parameters and properties.</summary>
    public void Compile(BindingPlan plan)
    {
        var constructor = ClrType.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        if (constructor is null && !ClrType.IsValueType)
        {
            plan.Faults.Add($"{type}: {ClrType.Name} has no public constructor.");
            return;
        }

        var unmatched = type.Fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var name = parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? parameter.Name!;
            if (!unmatched.Remove(name, out var field) && !parameter.HasDefaultValue)
            {
                plan.Faults.Add($"{type}: {ClrType.Name} needs '{name}', which is no field of the schema's input.");
            }

            var target = new InputTarget(plan, parameter, field, $"{type}.{field?.Name ?? name}");
            _parameters.Add((field?.Name ?? "", target));
        }

        foreach (var field in unmatched.Values)
        {
            CompileProperty(plan, field);
        }

        _create = CompileConstructor(constructor);
    }

    /// <summary>Makes one object.</summary>
    public object Convert(object coerced)
    {
        var fields = (IReadOnlyDictionary<string, object?>)coerced;
        var arguments = new object?[_parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (field, target) = _parameters[i];
            arguments[i] = fields.TryGetValue(field, out var value) ? target.Convert(value) : target.Default;
        }

        var made = _create!(arguments);
        foreach (var (field, target, set) in _properties)
        {
            if (fields.TryGetValue(field, out var value))
            {
                set(made, target.Convert(value));
            }
        }

        return made;
    }

    private void CompileProperty(BindingPlan plan, InputValue field)
    {
        var property = ClrType.GetProperties().FirstOrDefault(candidate =>
            candidate.CanWrite
            && !BindingNames.IsIgnored(candidate)
            && BindingNames.IsFieldName(candidate, field.Name));
        if (property is null)
        {
            plan.Faults.Add(
                $"{type}.{field.Name}: {ClrType.Name} has neither a constructor parameter nor a property for it.");
            return;
        }

        var target = new InputTarget(plan, property.PropertyType, field, $"{type}.{field.Name}");
        var made = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var assign = Expression.Assign(
            Expression.Property(
                ClrType.IsValueType ? Expression.Unbox(made, ClrType) : Expression.Convert(made, ClrType), property),
            Expression.Convert(value, property.PropertyType));
        var set = Expression.Lambda<Action<object, object?>>(assign, made, value).Compile();
        _properties.Add((field.Name, target, set));
    }

    private Func<object?[], object> CompileConstructor(ConstructorInfo? constructor)
    {
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = (constructor?.GetParameters() ?? []).Select((parameter, i) => Expression.Convert(
            Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType));
        var create = constructor is null ? Expression.New(ClrType) : Expression.New(constructor, values);
        var boxed = Expression.Convert(create, typeof(object));
        return Expression.Lambda<Func<object?[], object>>(boxed, arguments).Compile();
    }
}

/// <summary>A parameter or property that takes one argument or input field.</summary>
internal sealed class InputTarget
{
    private readonly Func<object?, object?> _convert;
    private readonly bool _canBeNull;

    public InputTarget(BindingPlan plan, ParameterInfo parameter, InputValue? source, string place)
        : this(
            plan, parameter.ParameterType, source, place, parameter.HasDefaultValue,
            parameter.HasDefaultValue && parameter.DefaultValue is not null ? parameter.DefaultValue : null)
    {
    }

    public InputTarget(
        BindingPlan plan, Type clrType, InputValue? source, string place, bool hasDefault = false,
        object? defaultValue = null)
    {
        _canBeNull = InputConversion.CanBeNull(clrType);
        Default = Boxed(defaultValue, clrType);
        _convert = value => value;
        if (source is null)
        {
            return;
        }

        if (InputConversion.Find(plan, source.Type, clrType) is not { } convert)
        {
            plan.Faults.Add($"{place}: {source.Type} cannot be given to a {BindingNames.Of(clrType)}.");
        }
        else if (!source.Type.IsNonNull && !_canBeNull && !hasDefault)
        {
            plan.Faults.Add(
                $"{place}: {source.Type} may be null, a {BindingNames.Of(clrType)} may not. Write "
                + $"{BindingNames.Of(clrType)}? or give a default.");
        }
        else
        {
            _convert = convert;
        }
    }

    /// <summary>What is taken where nothing was given.</summary>
    public object? Default { get; }

    public object? Convert(object? value) => value is null && !_canBeNull ? Default : _convert(value);

    private static object? Boxed(object? value, Type clrType)
    {
        var target = Nullable.GetUnderlyingType(clrType) ?? clrType;
        return value is null ? InputConversion.DefaultOf(clrType)
            : target.IsEnum && value.GetType() != target ? Enum.ToObject(target, value)
            : value;
    }
}

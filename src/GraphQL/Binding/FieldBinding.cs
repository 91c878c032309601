using System.Linq.Expressions;
using System.Reflection;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Compiles the delegate by which a member answers a field.</summary>
internal sealed class FieldBinding(
    BindingPlan plan, ObjectType type, FieldDefinition field, Type? runtimeType, Func<Type, bool> isService)
{
    private static readonly ParameterExpression s_context = Expression.Parameter(typeof(ResolverContext), "context");
    private static readonly ParameterExpression s_parents =
        Expression.Parameter(typeof(IReadOnlyList<object?>), "parents");

    private readonly List<(string Argument, InputTarget Target)> _arguments = [];

    private readonly string _place = $"{type}.{field.Name}";

    /// <summary>Binds the field to a property or a method.</summary>
    public void Bind(MemberInfo member)
    {
        switch (member)
        {
            case MethodInfo method when type == plan.Schema.SubscriptionType:
                BindStream(method);
                break;
            case PropertyInfo property:
                CheckArgumentsAreTaken(member, []);
                var value = Expression.Property(Parent(runtimeType!), property);
                field.Resolver = Compile(value, property.PropertyType);
                break;
            case MethodInfo method when method.IsDefined(typeof(BatchResolverAttribute)):
                BindBatch(method);
                break;
            case MethodInfo method:
                var call = Call(method, method.GetParameters());
                field.Resolver = Compile(call, method.ReturnType);
                break;
        }

        if (_arguments.Count > 0)
        {
            var arguments = _arguments.ToArray();
            field.ArgumentConverter = values => Array.ConvertAll(
                arguments,
                pair => values.TryGetValue(pair.Argument, out var value)
                    ? pair.Target.Convert(value)
                    : pair.Target.Default);
        }
    }

    private FieldResolver? Compile(Expression value, Type returned)
    {
        var (result, adapter) = ResultAdapter.Find(returned);
        if (result is null || !OutputFit.Fits(plan, field.Type, result))
        {
            plan.Faults.Add($"{_place}: {BindingNames.Of(returned)} cannot answer {field.Type}.");
            return null;
        }

        return Expression.Lambda<FieldResolver>(Expression.Call(adapter!, value), s_context).Compile();
    }

    /// <summary>The method gives the events; the field's value is then the event itself.</summary>
    private void BindStream(MethodInfo method)
    {
        var (item, adapter) = ResultAdapter.FindStream(method.ReturnType);
        var call = Call(method, method.GetParameters());
        if (item is null || !OutputFit.Fits(plan, field.Type, item))
        {
            plan.Faults.Add(
                $"{_place}: {BindingNames.Of(method.ReturnType)} cannot answer {field.Type} as a stream of events; "
                + "return an IAsyncEnumerable of it.");
            return;
        }

        field.StreamResolver =
            Expression.Lambda<StreamResolver>(Expression.Call(adapter!, call), s_context).Compile();
        field.Resolver = static context => new ValueTask<object?>(context.Parent);
    }

    private void BindBatch(MethodInfo method)
    {
        var parameters = method.GetParameters();
        if (parameters.Length == 0
            || !parameters[0].ParameterType.IsGenericType
            || parameters[0].ParameterType.GetGenericTypeDefinition() != typeof(IReadOnlyList<>))
        {
            plan.Faults.Add($"{_place}: a batch loader's first parameter takes the parents as IReadOnlyList<T>.");
            return;
        }

        var parentType = parameters[0].ParameterType.GetGenericArguments()[0];
        if (runtimeType is not null && !parentType.IsAssignableFrom(runtimeType))
        {
            plan.Faults.Add(
                $"{_place}: the loader takes {BindingNames.Of(parentType)} as parents, but {type} is bound to "
                + $"{BindingNames.Of(runtimeType)}.");
            return;
        }

        var parents = Expression.Call(ResultAdapter.CastParents(parentType), s_parents);
        var call = Call(method, parameters[1..], parents);
        var (result, adapter) = ResultAdapter.FindBatch(method.ReturnType);
        if (result is null || !OutputFit.Fits(plan, field.Type, result))
        {
            plan.Faults.Add(
                $"{_place}: {BindingNames.Of(method.ReturnType)} cannot answer {field.Type} for many parents; return "
                + "an IReadOnlyList with one result a parent.");
            return;
        }

        field.BatchResolver = Expression.Lambda<BatchResolver>(
            Expression.Call(adapter!, call), s_parents, s_context).Compile();
    }

    private MethodCallExpression Call(MethodInfo method, ParameterInfo[] parameters, params Expression[] before)
    {
        var taken = new List<string>();
        Expression[] values = [.. before, .. parameters.Select(parameter => Value(parameter, taken))];
        CheckArgumentsAreTaken(method, taken);
        return method.IsStatic
            ? Expression.Call(method, values)
            : Expression.Call(Parent(method.DeclaringType!), method, values);
    }

    private Expression Value(ParameterInfo parameter, List<string> taken)
    {
        var wanted = parameter.ParameterType;
        if (wanted == typeof(CancellationToken))
        {
            return Expression.Property(s_context, nameof(ResolverContext.CancellationToken));
        }

        if (wanted == typeof(ResolverContext))
        {
            return s_context;
        }

        if (field.Arguments.FirstOrDefault(each => BindingNames.IsArgumentName(parameter, each.Name)) is { } argument
            && !parameter.IsDefined(typeof(ServiceAttribute)))
        {
            taken.Add(argument.Name);
            _arguments.Add((argument.Name, new InputTarget(plan, parameter, argument, $"{_place}({argument.Name}:)")));
            return Expression.Convert(
                Expression.ArrayIndex(
                    Expression.Property(s_context, nameof(ResolverContext.ConvertedArguments)),
                    Expression.Constant(_arguments.Count - 1)),
                wanted);
        }

        if (parameter.Name == "parent" || (runtimeType is not null && wanted.IsAssignableFrom(runtimeType)))
        {
            if (runtimeType is not null && !wanted.IsAssignableFrom(runtimeType))
            {
                plan.Faults.Add(
                    $"{_place}: takes a {BindingNames.Of(wanted)} as parent, but {type} is bound to "
                    + $"{BindingNames.Of(runtimeType)}.");
            }

            return Parent(wanted);
        }

        if (!isService(wanted))
        {
            plan.Faults.Add(
                $"{_place}: parameter '{parameter.Name}' ({BindingNames.Of(wanted)}) is neither an argument of the "
                + "field, nor its parent, nor a registered service.");
        }

        return Expression.Convert(
            Expression.Call(
                ResultAdapter.RequireServiceMethod,
                Expression.Property(s_context, nameof(ResolverContext.Services)),
                Expression.Constant(wanted)),
            wanted);
    }

    private void CheckArgumentsAreTaken(MemberInfo member, List<string> taken)
    {
        var byHand = member.GetCustomAttributes<UsesArgumentAttribute>().Select(each => each.Name).ToHashSet();
        foreach (var argument in field.Arguments)
        {
            if (!taken.Contains(argument.Name) && !byHand.Contains(argument.Name))
            {
                plan.Faults.Add(
                    $"{_place}({argument.Name}:): {member.DeclaringType!.Name}.{member.Name} does not take this "
                    + "argument.");
            }
        }
    }

    private static UnaryExpression Parent(Type wanted) =>
        Expression.Convert(Expression.Property(s_context, nameof(ResolverContext.Parent)), wanted);
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace McHAnalytics.GraphQL.Binding;

/// <summary>Brings what members return, at once or later, into the one form the execution takes.</summary>
internal static class ResultAdapter
{
    private const BindingFlags PrivateStatic = BindingFlags.NonPublic | BindingFlags.Static;

    public static MethodInfo RequireServiceMethod { get; } = Method(nameof(RequireService));

    /// <summary>The type of the answer itself, and the method that adapts it.</summary>
    public static (Type? Result, MethodInfo? Adapter) Find(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return (null, null);
        }

        var (result, form) = Unwrap(returned);
        return (result, Method(form switch { 1 => nameof(OfTask), 2 => nameof(OfValueTask), _ => nameof(OfValue) })
            .MakeGenericMethod(result));
    }

    /// <summary>The type of one parent's answer, and the method that adapts the list of them.</summary>
    public static (Type? Result, MethodInfo? Adapter) FindBatch(Type returned)
    {
        var (list, form) = Unwrap(returned);
        var result = new[] { list }.Concat(list.GetInterfaces())
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            ?.GetGenericArguments()[0];
        return result is null
            ? (null, null)
            : (result, Method(form switch
            {
                1 => nameof(OfListTask),
                2 => nameof(OfListValueTask),
                _ => nameof(OfList),
            }).MakeGenericMethod(form == 0 ? [result] : [list, result]));
    }

    /// <summary>The type of one event, and the method that adapts the stream of them.</summary>
    public static (Type? Item, MethodInfo? Adapter) FindStream(Type returned)
    {
        var (stream, form) = Unwrap(returned);
        if (!stream.IsGenericType || stream.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>))
        {
            return (null, null);
        }

        var item = stream.GetGenericArguments()[0];
        return (item, Method(form switch
        {
            1 => nameof(OfStreamTask),
            2 => nameof(OfStreamValueTask),
            _ => nameof(OfStream),
        }).MakeGenericMethod(item));
    }

    public static MethodInfo CastParents(Type parent) => Method(nameof(Cast)).MakeGenericMethod(parent);

    private static MethodInfo Method(string name) => typeof(ResultAdapter).GetMethod(name, PrivateStatic)!;

    private static (Type Result, int Form) Unwrap(Type returned)
    {
        var open = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        return open == typeof(Task<>) ? (returned.GetGenericArguments()[0], 1)
            : open == typeof(ValueTask<>) ? (returned.GetGenericArguments()[0], 2)
            : (returned, 0);
    }

    private static ValueTask<object?> OfValue<T>(T value) => new(value);

    private static async ValueTask<object?> OfTask<T>(Task<T> task) => await task.ConfigureAwait(false);

    private static async ValueTask<object?> OfValueTask<T>(ValueTask<T> task) => await task.ConfigureAwait(false);

    private static ValueTask<IReadOnlyList<object?>> OfList<T>(IReadOnlyList<T> list) => new(Boxed(list));

    private static async ValueTask<IReadOnlyList<object?>> OfListTask<TList, T>(Task<TList> task)
        where TList : IReadOnlyList<T> => Boxed(await task.ConfigureAwait(false));

    private static async ValueTask<IReadOnlyList<object?>> OfListValueTask<TList, T>(ValueTask<TList> task)
        where TList : IReadOnlyList<T> => Boxed(await task.ConfigureAwait(false));

    private static ValueTask<IAsyncEnumerable<object?>> OfStream<T>(IAsyncEnumerable<T> stream) =>
        new(stream as IAsyncEnumerable<object?> ?? Boxed(stream));

    private static async ValueTask<IAsyncEnumerable<object?>> OfStreamTask<T>(Task<IAsyncEnumerable<T>> task) =>
        await OfStream(await task.ConfigureAwait(false)).ConfigureAwait(false);

    private static async ValueTask<IAsyncEnumerable<object?>> OfStreamValueTask<T>(
        ValueTask<IAsyncEnumerable<T>> task) =>
        await OfStream(await task.ConfigureAwait(false)).ConfigureAwait(false);

    private static async IAsyncEnumerable<object?> Boxed<T>(
        IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private static IReadOnlyList<object?> Boxed<T>(IReadOnlyList<T> list) =>
        list as IReadOnlyList<object?> ?? [.. list.Select(item => (object?)item)];

    private static T[] Cast<T>(IReadOnlyList<object?> parents)
    {
        var cast = new T[parents.Count];
        for (var i = 0; i < cast.Length; i++)
        {
            cast[i] = (T)parents[i]!;
        }

        return cast;
    }

    private static object RequireService(IServiceProvider services, Type type) =>
        services.GetService(type)
        ?? throw new InvalidOperationException($"No service {BindingNames.Of(type)} is registered.");
}

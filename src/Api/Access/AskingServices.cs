using McHAnalytics.Models.Access;

namespace McHAnalytics.Api.Access;

/// <summary>The services of one request: those of the server, and who asks.</summary>
internal sealed class AskingServices(IServiceProvider services, Asker asker) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(Asker) ? asker : services.GetService(serviceType);

    /// <summary>Whether resolvers may take a service of this type.</summary>
    public static Func<Type, bool> Knows(Func<Type, bool> isService) => type => type == typeof(Asker) || isService(type);
}

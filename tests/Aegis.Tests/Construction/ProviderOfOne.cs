namespace Aegis.Tests.Construction;

/// <summary>A provider that is no service container: it knows one service, and neither scopes nor keys.</summary>
internal sealed class ProviderOfOne(Type type, object service) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == type ? service : null;
}

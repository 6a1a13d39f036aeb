namespace Aegis.Agents;

/// <summary>The provider of a pipeline that was built without services: it knows none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    private NoServices() { }

    public object? GetService(Type serviceType) => null;
}

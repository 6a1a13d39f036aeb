namespace Aegis.Pipelines;

/// <summary>The provider of a pipeline or an agent that was built without one.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    private NoServices() { }

    public object? GetService(Type serviceType) => null;
}

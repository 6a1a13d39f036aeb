namespace Aegis.Benchmarks.Scheduler;

/// <summary>Knows the one service that the diamond's agents take.</summary>
internal sealed class NoOpServices(bool yields) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(NoOpAgent) ? new NoOpAgent(yields) : null;
}

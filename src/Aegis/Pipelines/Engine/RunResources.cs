using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Pipelines;

/// <summary>The agents that live for one run, and the service scope that they were built in.</summary>
internal sealed class RunResources : IAsyncDisposable
{
    private readonly object gate = new();
    private readonly List<object> owned = [];
    private readonly AsyncServiceScope? scope;

    public RunResources(IServiceProvider services)
    {
        scope = services.GetService<IServiceScopeFactory>()?.CreateAsyncScope();
        Services = scope?.ServiceProvider ?? services;
    }

    /// <summary>The services of the run; the pipeline's own when its provider has no scopes.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Disposes of something when the run has ended.</summary>
    public void Own(object disposable)
    {
        lock (gate)
        {
            owned.Add(disposable);
        }
    }

    /// <summary>Disposes of everything, last come first served, then of the scope; whatever throws does not keep the rest.</summary>
    /// <exception cref="AggregateException">More than one threw.</exception>
    public async ValueTask DisposeAsync()
    {
        List<Exception>? exceptions = null;
        for (var i = owned.Count - 1; i >= -1; i--)
        {
            try
            {
                await DisposeAsync(i >= 0 ? owned[i] : scope).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                (exceptions ??= []).Add(exception);
            }
        }

        if (exceptions is not null)
        {
            throw exceptions is [var only] ? only : new AggregateException(exceptions);
        }
    }

    private static ValueTask DisposeAsync(object? disposable)
    {
        if (disposable is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (disposable as IDisposable)?.Dispose();
        return default;
    }
}

namespace Aegis.Tests.Construction;

/// <summary>Keeps in which order things were disposed of.</summary>
internal sealed class Disposals
{
    public List<string> Order { get; } = [];

    public IDisposable Synchronous(string name) => new SynchronousItem(this, name);

    public IAsyncDisposable Asynchronous(string name) => new AsynchronousItem(this, name);

    /// <summary>A service that keeps its own end.</summary>
    public sealed class SynchronousItem(Disposals disposals, string name) : IDisposable
    {
        public void Dispose() => disposals.Order.Add(name);
    }

    /// <summary>An item that can only be disposed of asynchronously.</summary>
    public sealed class AsynchronousItem(Disposals disposals, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            disposals.Order.Add(name);
        }
    }

    /// <summary>An item that does not want to go.</summary>
    public sealed class FailingItem(string message) : IDisposable
    {
        public void Dispose() => throw new NotSupportedException(message);
    }
}

using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Turns.Tests.Kit;

/// <summary>A loop of a <see cref="Kit.Greeter"/>, by a clock that stands still.</summary>
public abstract class GreeterTest : IDisposable
{
    protected GreeterTest() => Loop = NewLoop("greeter");

    protected FakeTimeProvider Clock { get; } = new();

    protected Greeter Desk { get; } = new();

    protected AgentLoop Loop { get; }

    protected AgentLoop NewLoop(string name) => new(name, "Greets people.", Desk.Tools, new() { TimeProvider = Clock });

    public void Dispose()
    {
        Loop.Dispose();
        GC.SuppressFinalize(this);
    }
}

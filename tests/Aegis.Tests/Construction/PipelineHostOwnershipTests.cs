using Aegis.Pipelines;

namespace Aegis.Tests.Construction;

public sealed class PipelineHostOwnershipTests : IDisposable
{
    private readonly Disposals disposals = new();
    private readonly PipelineHost host = new("ReportPipeline", chatClient: null);

    public void Dispose() => host.Dispose();

    [Fact]
    public void Owned_IsReturned()
    {
        var agent = new object();

        Assert.Same(agent, host.Own(agent));
    }

    [Fact]
    public async Task DisposedAsynchronously_GoInReverseOrder()
    {
        host.Own(disposals.Synchronous("first"));
        host.Own(disposals.Asynchronous("second"));
        host.Own(new object());
        host.Own(disposals.Synchronous("third"));

        await host.DisposeAsync();

        Assert.Equal(["third", "second", "first"], disposals.Order);
    }

    [Fact]
    public void Disposed_GoInReverseOrder()
    {
        host.Own(disposals.Synchronous("first"));
        host.Own(disposals.Synchronous("second"));

        host.Dispose();

        Assert.Equal(["second", "first"], disposals.Order);
    }

    [Fact]
    public async Task DisposedTwice_GoOnce()
    {
        host.Own(disposals.Synchronous("agent"));

        await host.DisposeAsync();
        await host.DisposeAsync();
        host.Dispose();

        Assert.Single(disposals.Order);
    }

    [Fact]
    public void AsynchronousAgentDisposedSynchronously_IsNamedAndTheOthersGo()
    {
        host.Own(disposals.Synchronous("first"));
        host.Own(disposals.Asynchronous("second"));

        var error = Assert.Throws<InvalidOperationException>(host.Dispose);

        Assert.Equal(
            "'AsynchronousItem' can only be disposed of asynchronously: dispose of the pipeline with 'await using'.",
            error.Message
        );
        Assert.Equal(["first"], disposals.Order);
    }

    [Fact]
    public async Task AgentThatFails_KeepsNoneOfTheOthers()
    {
        host.Own(disposals.Synchronous("first"));
        host.Own(new Disposals.FailingItem("no"));

        var error = await Assert.ThrowsAsync<NotSupportedException>(async () => await host.DisposeAsync());

        Assert.Equal("no", error.Message);
        Assert.Equal(["first"], disposals.Order);
    }

    [Fact]
    public async Task SeveralAgentsThatFail_AreAllReported()
    {
        host.Own(new Disposals.FailingItem("first"));
        host.Own(new Disposals.FailingItem("second"));

        var error = await Assert.ThrowsAsync<AggregateException>(async () => await host.DisposeAsync());

        Assert.Equal(["second", "first"], error.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public async Task AgentOfADisposedHost_IsRefused()
    {
        await host.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => host.Own(disposals.Synchronous("late")));
    }
}

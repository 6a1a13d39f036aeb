using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>Agents that live for one run, and the scope that they are built in.</summary>
public sealed class RunResourcesTests
{
    private readonly List<string> log = [];

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OwnedAgents_AreDisposedOfLastFirstThenTheScope()
    {
        var services = new ServiceCollection().AddScoped(_ => new Part(log, "scoped")).BuildServiceProvider();
        AgentBody owns = call =>
        {
            Assert.Same(call.Run!.Host.Required<Part>("a", "part"), call.Run.Host.Required<Part>("a", "part"));
            call.Run.Host.Own(new Part(log, $"agent {call.Agent}"));
            return Bodies.Yield(call);
        };

        await Build(owns, services).RunAsync(cancellationToken: TestToken);

        Assert.Equal(["agent 1", "agent 0", "scoped"], log);
    }

    [Fact]
    public async Task DisposalThrows_IsToldInTheResultAfterDisposingOfTheRest()
    {
        AgentBody owns = call =>
        {
            call.Run!.Host.Own(new Part(log, $"agent {call.Agent}", new FormatException($"{call.Agent}")));
            return Bodies.Sum(call);
        };

        var result = await Build(owns, services: null).RunAsync(cancellationToken: TestToken);

        Assert.Equal("2 succeeded", result.Summary);
        Assert.Equal(PipelineStatus.Failed, result.Status);
        Assert.Equal(["1", "0"], result.CleanupErrors.Select(error => error.Message));
        Assert.Equal(["agent 1", "agent 0"], log);
    }

    [Fact]
    public async Task CancelledRun_DisposesOfItsAgentsToo()
    {
        using var source = new CancellationTokenSource();
        AgentBody owns = call =>
        {
            call.Run!.Host.Own(new Part(log, "agent"));
            source.Cancel();
            return Bodies.UntilCancelled(call);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Build(owns, services: null).RunAsync(cancellationToken: source.Token)
        );

        Assert.Equal(["agent"], log);
    }

    private static GraphPipeline Build(AgentBody body, IServiceProvider? services) =>
        new(
            [body, body],
            [new(0, 1)],
            host: services is null ? new PipelineHost("Graph", chatClient: null) : new PipelineHost("Graph", services)
        );

    private sealed class Part(List<string> log, string name, Exception? exception = null) : IDisposable
    {
        public void Dispose()
        {
            log.Add(name);
            if (exception is not null)
            {
                throw exception;
            }
        }
    }
}

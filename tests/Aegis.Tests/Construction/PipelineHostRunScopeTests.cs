using Aegis.Pipelines;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Construction;

public sealed class PipelineHostRunScopeTests
{
    private readonly Disposals disposals = new();

    [Fact]
    public async Task RunScope_HasItsOwnScopedServices()
    {
        await using var provider = Provider();
        var host = new PipelineHost("ReportPipeline", provider);

        await using var one = host.CreateRunScope();
        await using var other = host.CreateRunScope();

        var service = Resolve(one);
        Assert.Same(service, Resolve(one));
        Assert.NotSame(service, Resolve(other));
    }

    [Fact]
    public async Task RunScopeDisposed_DisposesOfItsAgentsAndThenOfItsServices()
    {
        await using var provider = Provider();
        var host = new PipelineHost("ReportPipeline", provider);
        host.Own(disposals.Synchronous("singleton agent"));

        await using (var scope = host.CreateRunScope())
        {
            Resolve(scope);
            scope.Own(disposals.Asynchronous("first agent"));
            scope.Own(disposals.Synchronous("second agent"));
        }

        Assert.Equal(["second agent", "first agent", "scoped service"], disposals.Order);
    }

    [Fact]
    public async Task RunScopeWithoutServices_OwnsItsAgentsAllTheSame()
    {
        using var client = new ScriptedChatClient("an answer");
        var host = new PipelineHost("ReportPipeline", client);

        await using (var scope = host.CreateRunScope())
        {
            scope.Own(disposals.Synchronous("agent"));
            Assert.Same(client, scope.Required<IChatClient>("Writer", "chatClient"));
        }

        Assert.Equal(["agent"], disposals.Order);
    }

    [Fact]
    public async Task ScopedChatClient_IsTheScopes()
    {
        await using var provider = new ServiceCollection()
            .AddScoped<IChatClient>(_ => new ScriptedChatClient("an answer"))
            .BuildServiceProvider(validateScopes: true);
        var host = new PipelineHost("ReportPipeline", provider);

        await using var one = host.CreateRunScope();
        await using var other = host.CreateRunScope();

        // beneath what stands between every agent and its model
        var context = one.CreateContext("Writer", clientKey: null, listener: null);
        var client = context.ChatClient?.GetService<ScriptedChatClient>();
        Assert.NotNull(client);
        Assert.Same(client, one.Required<IChatClient>("Writer", "chatClient"));
        Assert.NotSame(client, other.Required<IChatClient>("Writer", "chatClient"));
    }

    [Fact]
    public void ProviderThatKnowsNoScopes_IsUsedItself()
    {
        var host = new PipelineHost("ReportPipeline", new ProviderOfOne(typeof(string), "service"));

        using var scope = host.CreateRunScope();

        Assert.Equal("service", scope.Required<string>("Writer", "text"));
    }

    private ServiceProvider Provider() =>
        new ServiceCollection()
            .AddScoped(_ => new Disposals.SynchronousItem(disposals, "scoped service"))
            .BuildServiceProvider(validateScopes: true);

    private static Disposals.SynchronousItem Resolve(PipelineHost host) =>
        host.Required<Disposals.SynchronousItem>("Writer", "service");
}

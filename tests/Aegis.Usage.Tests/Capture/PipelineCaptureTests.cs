using Aegis.Usage.Tests.Tracking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Usage.Tests.Capture;

/// <summary>Agents of pipelines, whose usage is taken down without anybody asking for it.</summary>
public sealed class PipelineCaptureTests : IAsyncDisposable
{
    private static readonly ModelPrice Price = new()
    {
        Model = "small",
        Aliases = ["small-*"],
        Input = 1,
        Output = 10,
        CacheRead = 0.1m,
    };

    private ServiceProvider? services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryAnswer_IsTakenDown_WithWhoAsked(bool isStreamed)
    {
        services = Services(new CountingClient());
        var pipeline = new ScribePipeline(services);
        var options = new PipelineRunOptions { Tenant = "acme" };
        string? runId = null;
        if (isStreamed)
        {
            await foreach (var happened in pipeline.StreamPipelineAsync("Go.", options, Token))
            {
                runId = happened is RunCompleted completed ? completed.Result.RunId : runId;
            }
        }
        else
        {
            var result = await pipeline.RunPipelineAsync("Go.", options, Token);
            result.EnsureSuccess();
            runId = result.RunId;
        }

        var events = await EventsAsync();

        Assert.Equal(["Asker", "Scribe"], events.Select(usage => usage.AgentId).Order());
        Assert.All(
            events,
            usage =>
            {
                Assert.Equal(
                    ("acme", nameof(ScribePipeline), runId, 1),
                    (usage.Tenant, usage.Pipeline, usage.RunId, usage.Attempt)
                );
                Assert.Equal(("acme-ai", "small-2026-01-01"), (usage.Provider, usage.Model));
                Assert.Equal(new TokenCounts(100, 20, 40, 0, 5), usage.Tokens);
                // 60 fresh, 40 of the cache, 20 written
                Assert.Equal((60 + 4 + 200) / 1_000_000m, usage.Cost);
                Assert.Null(usage.Fault);
            }
        );
    }

    [Fact]
    public async Task AgentThatFails_HasPaidForWhatItGot()
    {
        services = Services(new CountingClient { Fault = new IOException("Cut off.") });
        var agent = new Asker();
        var context = new AgentContext(
            "Asker",
            new CountingClient { Fault = new IOException("x") }.UseUsageTracking(Tracker)
        );
        using (context.Enter())
        {
            await Assert.ThrowsAsync<IOException>(() => agent.RunAsync("Go.", context, Token));
        }

        var usage = Assert.Single(await EventsAsync());

        Assert.Equal(("Asker", "IOException", 100L), (usage.AgentId, usage.Fault, usage.Tokens.Input));
        Assert.Null(usage.Pipeline);
    }

    [Fact]
    public async Task ClientThatIsTrackedAlready_CountsOnce()
    {
        services = new ServiceCollection()
            .AddAegis()
            .AddSingleton<IChatClient>(provider =>
                new CountingClient().UseUsageTracking(provider.GetRequiredService<UsageTracker>(), "by hand")
            )
            .BuildServiceProvider();

        (await new ScribePipeline(services).RunPipelineAsync("Go.", cancellationToken: Token)).EnsureSuccess();

        var events = await EventsAsync();
        Assert.Equal(2, events.Count);
        Assert.All(events, usage => Assert.Equal(("by hand", nameof(ScribePipeline)), (usage.AgentId, usage.Pipeline)));
    }

    [Fact]
    public async Task WithoutATracker_NothingIsBetweenAgentAndModel()
    {
        var result = await new HolderPipeline(new CountingService()).RunPipelineAsync(cancellationToken: Token);

        Assert.False(result.Holder.Value);
    }

    [Fact]
    public async Task TrackerOfTheApp_IsUsed()
    {
        var store = new TroubledStore();
        await using var own = new UsageTracker(store);
        services = new ServiceCollection()
            .AddSingleton(own)
            .AddAegis()
            .AddSingleton<IChatClient>(new CountingClient())
            .BuildServiceProvider();

        (await new ScribePipeline(services).RunPipelineAsync("Go.", cancellationToken: Token)).EnsureSuccess();
        await own.FlushAsync(Token);

        Assert.Equal(2, store.Count);
    }

    [Fact]
    public async Task StoreThatFails_IsNothingToTheAgents()
    {
        services = new ServiceCollection()
            .AddSingleton<IUsageStore>(_ => throw new InvalidOperationException("No database."))
            .AddAegis()
            .Configure<UsageTrackerOptions>(options => options.StopTimeout = TimeSpan.FromMilliseconds(1))
            .AddSingleton<IChatClient>(new CountingClient())
            .BuildServiceProvider();

        (await new ScribePipeline(services).RunPipelineAsync("Go.", cancellationToken: Token)).EnsureSuccess();

        Assert.Equal(2, Tracker.Waiting);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Tracker.FlushAsync(Token));
    }

    private UsageTracker Tracker => services!.GetRequiredService<UsageTracker>();

    private static ServiceProvider Services(IChatClient client) =>
        new ServiceCollection().AddModelPrices(Price).AddSingleton(client).BuildServiceProvider();

    private async Task<IReadOnlyList<UsageEvent>> EventsAsync()
    {
        await Tracker.FlushAsync(Token);
        return await services!
            .GetRequiredService<IUsageStore>()
            .ReadAsync(new UsageFilter(), UsagePeriod.All, null, 100, Token);
    }

    /// <summary>Knows a model, and nothing of Aegis.</summary>
    private sealed class CountingService : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IChatClient) ? new CountingClient() : null;
    }
}

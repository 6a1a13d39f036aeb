using Aegis.Ledger;
using Aegis.Resilience;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Waiting;

/// <summary>Waiting for people is no part of an attempt, and part of the whole.</summary>
public sealed class TimeoutTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task AttemptTimeout_StandsStillWhileItWaits()
    {
        await using var app = Create();
        await using var pool = new AgentPool(1, 1, TimeSpan.FromSeconds(30));
        var run = new HastyPipeline(app.Services).RunPipelineAsync(
            "go",
            new PipelineRunOptions { Pool = pool },
            App.Token
        );
        var request = await app.RequestAsync();
        while (pool.GetStatus().Running > 0)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromSeconds(500));
        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        (await clock.RunAsync(run)).EnsureSuccess();
        Assert.Single(app.Bank.Effects);
    }

    [Fact]
    public async Task AttemptTimeout_GoesOnAfterTheWait()
    {
        await using var app = Create();
        app.Bank.Before = static () => Task.Delay(Timeout.Infinite, App.Token);
        var run = new HastyPipeline(app.Services).RunPipelineAsync("go", cancellationToken: App.Token);
        var request = await app.RequestAsync();
        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        var result = await clock.RunAsync(run);

        var timeout = Assert.IsType<AgentTimeoutException>(result.HastyPayer.Error);
        Assert.False(timeout.IsTotal);
    }

    [Fact]
    public async Task TotalTimeout_CountsTheWait()
    {
        await using var app = Create();
        var run = new LimitedPipeline(app.Services).RunPipelineAsync("go", cancellationToken: App.Token);
        await app.RequestAsync();

        var result = await clock.RunAsync(run);

        Assert.True(Assert.IsType<AgentTimeoutException>(result.LimitedPayer.Error).IsTotal);
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task PendingApproval_IsNeitherRetried_NorMadeUpFor()
    {
        await using var app = Create(static options => options.Wait = TimeSpan.Zero);

        var result = await new StubbornPipeline(app.Services).RunPipelineAsync("go", cancellationToken: App.Token);

        Assert.IsType<ApprovalPendingException>(result.StubbornPayer.Error);
        Assert.Equal(1, result.StubbornPayer.Attempts);
        Assert.Single(await app.Approvals.ListPendingAsync(cancellationToken: App.Token));
    }

    private App Create(Action<ApprovalOptions>? configure = null) =>
        new(
            approvals => approvals.Configure(configure ?? (static _ => { })),
            services => services.AddSingleton<TimeProvider>(clock),
            new Charging()
        );
}

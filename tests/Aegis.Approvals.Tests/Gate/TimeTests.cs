using Aegis.Ledger;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Gate;

public sealed class TimeTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task NoAnswer_MeansNo()
    {
        await using var app = Create();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var request = await app.RequestAsync();
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(600), request.DecideBy, TimeSpan.FromMilliseconds(1));

        clock.Advance(TimeSpan.FromSeconds(601));

        Assert.Contains("nobody allowed it in time", await clock.RunAsync(call), StringComparison.Ordinal);
        Assert.Empty(app.Bank.Effects);
        var late = await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);
        Assert.Equal((DecisionOutcome.Expired, ApprovalStatus.Expired), (late.Outcome, late.Approval!.Status));
    }

    [Fact]
    public async Task DecisionThatNobodyUsesInTime_IsNoLongerOne()
    {
        await using var app = Create(static options => options.Wait = TimeSpan.Zero);
        (string, object?)[] arguments = [("order", "7"), ("amount", 1)];
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() =>
            app.CallAsync("refund", arguments: arguments)
        );
        await app.Approvals.ApproveAsync(pending.Operation!.Id, App.Alice, cancellationToken: App.Token);

        clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Contains(
            "nobody allowed it in time",
            await app.CallAsync("refund", arguments: arguments),
            StringComparison.Ordinal
        );
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task WaitThatIsOver_LeavesTheRequest_ForALaterCall()
    {
        await using var app = Create(static options => options.Wait = TimeSpan.FromMinutes(1));
        (string, object?)[] arguments = [("order", "7"), ("amount", 1)];
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() =>
            clock.RunAsync(app.CallAsync("refund", arguments: arguments))
        );
        Assert.Equal(pending.Operation!.Id, (await app.RequestAsync()).OperationId);

        await app.Approvals.ApproveAsync(pending.Operation.Id, App.Alice, cancellationToken: App.Token);

        Assert.Equal("did refund 7 1", await app.CallAsync("refund", arguments: arguments));
        Assert.Equal("did refund 7 1", await app.CallAsync("refund", arguments: arguments));
        Assert.Single(app.Bank.Effects);
    }

    [Fact]
    public async Task OptionsThatCanNotBeMeant_AreRefused()
    {
        await using var app = Create(static options => options.ValidFor = TimeSpan.Zero);

        Assert.Throws<ArgumentOutOfRangeException>(() => app.Approvals);
    }

    private App Create(Action<ApprovalOptions>? configure = null) =>
        new(
            approvals => approvals.Configure(configure ?? (static _ => { })),
            services => services.AddSingleton<TimeProvider>(clock)
        );
}

namespace Aegis.Ledger.Tests.Engine;

public sealed class CrashTests
{
    private static readonly TimeSpan LeaseAndMore = TimeSpan.FromSeconds(31);

    private readonly Desk desk = new();

    [Fact]
    public async Task OwnerGoneBeforeItBegan_IsTakenOver()
    {
        await desk.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: false);
        desk.Clock.Advance(LeaseAndMore);

        Assert.Equal("receipt 1", await desk.PayAsync());
        Assert.Equal(2, desk.Seen[0].Fence);
    }

    [Fact]
    public async Task AtMostOnce_AfterACrash_IsUnknownAndNotRepeated()
    {
        var abandoned = await desk.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: true);
        desk.Clock.Advance(LeaseAndMore);

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(async () => await desk.PayAsync());

        Assert.Equal((abandoned.Id, OperationState.Unknown), (error.Operation!.Id, error.Operation.State));
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task IdempotentDownstream_AfterACrash_IsRepeatedWithTheSameKey()
    {
        var abandoned = await desk.AbandonedAsync(ToolEffect.IdempotentDownstream, hasBegun: true);
        desk.Clock.Advance(LeaseAndMore);

        Assert.Equal("receipt 1", await desk.PayAsync(Desk.Pay(ToolEffect.IdempotentDownstream)));

        Assert.Equal(new LedgerCall(abandoned).DownstreamKey, desk.Seen[0].DownstreamKey);
    }

    [Fact]
    public async Task IdempotentDownstream_BeyondItsWindow_IsNotRepeated()
    {
        await desk.AbandonedAsync(ToolEffect.IdempotentDownstream, hasBegun: true);
        desk.Clock.Advance(TimeSpan.FromHours(25));

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.PayAsync(Desk.Pay(ToolEffect.IdempotentDownstream))
        );
    }

    [Fact]
    public async Task IdempotentDownstream_FailingDefinitelyTheSecondTime_MayHaveHappenedTheFirst()
    {
        await desk.AbandonedAsync(ToolEffect.IdempotentDownstream, hasBegun: true);
        desk.Clock.Advance(LeaseAndMore);

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.PayAsync(
                Desk.Pay(ToolEffect.IdempotentDownstream),
                (_, _) => throw new DefinitelyNotExecutedException("nobody listens")
            )
        );

        Assert.Equal(OperationState.Unknown, (await desk.OperationAsync()).State);
    }

    [Theory]
    [InlineData(ProbeVerdict.Done, "found", 0)]
    [InlineData(ProbeVerdict.NotDone, "receipt 1", 1)]
    public async Task Queryable_AfterACrash_AsksFirst(ProbeVerdict verdict, string result, int calls)
    {
        var patient = new Desk(configure: options => options.WaitBudget = TimeSpan.FromMinutes(5));
        await patient.AbandonedAsync(ToolEffect.Queryable, hasBegun: true);
        patient.Clock.Advance(LeaseAndMore);
        var start = patient.Clock.GetUtcNow();
        var action = Desk.Pay(ToolEffect.Queryable) with
        {
            Probe = (_, _) => new(verdict == ProbeVerdict.Done ? ProbeAnswer.Done("found") : ProbeAnswer.NotDone),
        };

        Assert.Equal(result, await patient.Clock.RunAsync(patient.PayAsync(action).AsTask()));

        Assert.Equal(calls, patient.Calls);
        // what was sent may still be on its way for a minute
        Assert.Equal(calls == 1, patient.Clock.GetUtcNow() - start >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Queryable_ThatCanNotTell_StaysUnknown()
    {
        await desk.AbandonedAsync(ToolEffect.Queryable, hasBegun: true);
        desk.Clock.Advance(LeaseAndMore);
        var action = Desk.Pay(ToolEffect.Queryable);

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () => await desk.PayAsync(action));
        await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.PayAsync(action with { Probe = (_, _) => new(ProbeAnswer.CannotTell) })
        );
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.PayAsync(action with { Probe = (_, _) => throw new TimeoutException("no answer") })
        );

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task Recovery_LooksAfterWhatNobodyHas()
    {
        await desk.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: false);
        Assert.Equal(0, await desk.Ledger.RecoverAsync(TestContext.Current.CancellationToken));
        desk.Clock.Advance(LeaseAndMore);

        Assert.Equal(1, await desk.Ledger.RecoverAsync(TestContext.Current.CancellationToken));

        var failed = await desk.OperationAsync();
        Assert.Equal((OperationState.Failed, FailureKind.Cancelled), (failed.State, failed.Failure!.Kind));
        Assert.Equal("receipt 1", await desk.PayAsync());
    }

    [Fact]
    public async Task Recovery_MarksWhatHadBegun()
    {
        await desk.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: true);
        desk.Clock.Advance(LeaseAndMore);

        Assert.Equal(1, await desk.Ledger.RecoverAsync(TestContext.Current.CancellationToken));

        Assert.Equal(OperationState.Unknown, (await desk.OperationAsync()).State);
        Assert.Equal(0, await desk.Ledger.RecoverAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LedgerInUse_LooksAfterItsStore()
    {
        var used = new Desk(configure: options => options.MaintenanceInterval = TimeSpan.FromMinutes(1));
        await used.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: true);
        used.Clock.Advance(TimeSpan.FromMinutes(2));

        await used.PayAsync(Desk.Pay() with { Key = "order-8" });
        await used.Ledger.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OperationState.Unknown, (await used.OperationAsync()).State);
    }
}

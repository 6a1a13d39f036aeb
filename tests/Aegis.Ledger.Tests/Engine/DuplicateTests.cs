namespace Aegis.Ledger.Tests.Engine;

public sealed class DuplicateTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task SecondCall_IsGivenTheFirstResult()
    {
        var first = await desk.PayAsync();
        var second = await desk.PayAsync(Desk.Pay(arguments: """{ "amount" : 12.0 }"""));

        Assert.Equal(("receipt 1", "receipt 1", 1), (first, second, desk.Calls));
        Assert.Equal(OperationState.Committed, (await desk.OperationAsync()).State);
    }

    [Fact]
    public async Task OtherArguments_AreAnotherAction()
    {
        await desk.PayAsync();

        var error = await Assert.ThrowsAsync<KeyReusedException>(async () =>
            await desk.PayAsync(Desk.Pay(arguments: """{"amount":13}"""))
        );

        Assert.Equal((await desk.OperationAsync()).Id, error.Operation!.Id);
        await Assert.ThrowsAsync<KeyReusedException>(async () => await desk.PayAsync(Desk.Pay() with { Thread = "b" }));
        await Assert.ThrowsAsync<KeyReusedException>(async () =>
            await desk.PayAsync(Desk.Pay() with { Operation = "b" })
        );
        Assert.Equal(1, desk.Calls);
    }

    [Fact]
    public async Task OtherArguments_ComeBeforeAnyState()
    {
        await desk.AbandonedAsync(ToolEffect.AtMostOnce, hasBegun: true);

        await Assert.ThrowsAsync<KeyReusedException>(async () => await desk.PayAsync(Desk.Pay(arguments: "{}")));
    }

    [Fact]
    public async Task CallUnderWay_IsWaitedFor()
    {
        var answer = new TaskCompletionSource<string>();
        var first = desk.PayAsync(effect: (_, _) => new(answer.Task)).AsTask();
        var second = desk.PayAsync().AsTask();
        Assert.False(second.IsCompleted);

        answer.SetResult("receipt 1");
        await first;

        Assert.Equal("receipt 1", await desk.Clock.RunAsync(second));
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task CallUnderWay_IsNotWaitedForForEver()
    {
        var answer = new TaskCompletionSource<string>();
        var first = desk.PayAsync(effect: (_, _) => new(answer.Task)).AsTask();

        var error = await Assert.ThrowsAsync<OperationInProgressException>(async () =>
            await desk.Clock.RunAsync(desk.PayAsync().AsTask())
        );

        Assert.InRange(error.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        answer.SetResult("receipt 1");
        await first;
    }

    [Fact]
    public async Task DefiniteFailure_MayBeTriedAgain()
    {
        var error = await Assert.ThrowsAsync<DefinitelyNotExecutedException>(async () =>
            await desk.PayAsync(effect: (_, _) => throw new DefinitelyNotExecutedException("no such host"))
        );
        Assert.Equal("no such host", error.Message);
        Assert.Equal(OperationState.Failed, (await desk.OperationAsync()).State);

        Assert.Equal("receipt 1", await desk.PayAsync());
        Assert.Equal((2, 2L), (desk.Seen[0].Operation.Attempt, desk.Seen[0].Fence));
    }

    [Fact]
    public async Task DefiniteFailure_IsNotTriedForEver()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Assert.ThrowsAsync<DefinitelyNotExecutedException>(async () =>
                await desk.PayAsync(effect: (_, _) => throw new DefinitelyNotExecutedException("no"))
            );
        }

        var error = await Assert.ThrowsAsync<OperationFailedException>(async () => await desk.PayAsync());

        Assert.Equal(FailureKind.Definite, error.Kind);
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task LargeResult_IsGivenOnce()
    {
        var large = new string('x', OperationResult.MaxLength);

        Assert.Equal(large, await desk.PayAsync(effect: (_, _) => new(large)));
        await Assert.ThrowsAsync<ResultGoneException>(async () => await desk.PayAsync());

        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task OldResult_IsGone_AndTheKeyStaysTaken()
    {
        await desk.PayAsync();
        desk.Clock.Advance(TimeSpan.FromHours(73));
        await Assert.ThrowsAsync<ResultGoneException>(async () => await desk.PayAsync());

        desk.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("receipt 2", await desk.PayAsync());
    }

    [Theory]
    [InlineData(ToolEffect.Unspecified)]
    [InlineData(ToolEffect.ReadOnly)]
    [InlineData(ToolEffect.Idempotent)]
    public async Task HarmlessEffect_NeedsNoLedger(ToolEffect effect) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.PayAsync(Desk.Pay(effect)));

    [Fact]
    public async Task Transactional_NeedsADatabase()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await desk.PayAsync(Desk.Pay(ToolEffect.Transactional))
        );

        Assert.Contains(nameof(InMemoryLedgerStore), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownstreamKey_TellsNothingAndStays()
    {
        await Assert.ThrowsAsync<DefinitelyNotExecutedException>(async () =>
            await desk.PayAsync(
                effect: (call, _) =>
                {
                    desk.Seen.Add(call);
                    throw new DefinitelyNotExecutedException("no");
                }
            )
        );
        await desk.PayAsync();
        await desk.PayAsync(Desk.Pay() with { Tenant = "acme" });

        Assert.Matches("^aegis_[a-z2-7]{52}$", desk.Seen[0].DownstreamKey);
        Assert.Equal(desk.Seen[0].DownstreamKey, desk.Seen[1].DownstreamKey);
        Assert.NotEqual(desk.Seen[0].DownstreamKey, desk.Seen[2].DownstreamKey);
    }
}

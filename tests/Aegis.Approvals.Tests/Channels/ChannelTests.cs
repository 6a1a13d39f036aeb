using Aegis.Ledger;

namespace Aegis.Approvals.Tests.Channels;

public sealed class ChannelTests
{
    [Fact]
    public async Task CallbackDecides_AndIsShownWhatThereIsToDecide()
    {
        Approval? seen = null;
        await using var app = new App(approvals =>
            approvals.OnRequest(
                (request, _) =>
                {
                    seen = request;
                    // in nobody's name
                    Assert.Null(AgentContext.Current);
                    return new(ApprovalDecision.Approve("alice", "fine"));
                }
            )
        );

        Assert.Equal("did charge 1 main", await app.CallAsync("charge_card", arguments: ("amount", 1)));

        var record = (await app.Approvals.FindAsync(seen!.OperationId, App.Token))!.Record;
        Assert.Equal((App.Alice, "fine", ApprovalStatus.Consumed), (record.Decider, record.Reason, record.Status));
    }

    [Fact]
    public async Task OfSeveral_TheFirstDecisionWins_AndTheOthersHearOfIt()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = new App(approvals =>
            approvals
                .OnRequest(static (_, _) => new(ApprovalDecision.None))
                .OnRequest(
                    async (_, token) =>
                    {
                        try
                        {
                            await Task.Delay(Timeout.Infinite, token);
                        }
                        finally
                        {
                            told.SetResult();
                        }

                        return ApprovalDecision.Approve("bob");
                    }
                )
                .OnRequest(static (_, _) => new(ApprovalDecision.Reject("alice", "no")))
        );

        Assert.Contains("no", await app.CallAsync("charge_card", arguments: ("amount", 1)), StringComparison.Ordinal);

        await told.Task.WaitAsync(TimeSpan.FromMinutes(1), App.Token);
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task ChannelThatThrows_DecidesNothing()
    {
        await using var app = new App(static approvals =>
            approvals.OnRequest(static (_, _) => throw new InvalidOperationException("no network"))
        );
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var request = await app.RequestAsync();
        Assert.False(call.IsCompleted);

        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        Assert.Equal("did charge 1 main", await call);
    }

    [Fact]
    public async Task CallsThatAreOne_AskOnce()
    {
        var asked = 0;
        await using var app = new App(approvals =>
            approvals.OnRequest(
                (_, _) =>
                {
                    Interlocked.Increment(ref asked);
                    return new(ApprovalDecision.None);
                }
            )
        );
        var calls = Enumerable
            .Range(0, 8)
            .Select(_ => app.CallAsync("refund", arguments: [("order", "7"), ("amount", 1)]))
            .ToList();
        var request = await app.RequestAsync();
        while (Volatile.Read(ref asked) == 0)
        {
            await Task.Yield();
        }

        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        Assert.All(await Task.WhenAll(calls), static answer => Assert.Equal("did refund 7 1", answer));
        Assert.Equal((1, 1), (asked, app.Bank.Effects.Count));
    }
}

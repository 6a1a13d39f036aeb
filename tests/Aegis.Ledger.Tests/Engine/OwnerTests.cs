using System.Net.Http;
using System.Net.Sockets;
using Aegis.Resilience;

namespace Aegis.Ledger.Tests.Engine;

public sealed class OwnerTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task Intent_IsThereBeforeTheEffect()
    {
        OperationRecord? seen = null;

        await desk.PayAsync(
            effect: async (_, _) =>
            {
                seen = await desk.OperationAsync();
                return "paid";
            }
        );

        Assert.Equal((OperationState.Pending, OperationPhase.Executing), (seen!.State, seen.Phase));
    }

    [Fact]
    public async Task Owner_KeepsItsLease()
    {
        var answer = new TaskCompletionSource<string>();
        var paid = desk.PayAsync(effect: (_, _) => new(answer.Task)).AsTask();
        for (var beat = 0; beat < 20; beat++)
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.True((await desk.OperationAsync()).LeaseLeft > TimeSpan.FromSeconds(19));
        }

        answer.SetResult("paid");
        Assert.Equal("paid", await paid);
        Assert.Equal(
            3,
            (await desk.Store.ReadAuditAsync("default", (await desk.OperationAsync()).Id, Desk.Token)).Count
        );
    }

    [Fact]
    public async Task LostLease_CancelsTheEffect()
    {
        var paid = desk.PayAsync(
                Desk.Pay(),
                async (_, token) =>
                {
                    await Task.Delay(Timeout.Infinite, token);
                    return "paid";
                }
            )
            .AsTask();
        var operation = await desk.OperationAsync();
        await desk.Store.TransitionAsync(
            new OperationTransition.MarkUnknown(
                operation.Handle,
                "somebody",
                new OperationFailure(FailureKind.Ambiguous, "gone", isRetryable: false),
                OnlyIfLeaseIsOver: false
            ),
            TestContext.Current.CancellationToken
        );

        desk.Clock.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => paid);
    }

    [Fact]
    public async Task LateResult_OfTheSameFence_Counts()
    {
        var answer = new TaskCompletionSource<string>();
        var paid = desk.PayAsync(effect: (_, _) => new(answer.Task)).AsTask();
        var operation = await desk.OperationAsync();
        await desk.Store.TransitionAsync(
            new OperationTransition.MarkUnknown(
                operation.Handle,
                "somebody",
                new OperationFailure(FailureKind.Ambiguous, "gone", isRetryable: false),
                OnlyIfLeaseIsOver: false
            ),
            TestContext.Current.CancellationToken
        );

        answer.SetResult("paid");

        Assert.Equal("paid", await paid);
        Assert.Equal(OperationState.Committed, (await desk.OperationAsync()).State);
    }

    [Fact]
    public async Task LateResult_AfterAnotherHasDecided_IsNotedAlone()
    {
        var answer = new TaskCompletionSource<string>();
        var paid = desk.PayAsync(effect: (_, _) => new(answer.Task)).AsTask();
        var operation = await desk.OperationAsync();
        var token = TestContext.Current.CancellationToken;
        var gone = new OperationFailure(FailureKind.Ambiguous, "gone", isRetryable: false);
        await desk.Store.TransitionAsync(
            new OperationTransition.MarkUnknown(operation.Handle, "somebody", gone, OnlyIfLeaseIsOver: false),
            token
        );
        var notDone = new OperationFailure(FailureKind.Definite, "not on the statement", isRetryable: true);
        await desk.Store.TransitionAsync(
            new OperationTransition.ResolveFailed(operation.Handle, "bob", notDone, TimeSpan.FromHours(1)),
            token
        );

        answer.SetResult("paid");

        // it is not tried again on the strength of bob's word, since this call knows better
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => paid);
        var audit = await desk.Store.ReadAuditAsync("default", operation.Id, token);
        Assert.Equal("late-result", audit[^1].Action);
        Assert.Equal(OperationState.Failed, (await desk.OperationAsync()).State);
    }

    public static TheoryData<Exception, bool> Errors =>
        new()
        {
            { new DefinitelyNotExecutedException("no"), true },
            { new CircuitOpenException("bank", TimeSpan.FromSeconds(1)), true },
            { new AgentPoolFullException("bank", 3), true },
            { new SocketException((int)SocketError.ConnectionRefused), true },
            { new SocketException((int)SocketError.HostNotFound), true },
            { new SocketException((int)SocketError.ConnectionReset), false },
            // a handler may have sent it before, over a connection that died
            { new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)), false },
            { new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"), false },
            { new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)), false },
            { new HttpRequestException("timed out", new SocketException((int)SocketError.TimedOut)), false },
            { new HttpRequestException("500", inner: null, System.Net.HttpStatusCode.InternalServerError), false },
            { new TimeoutException("no answer"), false },
            { new OperationCanceledException("attempt timed out"), false },
            { new InvalidOperationException("who knows"), false },
        };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public async Task Exception_IsDefiniteOrNot(Exception error, bool isDefinite)
    {
        var thrown = await Record.ExceptionAsync(async () => await desk.PayAsync(effect: (_, _) => throw error));

        var operation = await desk.OperationAsync();
        Assert.Equal(isDefinite ? OperationState.Failed : OperationState.Unknown, operation.State);
        Assert.Same(error, isDefinite ? thrown : Assert.IsType<OutcomeUnknownException>(thrown).InnerException);
        Assert.Contains(error.Message, operation.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeaseOver_BeforeItBegan_IsTakenAgain()
    {
        using var enough = new CancellationTokenSource();
        var steps = 0;
        Desk slow = null!;
        slow = new Desk(store => new Interposed(store)
        {
            AfterClaim = () => slow.Clock.Advance(slow.Options.Lease + TimeSpan.FromSeconds(1)),
            Loses = _ =>
            {
                if (++steps > 20)
                {
                    enough.Cancel();
                }

                return default;
            },
        });

        Assert.Equal("receipt 1", await slow.PayAsync(token: enough.Token));

        var operation = await slow.OperationAsync();
        Assert.Equal((OperationState.Committed, 2L), (operation.State, operation.Fence));
    }

    [Fact]
    public async Task ResultThatHasNoJson_IsGivenToItsCallerAlone()
    {
        var action = Desk.Pay();
        ValueTask<double> Measure() =>
            desk.Ledger.ExecuteAsync(action, (_, _) => new ValueTask<double>(double.NaN), Desk.Token);

        Assert.True(double.IsNaN(await Measure()));

        Assert.Equal(OperationState.Committed, (await desk.OperationAsync()).State);
        await Assert.ThrowsAsync<ResultGoneException>(async () => await Measure());
    }

    [Fact]
    public async Task ResultOfAnotherType_IsSaidToBeGone()
    {
        await desk.PayAsync();

        var error = await Assert.ThrowsAsync<ResultGoneException>(async () =>
            await desk.Ledger.ExecuteAsync(Desk.Pay(), (_, _) => new ValueTask<int>(1), Desk.Token)
        );

        Assert.IsType<System.Text.Json.JsonException>(error.InnerException);
        Assert.Contains("can not be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerGone_BeforeItBegan_LeavesItToOthers()
    {
        using var gone = new CancellationTokenSource();
        var cancelling = new Desk(store => new Interposed(store) { AfterClaim = gone.Cancel });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await cancelling.PayAsync(token: gone.Token)
        );

        var operation = await cancelling.OperationAsync();
        Assert.Equal((OperationState.Failed, FailureKind.Cancelled), (operation.State, operation.Failure!.Kind));
        Assert.Equal("receipt 1", await cancelling.PayAsync());
    }

    [Fact]
    public async Task CallerGone_WhileItRuns_StillHasItDone()
    {
        using var gone = new CancellationTokenSource();
        var answer = new TaskCompletionSource<string>();
        var seen = CancellationToken.None;
        var paid = desk.PayAsync(
                effect: (_, token) =>
                {
                    seen = token;
                    return new(answer.Task);
                },
                token: gone.Token
            )
            .AsTask();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => paid);
        Assert.False(seen.IsCancellationRequested);
        var idle = desk.Ledger.WhenIdleAsync(TestContext.Current.CancellationToken);
        Assert.False(idle.IsCompleted);
        answer.SetResult("paid");
        await idle;

        Assert.Equal("paid", await desk.PayAsync());
        Assert.Equal(0, desk.Calls);
    }
}

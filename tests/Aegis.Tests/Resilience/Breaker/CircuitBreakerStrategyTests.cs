using System.Net;
using Aegis.Providers;
using Aegis.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Xunit;
using CircuitState = Aegis.Resilience.CircuitState;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitBreakerStrategyTests
{
    private readonly ManualClock clock = new();
    private readonly CircuitBreaker breaker;
    private readonly ResiliencePipeline pipeline;
    private int calls;

    public CircuitBreakerStrategyTests()
    {
        breaker = new CircuitBreaker("model", timeProvider: clock);
        pipeline = new ResiliencePipelineBuilder().AddConsecutiveCircuitBreaker(breaker).Build();
    }

    [Fact]
    public async Task SixthCall_DoesNotReachTheCalledAndOneProbeDoesAfterwards()
    {
        for (var call = 0; call < 5; call++)
        {
            await ThrowAsync(new HttpRequestException("503", null, HttpStatusCode.ServiceUnavailable));
        }

        var exception = Assert.IsType<CircuitOpenException>(await Record.ExceptionAsync(() => CallAsync(() => null)));
        Assert.Equal(("model", TimeSpan.FromSeconds(30)), (exception.Key, exception.RetryAfter));
        Assert.Equal(5, calls);
        clock.Advance(30);
        var probe = new TaskCompletionSource();
        var probing = pipeline.ExecuteAsync(
            async (_, _) =>
            {
                calls++;
                await probe.Task;
            },
            0,
            TestContext.Current.CancellationToken
        );
        var second = await Record.ExceptionAsync(() => CallAsync(() => null));
        Assert.Equal(TimeSpan.Zero, Assert.IsType<CircuitOpenException>(second).RetryAfter);
        probe.SetResult();
        await probing;
        Assert.Equal(6, calls);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public async Task WrongCallsAndInnerRejections_SayNothing()
    {
        for (var time = 0; time < 4; time++)
        {
            await ThrowAsync(new IOException());
        }

        await ThrowAsync(new ProviderException("openai", "bad key", HttpStatusCode.Unauthorized));
        await ThrowAsync(new BrokenCircuitException());
        await ThrowAsync(new IsolatedCircuitException());
        await ThrowAsync(new CircuitOpenException("other", TimeSpan.Zero));
        await ThrowAsync(new AgentPoolFullException("other", 0));
        Assert.Equal((CircuitState.Closed, 4), (breaker.State, breaker.Snapshot().ConsecutiveFailures));

        await ThrowAsync(new TimeoutRejectedException());
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public async Task CancelledProbe_NeitherClosesNorWedges()
    {
        await BreakAsync();
        clock.Advance(30);
        using var source = new CancellationTokenSource();
        var cancelled = pipeline.ExecuteAsync(
            async token => await Task.Delay(Timeout.InfiniteTimeSpan, token),
            source.Token
        );

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.AsTask());
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        await CallAsync(() => null);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public async Task RetryAfterOfTheProvider_IsTheLeastThatTheCircuitStaysOpen()
    {
        for (var time = 0; time < 5; time++)
        {
            await ThrowAsync(
                new ProviderException("openai", "slow down", HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(2))
            );
        }

        Assert.Equal(TimeSpan.FromMinutes(2), breaker.AssertRejects());
    }

    [Fact]
    public async Task RetriesInside_CountOnce()
    {
        var outside = new ResiliencePipelineBuilder()
            .AddConsecutiveCircuitBreaker(breaker)
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero })
            .Build();

        await Assert.ThrowsAsync<IOException>(async () =>
            await outside.ExecuteAsync(
                async _ =>
                {
                    calls++;
                    await Task.Yield();
                    throw new IOException();
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal((4, 1), (calls, breaker.Snapshot().ConsecutiveFailures));
    }

    [Fact]
    public async Task OutcomeCallbackThatThrows_IsAFailureLikeAnyOther()
    {
        var context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);

        var outcome = await pipeline.ExecuteOutcomeAsync<int, int>(
            (_, _) => throw new IOException("cut off"),
            context,
            0
        );

        Assert.IsType<IOException>(outcome.Exception);
        Assert.Equal(1, breaker.Snapshot().Failures);
        ResilienceContextPool.Shared.Return(context);
    }

    [Fact]
    public async Task ClassifierThatThrows_FreesTheProbesPlace()
    {
        await BreakAsync();
        clock.Advance(30);
        var broken = new ResiliencePipelineBuilder()
            .AddConsecutiveCircuitBreaker(breaker, new BrokenClassifier())
            .Build();

        await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await broken.ExecuteAsync(static _ => throw new IOException(), TestContext.Current.CancellationToken)
        );

        Assert.True(breaker.Enter().IsProbe);
    }

    [Fact]
    public void CallThatCompletesAtOnce_AllocatesNothing()
    {
        var context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        var least = long.MaxValue;
        for (var run = 0; run < 50; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var call = pipeline.ExecuteOutcomeAsync(
                static (_, state) => Outcome.FromResultAsValueTask(state),
                context,
                42
            );
            Assert.True(call.IsCompletedSuccessfully);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(50, breaker.Snapshot().Successes);
    }

    private async Task BreakAsync()
    {
        for (var time = 0; time < 5; time++)
        {
            await ThrowAsync(new IOException());
        }
    }

    private async Task ThrowAsync(Exception exception) =>
        Assert.Same(exception, await Record.ExceptionAsync(() => CallAsync(() => exception)));

    private async Task CallAsync(Func<Exception?> ending) =>
        await pipeline.ExecuteAsync(
            async _ =>
            {
                calls++;
                await Task.Yield();
                if (ending() is { } exception)
                {
                    throw exception;
                }
            },
            TestContext.Current.CancellationToken
        );

    private sealed class BrokenClassifier : IFaultClassifier
    {
        public Fault Classify(Exception exception, bool isCancelled) => throw new NotSupportedException();
    }
}

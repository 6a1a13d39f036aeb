using System.Runtime.CompilerServices;
using Aegis.Runs.Tests.Agents;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Runs.Tests.Engine;

// stores that do not answer at all
public sealed class HangTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider clock = new();
    private readonly InMemoryRunStore store;

    public HangTests() => store = new InMemoryRunStore(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeatWithoutAnswer_StopsTheRun_WhenTheLeaseIsOver()
    {
        var hanging = new HangingStore(store, "Renew");
        var desk = new Desk(hanging, clock);
        desk.Script.Hang("Judge");
        var running = desk.RunAsync(token: Token);
        await desk.Script.ReachedAsync("Judge").WaitAsync(Token);
        clock.Advance(Lease / 3);
        await hanging.HangsAsync().WaitAsync(Token);

        await clock.DueAsync(2 * Lease / 3).WaitAsync(Token);
        clock.Advance(2 * Lease / 3);

        var error = await Assert.ThrowsAsync<RunTakenOverException>(() => running);
        Assert.Equal("It did not answer within 20 s.", Assert.IsType<TimeoutException>(error.InnerException).Message);
    }

    [Fact]
    public async Task RunThatHasEnded_WaitsForABeatNoLongerThanTheLease_AndIsNotLost()
    {
        var hanging = new HangingStore(store, "Renew");
        using var lease = new RunLease(Calls(hanging), new RunHandle("default", "run-1", 1), clock.GetTimestamp());
        var losses = 0;
        lease.Keep(_ => losses++);
        clock.Advance(Lease / 3);
        await hanging.HangsAsync().WaitAsync(Token);

        var stopping = lease.StopAsync();
        Assert.False(stopping.IsCompleted);
        await clock.DueAsync(2 * Lease / 3).WaitAsync(Token);
        clock.Advance(2 * Lease / 3);

        await stopping.WaitAsync(Token);
        Assert.Equal((0, 0), (losses, clock.Timers));
    }

    [Theory]
    [InlineData("Begin")]
    [InlineData("Commit")]
    [InlineData("End")]
    public async Task StepWithoutAnswer_EndsTheRun_AfterAThirdOfTheLease(string step)
    {
        var hanging = new HangingStore(store, step);
        var running = new Desk(hanging, clock).RunAsync(token: Token);
        await hanging.HangsAsync().WaitAsync(Token);

        await clock.DueAsync(Lease / 3).WaitAsync(Token);
        clock.Advance(Lease / 3);

        if (step == "End")
        {
            Assert.Equal(PipelineStatus.Succeeded, (await running.WaitAsync(Token)).Status);
            return;
        }

        var error = await Assert.ThrowsAsync<RunStoreException>(() => running.WaitAsync(Token));
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task ErrorThatComesTooLate_IsObserved()
    {
        var unobserved = new List<string>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs happened)
        {
            lock (unobserved)
            {
                unobserved.AddRange(happened.Exception.InnerExceptions.Select(error => error.Message));
            }
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await AbandonAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        lock (unobserved)
        {
            Assert.DoesNotContain("too late", unobserved);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task AbandonAsync()
    {
        var answer = new TaskCompletionSource<bool>();
        var asking = Calls(store).AskOnceAsync((_, _) => new ValueTask<bool>(answer.Task), Lease);
        clock.Advance(Lease);
        await Assert.ThrowsAsync<TimeoutException>(() => asking);
        answer.SetException(new IOException("too late"));
    }

    private RunCalls Calls(IRunStore through) => new(through, new RunsOptions(), clock, "run-1", "DigestPipeline");
}

using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Metrics.Tests.Capture;

public sealed class RunCaptureTests : IAsyncDisposable
{
    private readonly CapturedApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task RunThatCompletesAtOnce_IsRecorded_WithTimesAndDurations()
    {
        app.Script["Scout"] = app.Takes(1);
        app.Script["Writer"] = app.Takes(2);
        app.Script["Critic"] = app.Takes(4);
        var start = app.Clock.GetUtcNow();

        var result = await app.RunAsync(new() { RunId = "r-1", Tenant = "acme" });
        var calls = await app.CallsAsync();

        Assert.Equal(["Critic", "Editor", "Scout", "Writer"], calls.Select(call => call.Agent));
        Assert.Equal([4, 0, 1, 2], calls.Select(call => call.Duration!.Value.TotalSeconds));
        Assert.Equal(start.AddSeconds(1), calls[2].At);
        Assert.All(
            calls,
            call =>
                Assert.Equal(
                    ("acme", "Report", "r-1", 1, AgentStatus.Succeeded, null, null),
                    (call.Tenant, call.Pipeline, call.RunId, call.Attempts, call.Status, call.ErrorKind, call.ErrorType)
                )
        );
        Assert.Equal("r-1", result.RunId);
        Assert.Equal(
            [
                "Critic Dependency Editor",
                "Scout Dependency Critic",
                "Scout Dependency Writer",
                "Writer Dependency Editor",
            ],
            await app.EdgesAsync()
        );
    }

    [Fact]
    public async Task RunWithoutId_HasTheOneOfItsResult()
    {
        var result = await app.RunAsync();

        Assert.All(await app.CallsAsync(), call => Assert.Equal(("default", result.RunId), (call.Tenant, call.RunId)));
    }

    [Fact]
    public async Task AgentThatSuspends_IsRecorded()
    {
        var gate = new TaskCompletionSource();
        app.Script["Scout"] = app.Takes(1);
        app.Script["Writer"] = (_, _) => gate.Task;
        var run = app.RunAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(7));
        gate.SetResult();
        await run;

        var calls = await app.CallsAsync();

        Assert.Equal([0, 0, 1, 7], calls.Select(call => call.Duration!.Value.TotalSeconds));
        Assert.Equal(4, (await app.EdgesAsync()).Count);
    }

    [Fact]
    public async Task Failure_HasItsKind_AndThoseItKeepsFromStarting_AreSkipped()
    {
        app.Script["Writer"] = app.Takes(3, new TimeoutException("mine, with what a user said"));

        await app.RunAsync();
        var calls = await app.CallsAsync();

        Assert.Equal(
            [AgentStatus.Succeeded, AgentStatus.Skipped, AgentStatus.Succeeded, AgentStatus.Failed],
            calls.Select(call => call.Status)
        );
        Assert.Equal(
            ("timeout", "System.TimeoutException", 3),
            (calls[3].ErrorKind, calls[3].ErrorType, calls[3].Duration!.Value.Seconds)
        );
        Assert.Equal((null, null, 0), (calls[1].ErrorKind, calls[1].Duration, calls[1].Attempts));
        Assert.DoesNotContain("what a user said", string.Concat(calls), StringComparison.Ordinal);
        // the writer was given something, and gave nothing
        Assert.Equal(["Scout Dependency Critic", "Scout Dependency Writer"], await app.EdgesAsync());
    }

    [Fact]
    public async Task FailureOfAnOptionalDependency_HandsNothingOver()
    {
        app.Script["Critic"] = app.Takes(0, new FormatException());

        await app.RunAsync();

        Assert.Equal(
            ["Scout Dependency Critic", "Scout Dependency Writer", "Writer Dependency Editor"],
            await app.EdgesAsync()
        );
    }

    [Fact]
    public async Task AgentThatTheRunsTimeoutEnds_HasFailedByTimeout()
    {
        app.Script["Writer"] = (_, token) => Task.Delay(Timeout.Infinite, token);

        var run = app.RunAsync(new() { Timeout = TimeSpan.FromSeconds(5) });
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await run;
        var calls = await app.CallsAsync();

        Assert.Equal((AgentStatus.Failed, ErrorKinds.Timeout), (calls[3].Status, calls[3].ErrorKind));
        Assert.Equal(5, calls[3].Duration!.Value.TotalSeconds);
        Assert.Equal((AgentStatus.Skipped, null), (calls[1].Status, calls[1].ErrorKind));
    }

    [Fact]
    public async Task RunThatItsCallerGivesUp_IsRecordedThoughItHasNoResult()
    {
        using var source = new CancellationTokenSource();
        app.Script["Writer"] = (_, token) => Task.Delay(Timeout.Infinite, token);

        var run = app.RunAsync(token: source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var calls = await app.CallsAsync();

        Assert.Equal((AgentStatus.Cancelled, ErrorKinds.Cancelled), (calls[3].Status, calls[3].ErrorKind));
        Assert.Equal(
            [AgentStatus.Succeeded, AgentStatus.Skipped, AgentStatus.Succeeded],
            calls.Take(3).Select(call => call.Status)
        );
    }

    [Fact]
    public async Task RunThatIsGivenUpInItsLastAgent_IsRecorded()
    {
        using var source = new CancellationTokenSource();
        app.Script["Editor"] = (_, _) => source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.RunAsync(token: source.Token));

        Assert.All(await app.CallsAsync(), call => Assert.Equal(AgentStatus.Succeeded, call.Status));
        Assert.Equal(4, app.Store.Calls.Count);
    }

    [Fact]
    public async Task AgentThatAnothersFailureStops_IsCancelled()
    {
        var started = new TaskCompletionSource();
        app.Script["Writer"] = (_, token) =>
        {
            started.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        app.Script["Critic"] = async (_, _) =>
        {
            await started.Task;
            throw new FormatException();
        };

        await app.RunAsync(new() { OnFailure = OnFailure.StopPipeline });
        var calls = await app.CallsAsync();

        Assert.Equal((AgentStatus.Failed, ErrorKinds.Other), (calls[0].Status, calls[0].ErrorKind));
        Assert.Equal((AgentStatus.Cancelled, ErrorKinds.Cancelled), (calls[3].Status, calls[3].ErrorKind));
    }

    [Fact]
    public async Task Retries_AreAttemptsOfOneCall()
    {
        app.Script["Stubborn"] = (call, _) => call < 3 ? Task.FromException(new IOException()) : Task.CompletedTask;

        await app.Clock.RunAsync(
            new Tries(app.Services).RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        var call = Assert.Single(await app.CallsAsync());

        Assert.Equal((3, AgentStatus.Succeeded, null), (call.Attempts, call.Status, call.ErrorKind));
    }

    [Fact]
    public async Task BatchThatMustBeStoredAgain_HasTheSameIds()
    {
        await app.RunAsync();
        app.Store.Error = new IOException("after all was kept");
        await Assert.ThrowsAsync<IOException>(app.CallsAsync);
        app.Store.Error = null;

        var calls = await app.CallsAsync();
        var edges = app.Store.Interactions.Select(one => one.Id);

        Assert.Equal((8, 4), (calls.Count, calls.Select(call => call.Id).Distinct().Count()));
        Assert.Equal(4, edges.Distinct().Count());
    }

    [Fact]
    public async Task StoreThatFails_LeavesTheRunAlone()
    {
        app.Store.Error = new IOException("down");

        var result = await app.RunAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("4 succeeded", result.Summary);
        app.Store.Error = null;
    }
}

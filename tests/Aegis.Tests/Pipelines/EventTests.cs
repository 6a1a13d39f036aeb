using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>What those who follow a run are told.</summary>
public sealed class EventTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_IsToldOfEachEventInOrder()
    {
        var events = new List<PipelineEvent>();
        var pipeline = new GraphPipeline(
            [Bodies.Sum, Bodies.Throws(new FormatException()), Bodies.Sum],
            [new(0, 1), new(1, 2)]
        );

        var result = await pipeline.RunAsync(options: Following(events.Add), cancellationToken: TestToken);

        Assert.Equal(
            [
                typeof(RunStarted),
                typeof(AgentStarted),
                typeof(AgentCompleted),
                typeof(AgentStarted),
                typeof(AgentFailed),
                typeof(AgentSkipped),
                typeof(RunCompleted<GraphResult>),
            ],
            events.Select(happened => happened.GetType())
        );
        Assert.Equal("RunStarted, AgentStarted A0, AgentCompleted A0", string.Join(", ", events.Take(3)));
        Assert.Equal("RunCompleted Graph: Failed (1 succeeded, 1 failed, 1 skipped)", $"{events[^1]}");
        Assert.Same(result, ((RunCompleted)events[^1]).Result);
        Assert.IsType<FormatException>(((AgentFailed)events[4]).Outcome.Error);
        Assert.Equal(["A1"], ((AgentSkipped)events[5]).Outcome.SkippedBecause);
        Assert.Equal(
            events.Select(happened => happened.Timestamp).Order(),
            events.Select(happened => happened.Timestamp)
        );
    }

    [Theory]
    [InlineData(typeof(RunStarted))]
    [InlineData(typeof(AgentStarted))]
    [InlineData(typeof(AgentProgress))]
    [InlineData(typeof(AgentCompleted))]
    [InlineData(typeof(RunCompleted<GraphResult>))]
    public async Task ProgressThrows_RunEndsWithThatAndIsNotToldMore(Type at)
    {
        var told = new List<Type>();
        AgentBody reports = async call =>
        {
            call.Run!.CreateContext(call.Agent).Report("half");
            await Task.Yield();
            return call.Sum;
        };
        var pipeline = new GraphPipeline([reports, Bodies.Yield], [new(0, 1)]);
        var options = Following(happened =>
        {
            told.Add(happened.GetType());
            if (happened.GetType() == at)
            {
                throw new FormatException("listener");
            }
        });

        var exception = await Assert.ThrowsAsync<FormatException>(() =>
            pipeline.RunAsync(options: options, cancellationToken: TestToken)
        );

        Assert.Equal("listener", exception.Message);
        Assert.Equal(at, told[^1]);
    }

    [Fact]
    public async Task TextOfAModel_IsAnEvent()
    {
        var events = new List<PipelineEvent>();
        var followed = false;
        AgentBody writes = call =>
        {
            var context = call.Run!.CreateContext(call.Agent);
            followed = context.IsFollowed;
            context.ReportText("Hel");
            context.ReportText("lo");
            return Bodies.Sum(call);
        };

        await new GraphPipeline([writes], []).RunAsync(options: Following(events.Add), cancellationToken: TestToken);

        Assert.True(followed);
        Assert.Equal(["Hel", "lo"], events.OfType<AgentTextDelta>().Select(delta => delta.Text));
    }

    [Fact]
    public async Task ReportAfterTheRun_ReachesNobody()
    {
        var events = new List<PipelineEvent>();
        AgentContext? context = null;
        AgentBody keeps = call =>
        {
            context = call.Run!.CreateContext(call.Agent);
            return Bodies.Yield(call);
        };

        await new GraphPipeline([keeps], []).RunAsync(options: Following(events.Add), cancellationToken: TestToken);
        context!.Report("late");

        Assert.IsAssignableFrom<RunCompleted>(events[^1]);
    }

    [Fact]
    public async Task Streaming_GivesEventsWhileAgentsRun()
    {
        var go = new TaskCompletionSource();
        var pipeline = new GraphPipeline([Bodies.After(go.Task)], []);
        await using var events = pipeline.StreamAsync(cancellationToken: TestToken).GetAsyncEnumerator(TestToken);

        Assert.True(await events.MoveNextAsync());
        Assert.IsType<RunStarted>(events.Current);
        Assert.True(await events.MoveNextAsync());
        Assert.IsType<AgentStarted>(events.Current);
        go.SetResult();
        Assert.True(await events.MoveNextAsync());
        Assert.IsType<AgentCompleted>(events.Current);
        Assert.True(await events.MoveNextAsync());
        Assert.IsType<RunCompleted<GraphResult>>(events.Current);
        Assert.False(await events.MoveNextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StreamingIsCancelledByItsCaller_Throws(bool byEnumerator)
    {
        using var source = new CancellationTokenSource();
        var pipeline = new GraphPipeline([Bodies.UntilCancelled], []);
        var stream = byEnumerator
            ? pipeline.StreamAsync(cancellationToken: TestToken)
            : pipeline.StreamAsync(cancellationToken: source.Token);

        var seen = new List<PipelineEvent>();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in stream.WithCancellation(byEnumerator ? source.Token : default))
            {
                seen.Add(happened);
                if (happened is AgentStarted)
                {
                    await source.CancelAsync();
                }
            }
        });

        Assert.True(exception.CancellationToken.IsCancellationRequested);
        Assert.Equal([typeof(RunStarted), typeof(AgentStarted), typeof(AgentFailed)], seen.Select(e => e.GetType()));
    }

    [Fact]
    public async Task EnumeratorIsDisposedOfEarly_CancelsAndWaits()
    {
        var ended = false;
        AgentBody ends = async call =>
        {
            try
            {
                return await Bodies.UntilCancelled(call);
            }
            finally
            {
                await Task.Yield();
                ended = true;
            }
        };
        var pipeline = new GraphPipeline([ends, Bodies.Sum], [new(0, 1)]);

        await foreach (var happened in pipeline.StreamAsync(cancellationToken: TestToken))
        {
            if (happened is AgentStarted)
            {
                break;
            }
        }

        Assert.True(ended);
    }

    [Fact]
    public async Task RunCanNotBegin_StreamingThrowsLikeRunning()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new BrokenClock()).BuildServiceProvider();
        var options = new PipelineRunOptions { Timeout = TimeSpan.FromSeconds(1) };
        var pipeline = new GraphPipeline([Bodies.Sum], [], host: new PipelineHost("Graph", services));

        await Assert.ThrowsAsync<NotSupportedException>(() =>
            pipeline.RunAsync(options: options, cancellationToken: TestToken)
        );
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await foreach (var happened in pipeline.StreamAsync(options: options, cancellationToken: TestToken))
            {
                Assert.Fail($"{happened}");
            }
        });
    }

    private static PipelineRunOptions Following(Action<PipelineEvent> listener) =>
        new() { Progress = new Listener(listener) };

    private sealed class BrokenClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new NotSupportedException();
    }

    private sealed class Listener(Action<PipelineEvent> listener) : IProgress<PipelineEvent>
    {
        public void Report(PipelineEvent value) => listener(value);
    }
}

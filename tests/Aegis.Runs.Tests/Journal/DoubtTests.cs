using Aegis.Runs.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Journal;

/// <summary>Calls that may have been made by an agent that has failed since.</summary>
public sealed class DoubtTests : IDisposable
{
    private const string Unknown = "whether it took effect is unknown. It was not called again.";

    private readonly InMemoryRunStore store = new();
    private readonly Script script = new();
    private readonly DoubtLog log = new();
    private CancellationTokenSource process = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        process.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task ModelThatIsAskedAnew_HearsOfIt_BeforeTheToolIsCalledAgain()
    {
        await DoubtAsync(Calls(("ring", "whom", "Ada")), calls: 1);
        var second = new Model();
        Assert.NotNull((await RunAsync(second)).Clerk.Error);
        Assert.Contains(Unknown, Assert.Single(LastResults(second, request: 0)));
        Assert.Equal(1, script["ring"]);
        var rings = Calls(("look", "what", "tides"), ("ring", "whom", "Ada"));
        var third = new Model(rings, Calls(("ring", "whom", "Ada")), Says("done"));

        var result = await RunAsync(third);

        Assert.Equal("done", result.Clerk.Value);
        var told = LastResults(third, request: 1);
        Assert.Equal("seen tides", told[0]);
        Assert.Contains(Unknown, told[1]);
        Assert.Equal(["rang Ada"], LastResults(third, request: 2));
        Assert.Equal(2, script["ring"]);
        Assert.Equal(2, log.Lines.Count);
        Assert.All(
            log.Lines,
            line => Assert.StartsWith("Agent Clerk of run run-1 called ring before it was interrupted", line)
        );
    }

    [Fact]
    public async Task EachCall_IsToldOnce_AndByEveryModelThatIsAskedAnew()
    {
        var rings = Calls(("ring", "whom", "Ada"), ("ring", "whom", "Bob"));
        await DoubtAsync(rings, calls: 2);
        Assert.NotNull((await RunAsync(new Model())).Clerk.Error);
        Assert.NotNull((await RunAsync(new Model(rings))).Clerk.Error);
        var last = new Model(rings, rings, Says("done"));

        await RunAsync(last);

        Assert.All(LastResults(last, request: 1), result => Assert.Contains(Unknown, result));
        Assert.Equal(["rang Ada", "rang Bob"], LastResults(last, request: 2));
        Assert.Equal(4, script["ring"]);
    }

    [Fact]
    public async Task WhatWasTold_IsToldAgainAfterAnotherCrash()
    {
        await DoubtAsync(Calls(("ring", "whom", "Ada")), calls: 1);
        Assert.NotNull((await RunAsync(new Model())).Clerk.Error);
        process = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(new Model(Calls(("ring", "whom", "Ada")), Interrupts(process)), process.Token)
        );
        var last = new Model(Says("done"));

        await RunAsync(last);

        Assert.Contains(Unknown, Assert.Single(LastResults(last, request: 0)));
        Assert.Equal(1, script["ring"]);
    }

    [Fact]
    public async Task NextAttempt_HearsOfACallThatRanOutOfTime()
    {
        var ring = Calls(("ring", "whom", "Ada"));
        var desk = new Desk(store, clock: null, new Model(ring, ring, Says("done")), script);
        script.On("ring", token => Task.Delay(Timeout.Infinite, token));
        var running = new OperatorPipeline(desk.Build()).RunPipelineAsync(
            "Ring them.",
            new PipelineRunOptions { RunId = "run-1" },
            Token
        );
        await script.ReachedAsync("ring").WaitAsync(Token);
        script.Mend("ring");

        desk.Clock.Advance(TimeSpan.FromSeconds(5));

        var result = await running;
        Assert.Equal(("done", 2), (result.Operator.Value, result.Operator.Attempts));
        Assert.Equal(1, script["ring"]);
    }

    [Fact]
    public async Task CallThatReturned_IsNoDoubt()
    {
        var rings = Calls(("ring", "whom", "Ada"));
        Assert.NotNull((await RunAsync(new Model(rings))).Clerk.Error);
        var last = new Model(rings, Says("done"));

        await RunAsync(last);

        Assert.Equal(["rang Ada"], LastResults(last, request: 1));
        Assert.Empty(log.Lines);
    }

    /// <summary>Interrupts the process while so many calls are under way.</summary>
    private async Task DoubtAsync(Func<CancellationToken, Task<ChatResponse>> asks, int calls)
    {
        script.On("ring", token => Task.Delay(Timeout.Infinite, token));
        var running = RunAsync(new Model(asks), process.Token);
        await script.ReachedAsync("ring", calls).WaitAsync(Token);
        await process.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        script.Mend("ring");
    }

    private static List<string> LastResults(Model model, int request) =>
        [.. model.Requests[request][^1].Contents.OfType<FunctionResultContent>().Select(got => $"{got.Result}")];

    private Task<ClerkPipelineResult> RunAsync(Model model, CancellationToken? until = null) =>
        new ClerkPipeline(
            new Desk(store, TimeProvider.System, model, script)
                .With(services => services.AddSingleton<ILoggerFactory>(log))
                .Build()
        ).RunPipelineAsync("Ring them.", new PipelineRunOptions { RunId = "run-1" }, until ?? Token);

    /// <summary>Keeps what is logged under event 1423.</summary>
    private sealed class DoubtLog : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (eventId.Id == 1423)
            {
                lock (Lines)
                {
                    Lines.Add(formatter(state, exception));
                }
            }
        }

        public void Dispose() { }
    }
}

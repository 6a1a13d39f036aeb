using System.Runtime.CompilerServices;
using Aegis.Resilience;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitEventTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void EveryChange_IsToldWithWhatChanged()
    {
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 }, clock);
        var told = new List<CircuitStateChange>();
        breaker.StateChanged += (sender, change) =>
        {
            Assert.Same(breaker, sender);
            told.Add(change);
        };
        var start = clock.GetUtcNow();

        breaker.Call(CircuitVerdict.Failure);
        clock.Advance(30);
        breaker.Call(CircuitVerdict.Success);
        breaker.Isolate();
        breaker.Isolate();
        breaker.Reset();
        breaker.Reset();

        var later = start.AddSeconds(30);
        Assert.Equal(
            [
                new("model", CircuitState.Closed, CircuitState.Open, start, TimeSpan.FromSeconds(30)),
                new("model", CircuitState.Open, CircuitState.HalfOpen, later, TimeSpan.Zero),
                new("model", CircuitState.HalfOpen, CircuitState.Closed, later, TimeSpan.Zero),
                new("model", CircuitState.Closed, CircuitState.Isolated, later, TimeSpan.MaxValue),
                new("model", CircuitState.Isolated, CircuitState.Closed, later, TimeSpan.Zero),
            ],
            told
        );
    }

    [Fact]
    public void HandlerThatChangesTheCircuit_IsToldOfThatAfterwards()
    {
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 }, clock);
        var told = new List<string>();
        breaker.StateChanged += (_, change) =>
        {
            if (change.To == CircuitState.Open)
            {
                breaker.Reset();
            }

            told.Add($"first {change.To}");
        };
        breaker.StateChanged += (_, change) => told.Add($"second {change.To}");

        breaker.Call(CircuitVerdict.Failure);

        Assert.Equal(["first Open", "second Open", "first Closed", "second Closed"], told);
    }

    [Fact]
    public async Task HandlerThatBlocks_KeepsNobodyElseFromTheBreaker()
    {
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 }, clock);
        using var isTold = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var told = new List<CircuitState>();
        breaker.StateChanged += (_, change) =>
        {
            isTold.Set();
            goOn.Wait();
            told.Add(change.To);
        };
        var blocked = Task.Run(() => breaker.Call(CircuitVerdict.Failure), TestContext.Current.CancellationToken);
        isTold.Wait(TestContext.Current.CancellationToken);

        var reset = Task.Run(breaker.Reset, TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(
            reset,
            Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)
        );
        var toldMeanwhile = told.Count;
        goOn.Set();

        Assert.Same(reset, first);
        Assert.Equal((CircuitState.Closed, 0), (breaker.State, toldMeanwhile));
        await blocked;
        Assert.Equal([CircuitState.Open, CircuitState.Closed], told);
    }

    [Fact]
    public void ManyThreads_AreToldOfChangesInTheirOrder()
    {
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 }, clock);
        var told = new List<CircuitStateChange>();
        breaker.StateChanged += (_, change) => told.Add(change);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(Flip)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.True(told.Count > 1_000, $"only {told.Count} changes");
        Assert.Equal(CircuitState.Closed, told[0].From);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal(breaker.State, told[^1].To);

        void Flip()
        {
            for (var time = 0; time < 2_000; time++)
            {
                breaker.RecordFailure();
                breaker.Reset();
            }
        }
    }

    [Fact]
    public void HandlerThatThrows_IsLoggedAndStopsNothing()
    {
        var logger = new ErrorLog();
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 }, clock, logger);
        var told = new List<CircuitState>();
        breaker.StateChanged += (_, _) => throw new InvalidOperationException("no pager");
        breaker.StateChanged += (_, change) => told.Add(change.To);

        breaker.Call(CircuitVerdict.Failure);
        clock.Advance(30);
        breaker.Call(CircuitVerdict.Success);

        Assert.Equal([CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed], told);
        Assert.Equal(3, logger.Entries.Count);
        Assert.Equal(
            "A handler of StateChanged threw when circuit model went from Closed to Open.",
            logger.Entries[0].Message
        );
        Assert.Equal("no pager", logger.Entries[0].Exception!.Message);
    }

    [Fact]
    public void HandlerThatThrowsWithoutALogger_IsAnUnobservedException()
    {
        var mark = Guid.NewGuid().ToString();
        var unobserved = new List<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> listen = (_, args) =>
        {
            lock (unobserved)
            {
                unobserved.AddRange(args.Exception.InnerExceptions.Select(exception => exception.Message));
            }
        };
        TaskScheduler.UnobservedTaskException += listen;
        try
        {
            BreakWithThrowingHandler(mark);
            for (var time = 0; time < 10 && !Contains(); time++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.True(Contains());
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= listen;
        }

        bool Contains()
        {
            lock (unobserved)
            {
                return unobserved.Contains(mark);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BreakWithThrowingHandler(string mark)
    {
        var breaker = new CircuitBreaker("model", new() { ConsecutiveFailureLimit = 1 });
        breaker.StateChanged += (_, _) => throw new InvalidOperationException(mark);
        breaker.Call(CircuitVerdict.Failure);
    }

    private sealed class ErrorLog : ILogger
    {
        public List<(string Message, Exception? Exception)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Entries.Add((formatter(state, exception), exception));
    }
}

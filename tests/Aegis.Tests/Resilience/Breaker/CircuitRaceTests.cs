using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitRaceTests
{
    [Fact]
    public void FiveHundredThreadsForTheProbe_OneWinsInEachOfAHundredRounds()
    {
        const int Threads = 500;
        const int Rounds = 100;
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new ManualClock();
        var breaker = BreakerSteps.Broken(clock);
        using var start = new Barrier(Threads + 1);
        using var end = new Barrier(Threads + 1);
        var winners = new int[Rounds];
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(Race, maxStackSize: 128 * 1024)).ToList();
        threads.ForEach(thread => thread.Start());

        for (var round = 0; round < Rounds; round++)
        {
            clock.Advance(150);
            start.SignalAndWait(cancellation);
            end.SignalAndWait(cancellation);
        }

        threads.ForEach(thread => thread.Join());
        Assert.All(winners, count => Assert.Equal(1, count));
        Assert.Equal((Threads - 1) * Rounds, breaker.Snapshot().Rejections);

        // in even rounds the probe fails, so that the next one finds the circuit open; in odd ones it hangs past its lease
        void Race()
        {
            for (var round = 0; round < Rounds; round++)
            {
                start.SignalAndWait(cancellation);
                var won = breaker.TryEnter(out var ticket, out _);
                if (won && ticket.IsProbe)
                {
                    Interlocked.Increment(ref winners[round]);
                }

                if (won && round % 2 == 0)
                {
                    breaker.Report(ticket, CircuitVerdict.Failure);
                }

                end.SignalAndWait(cancellation);
            }
        }
    }

    [Fact]
    public void ManyThreadsInAllStates_NeverHaveTwoProbesUnderWay()
    {
        var clock = new ManualClock();
        var breaker = new CircuitBreaker(
            "model",
            new CircuitBreakerOptions
            {
                ConsecutiveFailureLimit = 2,
                RecoveryTimeout = TimeSpan.FromSeconds(1),
                ProbeLease = TimeSpan.FromDays(365),
            },
            clock
        );
        var probing = 0;
        var probes = 0;
        var most = 0;
        var threads = Enumerable.Range(0, 8).Select(number => new Thread(() => Work(number))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(1, most);

        void Work(int seed)
        {
            var random = new Random(seed);
            while (Volatile.Read(ref probes) < 500)
            {
                if (!breaker.TryEnter(out var ticket, out _))
                {
                    // however long a probe is kept waiting, that stays far from its lease
                    clock.Advance(0.01);
                    Thread.Yield();
                    continue;
                }

                if (ticket.IsProbe)
                {
                    Interlocked.Increment(ref probes);
                    Raise(ref most, Interlocked.Increment(ref probing));
                    Thread.Yield();
                    Interlocked.Decrement(ref probing);
                }

                breaker.Report(ticket, (CircuitVerdict)random.Next(3));
            }
        }
    }

    private static void Raise(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}

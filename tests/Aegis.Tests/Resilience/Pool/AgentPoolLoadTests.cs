using System.Globalization;
using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Pool;

public sealed class AgentPoolLoadTests(ITestOutputHelper output)
{
    private const int Calls = 10_000;
    private const int Bound = 8;

    [Fact]
    public async Task TenThousandCallsThatEndInAllWays_StayWithinTheBoundAndLeaveNoTrace()
    {
        var given = Environment.GetEnvironmentVariable("AEGIS_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"AEGIS_SEED={seed}");
        var random = new Random(seed);
        await using var pool = new AgentPool(
            new AgentPoolOptions
            {
                MaxConcurrent = Bound,
                Circuit = new CircuitBreakerOptions { ConsecutiveFailureLimit = int.MaxValue },
            }
        );
        var running = 0;
        var most = 0;
        var calls = new List<Task>();
        var sources = new List<CancellationTokenSource>();
        for (var call = 0; call < Calls; call++)
        {
            var source = new CancellationTokenSource();
            sources.Add(source);
            var plan = random.Next(5);
            calls.Add(pool.ExecuteAsync((plan, source), RunAsync, source.Token).AsTask());
            if (random.Next(4) == 0)
            {
                // one that may be anywhere: ended, running, waiting
                _ = sources[random.Next(sources.Count)].CancelAsync();
            }

            if (random.Next(50) == 0)
            {
                await Task.Yield();
            }
        }

        var endings = await Task.WhenAll(calls.Select(call => Record.ExceptionAsync(() => call).AsTask()));

        var status = pool.GetStatus();
        Assert.InRange(most, Bound / 2, Bound);
        Assert.InRange(status.Peak, Bound / 2, Bound);
        Assert.Equal(endings.Count(ending => ending is null), status.Succeeded);
        Assert.Equal(endings.Count(ending => ending is IOException), status.Failed);
        Assert.Equal(endings.Count(ending => ending is OperationCanceledException), status.Cancelled);
        Assert.Equal(Calls, status.Succeeded + status.Failed + status.Cancelled);
        Assert.All([status.Succeeded, status.Failed, status.Cancelled], count => Assert.True(count > 100, $"{status}"));
        await pool.AssertAllPlacesAreFree();
        sources.ForEach(source => source.Dispose());

        async ValueTask<int> RunAsync((int Plan, CancellationTokenSource Source) call, CancellationToken token)
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            try
            {
                switch (call.Plan)
                {
                    case 0:
                        throw new IOException("at once");
                    case 1:
                        await Task.Yield();
                        throw new IOException("later");
                    case 2:
                        var hung = Task.Delay(Timeout.InfiniteTimeSpan, token);
                        _ = Task.Run(call.Source.Cancel, CancellationToken.None);
                        await hung;
                        return 0;
                    case 3:
                        await Task.Yield();
                        return 1;
                    default:
                        return 2;
                }
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }

    [Fact]
    public async Task DisposeAmongCalls_EndsWhenNoneRunsAndNoneStartsAfterwards()
    {
        for (var round = 0; round < 300; round++)
        {
            var pool = new AgentPool(2, 5, TimeSpan.FromSeconds(30));
            var running = 0;
            var isDisposed = false;
            var late = 0;
            var calls = Enumerable
                .Range(0, 20)
                .Select(_ => Task.Run(() => pool.ExecuteAsync(RunAsync, CancellationToken.None).AsTask()))
                .ToList();
            await Task.Yield();

            await pool.DisposeAsync();

            Volatile.Write(ref isDisposed, true);
            Assert.Equal(0, Volatile.Read(ref running));
            var endings = await Task.WhenAll(calls.Select(call => Record.ExceptionAsync(() => call).AsTask()));
            Assert.All(endings, ending => Assert.True(ending is null or ObjectDisposedException, $"{ending}"));
            Assert.Equal(0, late);

            async ValueTask<int> RunAsync(CancellationToken token)
            {
                Interlocked.Increment(ref running);
                if (Volatile.Read(ref isDisposed))
                {
                    Interlocked.Increment(ref late);
                }

                await Task.Yield();
                Interlocked.Decrement(ref running);
                return 0;
            }
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}

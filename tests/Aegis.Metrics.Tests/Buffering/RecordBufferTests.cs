using Aegis.Buffering;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Metrics.Tests.Buffering;

public sealed partial class RecordBufferTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider clock = new();
    private readonly Sink sink = new();
    private readonly RecordBuffer<int> buffer;

    public RecordBufferTests() => buffer = Make(new RecordBufferLimits { Capacity = 10, BatchSize = 4 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Records_AreWrittenTogether_AfterASecond()
    {
        Add(1, 2, 3);
        clock.Advance(Second / 2);
        Add(4);
        Assert.Empty(sink.Batches);

        clock.Advance(Second / 2);
        Assert.Equal(
            [
                [1, 2, 3, 4],
            ],
            sink.Batches
        );

        clock.Advance(Second * 10);
        Assert.Single(sink.Batches);
        Assert.Equal(0, clock.Timers);
    }

    [Fact]
    public async Task FullBatch_NeedNotWait()
    {
        Add(1, 2, 3, 4);
        await sink.Reached.Task.WaitAsync(Token);

        Assert.Equal([1, 2, 3, 4], sink.Batches[0]);
    }

    [Fact]
    public void BatchThatCanNotBeWritten_IsTriedAgainAsItWas_AndSaidOnce()
    {
        sink.Error = new IOException("full");
        Add(1, 2);
        clock.Advance(Second);
        Add(3);
        // after 2 and 4 seconds more
        clock.Advance(Second);
        Assert.Single(sink.Batches);
        clock.Advance(Second);
        Assert.Equal(2, sink.Batches.Count);
        sink.Error = null;
        clock.Advance(Second * 4);

        Assert.Equal(
            [
                [1, 2],
                [1, 2],
                [1, 2],
                [3],
            ],
            sink.Batches
        );
        Assert.Equal(["began full, 2 wait", "ended, 0 dropped"], sink.Said);
    }

    [Fact]
    public void PauseBetweenTries_HasAnEnd()
    {
        sink.Error = new IOException("full");
        Add(1);
        for (var minute = 0; minute < 20; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(20, sink.Batches.Count);
        sink.Error = null;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["began full, 1 wait", "ended, 0 dropped"], sink.Said);
    }

    [Fact]
    public async Task AnotherOutage_IsSaidAgain()
    {
        sink.Error = new IOException("full");
        Add(1);
        await Assert.ThrowsAsync<IOException>(() => buffer.FlushAsync(Token));
        sink.Error = null;
        await buffer.FlushAsync(Token);
        sink.Error = new IOException("again");
        Add(2);
        await Assert.ThrowsAsync<IOException>(() => buffer.FlushAsync(Token));

        Assert.Equal(["began full, 1 wait", "ended, 0 dropped", "began again, 1 wait"], sink.Said);
    }

    [Fact]
    public async Task TooMany_PushOutTheOldestThatAreNotBeingWritten()
    {
        sink.Gate = new TaskCompletionSource();
        Add(0);
        var flush = buffer.FlushAsync(Token);
        Add([.. Enumerable.Range(1, 11)]);

        sink.Gate.SetResult();
        await flush;
        await buffer.FlushAsync(Token);

        Assert.Equal([0, .. Enumerable.Range(3, 9)], sink.Batches.SelectMany(batch => batch));
        Assert.Equal(["dropping"], sink.Said);
        Assert.Equal(2, buffer.Dropped);
    }

    [Fact]
    public async Task WhatCameDuringAnOutageThatAFlushEnds_DoesNotWaitForTheNextTry()
    {
        sink.Error = new IOException("full");
        Add(1);
        for (var second = 0; second < 10; second++)
        {
            clock.Advance(Second);
        }

        sink.Error = null;
        sink.Gate = new TaskCompletionSource();
        var flush = buffer.FlushAsync(Token);
        Add(2);
        sink.Gate.SetResult();
        await flush;

        clock.Advance(Second);
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public async Task Flush_WritesWhatWasThere_AndNotWhatComesMeanwhile()
    {
        sink.Gate = new TaskCompletionSource();
        Add(1);
        var flush = buffer.FlushAsync(Token);
        Add(2);

        sink.Gate.SetResult();
        await flush;

        Assert.Equal([1], Assert.Single(sink.Batches));
        Assert.Equal(1, buffer.Count);
    }

    [Fact]
    public async Task SlowWriter_HoldsNobodyUp_AndOneBatchIsWrittenAtATime()
    {
        sink.Gate = new TaskCompletionSource();
        Add(1);
        clock.Advance(Second);
        Add(2);
        clock.Advance(Second);
        Assert.Single(sink.Batches);

        sink.Gate.SetResult();
        await buffer.FlushAsync(Token);

        Assert.Equal(
            [
                [1],
                [2],
            ],
            sink.Batches
        );
    }

    [Fact]
    public async Task ManyThreads_LoseNothing()
    {
        var all = Make(new RecordBufferLimits { Capacity = 100_000, BatchSize = 64 });
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(thread =>
                    Task.Run(
                        async () =>
                        {
                            for (var number = 0; number < 1000; number++)
                            {
                                all.Add((thread * 1000) + number);
                                if (number % 100 == 0)
                                {
                                    await all.FlushAsync(Token);
                                }
                            }
                        },
                        Token
                    )
                )
        );
        await all.DisposeAsync();

        Assert.Equal(Enumerable.Range(0, 8000), sink.Batches.SelectMany(batch => batch).Order());
    }

    [Fact]
    public async Task WhatIsWritten_KnowsNothingOfWhoCameFirst()
    {
        var local = new AsyncLocal<string?> { Value = "of a request" };
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var own = new RecordBuffer<int>(
            (_, _) =>
            {
                seen.TrySetResult(local.Value);
                return default;
            },
            new RecordBufferLimits { Interval = TimeSpan.FromMilliseconds(1) },
            sink,
            TimeProvider.System
        );
        own.Add(1);

        Assert.Null(await seen.Task.WaitAsync(Token));
    }

    private RecordBuffer<int> Make(RecordBufferLimits limits) => new(sink.WriteAsync, limits, sink, clock);

    private void Add(params int[] records) => Array.ForEach(records, buffer.Add);
}

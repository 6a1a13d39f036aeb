using Aegis.Metrics.Buffering;
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
    public void FullBatch_NeedNotWait()
    {
        Add(1, 2, 3, 4, 5);
        clock.Advance(TimeSpan.Zero);

        Assert.Equal(
            [
                [1, 2, 3, 4],
                [5],
            ],
            sink.Batches
        );
    }

    [Fact]
    public void BatchThatCanNotBeWritten_IsTriedAgainAsItWas_AndSaidOnce()
    {
        sink.Error = new IOException("full");
        Add(1, 2);
        clock.Advance(Second);
        Add(3);
        // after 1, 2 and 4 seconds more
        clock.Advance(Second);
        clock.Advance(Second);
        Assert.Equal(2, sink.Batches.Count);
        clock.Advance(Second);
        Assert.Equal(3, sink.Batches.Count);
        sink.Error = null;
        clock.Advance(Second * 4);

        Assert.Equal(
            [
                [1, 2],
                [1, 2],
                [1, 2],
                [1, 2],
                [3],
            ],
            sink.Batches
        );
        Assert.Equal(["began full", "ended"], sink.Said);
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
        Assert.Equal(["began full", "ended"], sink.Said);
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

        Assert.Equal(["began full", "ended", "began again"], sink.Said);
    }

    [Fact]
    public async Task TooMany_AreDroppedAndCounted()
    {
        sink.Gate = new TaskCompletionSource();
        Add(0);
        var flush = buffer.FlushAsync(Token);
        Add([.. Enumerable.Range(1, 10)]);
        Assert.False(buffer.Add(11));
        Assert.False(buffer.Add(12));

        sink.Gate.SetResult();
        await flush;

        Assert.Equal(Enumerable.Range(0, 11), sink.Batches.SelectMany(batch => batch));
        Assert.Equal(["dropped 2"], sink.Said);
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
                                Assert.True(all.Add((thread * 1000) + number));
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

    private void Add(params int[] records) => Assert.All(records, record => Assert.True(buffer.Add(record)));
}

namespace Aegis.Metrics.Tests.Buffering;

// what becomes of records when the process ends
public sealed partial class RecordBufferTests
{
    [Fact]
    public async Task Disposed_HasWrittenWhatWaited_AndTakesNoMore()
    {
        Add(1, 2, 3, 4, 5);
        await buffer.DisposeAsync();

        Assert.Equal(
            [
                [1, 2, 3, 4],
                [5],
            ],
            sink.Batches
        );
        Add(6, 7);
        await buffer.DisposeAsync();
        Assert.Equal(["late"], sink.Said);
        Assert.Equal(2, buffer.Dropped);
    }

    [Fact]
    public void DisposedSynchronously_HasWrittenToo()
    {
        Add(1);
        buffer.Dispose();

        Assert.Equal(
            [
                [1],
            ],
            sink.Batches
        );
    }

    [Fact]
    public async Task DisposedWhileTheWriterFails_SaysWhatIsLost()
    {
        sink.Error = new IOException("full");
        Add(1, 2, 3, 4, 5);
        var disposing = buffer.DisposeAsync().AsTask();
        for (var tenth = 0; tenth < 50; tenth++)
        {
            clock.Advance(Second / 10);
        }

        await disposing;

        Assert.Equal("began full, 5 wait", sink.Said[0]);
        Assert.StartsWith("lost 5: ", sink.Said[1], StringComparison.Ordinal);
        Assert.Equal((5, 0), (buffer.Dropped, buffer.Count));
    }

    [Fact]
    public async Task DisposedInAnOutageThatEndsInTime_LosesNothing()
    {
        sink.Error = new IOException("full");
        Add(1);
        var disposing = buffer.DisposeAsync().AsTask();
        sink.Error = null;
        clock.Advance(Second / 10);
        await disposing;

        Assert.Equal(["began full, 1 wait", "ended, 0 dropped"], sink.Said);
    }

    [Fact]
    public async Task WriterThatHangs_DoesNotKeepTheProcess()
    {
        sink.Gate = new TaskCompletionSource();
        sink.IsDeaf = true;
        Add(1);
        var disposing = buffer.DisposeAsync();
        Assert.False(disposing.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(5));
        await disposing;

        Assert.StartsWith("lost 1", Assert.Single(sink.Said), StringComparison.Ordinal);
    }
}

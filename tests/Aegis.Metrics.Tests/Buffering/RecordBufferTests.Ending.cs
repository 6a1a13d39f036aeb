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
        Assert.False(buffer.Add(6));
        await buffer.DisposeAsync();
        Assert.Empty(sink.Said);
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
        await buffer.DisposeAsync();

        Assert.Equal(["began full", "lost 5: full"], sink.Said);
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

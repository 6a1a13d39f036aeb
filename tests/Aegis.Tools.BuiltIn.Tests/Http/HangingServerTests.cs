namespace Aegis.Tools.BuiltIn.Tests.Http;

public class HangingServerTests
{
    private static readonly byte[] Head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9999\r\n\r\n"u8.ToArray();

    [Fact(Timeout = 60_000)]
    public async Task BodyThatNeverEnds_FailsAtTheTimeLimit()
    {
        var sent = new TaskCompletionSource();
        await using var server = new RawServer(
            async (_, stream, token) =>
            {
                await stream.WriteAsync(Head, token);
                sent.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }
        );
        var time = new ManualTime();

        var reading = Reading.LocalAsync(server.Url, time: time);
        await sent.Task.WaitAsync(Reading.Token);
        Assert.False(reading.IsCompleted);
        time.RingAll();

        Assert.Equal($"Failed: {server.Url} did not answer completely within 30 seconds.", await reading);
    }

    [Fact(Timeout = 60_000)]
    public async Task ServerThatSaysNothing_FailsAtTheTimeLimit()
    {
        var asked = new TaskCompletionSource();
        await using var server = new RawServer(
            async (_, _, token) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }
        );
        var time = new ManualTime();

        var reading = Reading.LocalAsync(server.Url, time: time);
        await asked.Task.WaitAsync(Reading.Token);
        time.RingAll();

        Assert.StartsWith("Failed: ", await reading, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task EndlessHeaders_AreCutOff()
    {
        await using var server = new RawServer(
            async (_, stream, token) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), token);
                while (true)
                {
                    await stream.WriteAsync(
                        "X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"u8.ToArray(),
                        token
                    );
                }
            }
        );

        Assert.Equal(
            $"Failed: {server.Url} could not be read: the headers of the answer are too large.",
            await Reading.LocalAsync(server.Url)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task EndlessBody_IsCutAtTheLimit()
    {
        await using var server = new RawServer(
            async (_, stream, token) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"u8.ToArray(), token);
                var block = new byte[8192];
                Array.Fill(block, (byte)'a');
                while (true)
                {
                    await stream.WriteAsync(block, token);
                }
            }
        );

        var result = await Reading.LocalAsync(server.Url, options => options.MaxBytes = 10_000);

        Assert.EndsWith(":\n\n" + new string('a', 10_000), result, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task BodyThatBreaksOff_Fails()
    {
        await using var server = new RawServer((_, stream, token) => stream.WriteAsync(Head, token).AsTask());

        Assert.StartsWith(
            $"Failed: {server.Url} could not be read",
            await Reading.LocalAsync(server.Url),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task CallIsCancelled_CallerHearsOfIt()
    {
        using var cancelling = new CancellationTokenSource();
        await using var server = new RawServer(
            (_, _, token) =>
            {
                cancelling.Cancel();
                return Task.Delay(Timeout.Infinite, token);
            }
        );
        var options = new HttpToolsOptions { AllowHttp = true, AllowPrivateAddresses = true };
        options.AllowedHosts.Add($"127.0.0.1:{server.Port}");
        using var tools = new HttpTools(options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tools.HttpGetAsync(server.Url, cancelling.Token));
    }
}

using System.Collections.Concurrent;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;

namespace Aegis.Server.Tests;

/// <summary>Servers that are killed, or asked to stop, while they are asked.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task KilledServer_HasLostNothingThatItAcknowledged()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        var sent = 0;
        for (var round = 0; round < 3; round++)
        {
            await using var server = await StartAsync();
            using var client = server.NewClient();
            var enough = new TaskCompletionSource();
            var killed = enough.Task.ContinueWith(_ => server.KillAsync(), TaskScheduler.Default).Unwrap();
            var goal = acknowledged.Count + 200;
            await Task.WhenAll(
                Enumerable
                    .Range(0, 32)
                    .Select(async _ =>
                    {
                        while (await TryAsync(client, $"order-{Interlocked.Increment(ref sent)}", acknowledged))
                        {
                            if (acknowledged.Count >= goal)
                            {
                                enough.TrySetResult();
                            }
                        }
                    })
            );
            await killed;
        }

        await using var last = await StartAsync();
        using var reader = last.NewClient();
        Assert.InRange(acknowledged.Count, 600, sent);
        foreach (var (key, requestId) in acknowledged)
        {
            var again = await reader.AskAsync(Calls.Decide("approve", key));
            Assert.Equal(
                ("approved", requestId),
                (again.AssertProblem(409, "duplicate")["decision"], again["request_id"])
            );
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{sent} sent, {acknowledged.Count} acknowledged over three kills, none lost"
        );
    }

    [Fact]
    public async Task StoppedServer_AnswersWhatItHasBegun()
    {
        await using var server = await StartAsync();
        using var client = server.NewClient();
        var asked = (await client.AskAsync(Calls.Decide("approve", "before"))).AssertAccepted();
        Assert.NotNull(asked["request_id"]);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var sent = 0;
        var load = Enumerable
            .Range(0, 16)
            .Select(async _ =>
            {
                while (await TryAsync(client, $"order-{Interlocked.Increment(ref sent)}", acknowledged)) { }
            })
            .ToArray();
        while (acknowledged.Count < 100)
        {
            await Task.Yield();
        }

        var took = await server.StopAsync();

        await Task.WhenAll(load);
        Assert.Equal(0, server.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(25), $"It took {took} to stop.");
        await using var next = await StartAsync();
        using var reader = next.NewClient();
        foreach (var (key, requestId) in acknowledged)
        {
            Assert.Equal(
                requestId,
                (await reader.AskAsync(Calls.Decide("approve", key))).AssertProblem(409, "duplicate")["request_id"]
            );
        }
    }

    // until the server is gone
    private static async Task<bool> TryAsync(
        HttpClient client,
        string key,
        ConcurrentDictionary<string, string> acknowledged
    )
    {
        try
        {
            var answer = (await client.AskAsync(Calls.Decide("approve", key))).AssertAccepted();
            acknowledged[key] = answer["request_id"]!;
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<ServerProcess> StartAsync() =>
        ServerProcess.StartAsync(
            folder.Path,
            ("AllowTenantHeader", "true"),
            ("RateLimits__TenantBurst", "1000000"),
            ("RateLimits__TenantPerSecond", "1000000")
        );
}

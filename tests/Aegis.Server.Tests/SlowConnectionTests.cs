using System.Diagnostics;
using System.Net;
using System.Text;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;

namespace Aegis.Server.Tests;

/// <summary>Clients that send their headers a byte at a time, to keep the server busy.</summary>
public class SlowConnectionTests
{
    private const int Connections = 1000;

    [Fact]
    public async Task AThousandSlowClients_AreShutOut_AndOthersAnswered()
    {
        using var folder = new Folder();
        await using var server = await ServerProcess.StartAsync(
            folder.Path,
            ("AllowTenantHeader", "true"),
            ("RateLimits__TenantBurst", "1000000")
        );
        using var client = server.NewClient();
        (await client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();

        var watch = Stopwatch.StartNew();
        var slow = await Task.WhenAll(
            Enumerable.Range(0, Connections).Select(_ => RawConnection.OpenAsync(server.Address))
        );
        var closed = slow.Select(ClosedAsync).ToArray();
        var times = new List<double>();
        while (!closed.All(static one => one.IsCompleted))
        {
            var began = watch.Elapsed;
            (await client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();
            times.Add((watch.Elapsed - began).TotalMilliseconds);
        }

        await Task.WhenAll(closed);
        times.Sort();
        TestContext.Current.SendDiagnosticMessage(
            $"{times.Count} healthy requests beside {Connections} slow connections: p50 {times[times.Count / 2]:f1} ms, "
                + $"p99 {times[times.Count * 99 / 100]:f1} ms; all slow ones closed after {watch.Elapsed.TotalSeconds:f1} s"
        );
        Assert.True(times.Count > 10, "Hardly a request was answered meanwhile.");
        Array.ForEach(slow, static connection => connection.Dispose());
    }

    private static async Task ClosedAsync(RawConnection connection)
    {
        var token = TestContext.Current.CancellationToken;
        await connection.Stream.WriteAsync(
            Encoding.ASCII.GetBytes("POST /api/v1/hitl/approve HTTP/1.1\r\nHost: x\r\nX-Slow: "),
            token
        );
        var buffer = new byte[1024];
        var answer = new StringBuilder();
        try
        {
            int length;
            while ((length = await connection.Stream.ReadAsync(buffer, token)) > 0)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, length));
            }
        }
        catch (IOException)
        {
            // reset is closed too
            return;
        }

        Assert.Contains($"{(int)HttpStatusCode.RequestTimeout}", answer.ToString(), StringComparison.Ordinal);
    }
}

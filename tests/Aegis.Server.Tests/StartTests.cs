using System.Net;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Sqlite;

namespace Aegis.Server.Tests;

/// <summary>How the server starts, and how it says that it can not.</summary>
public sealed class StartTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Port", "70000", "Aegis:Port")]
    [InlineData("Port", "many", "Aegis:Port")]
    [InlineData("ApprovalValidFor", "00:00:00", "Aegis:ApprovalValidFor")]
    [InlineData("Adress", "127.0.0.1", "Aegis:Adress")]
    [InlineData("Address", "localhost", "Aegis:Address")]
    [InlineData("Pepper", "c2hvcnQ=", "pepper")]
    [InlineData("ConnectionString", "Hosst=db", "Aegis:ConnectionString")]
    [InlineData("ConnectionString", "Host=127.0.0.1", "Aegis:Pepper")]
    [InlineData("RateLimits__TenantBurst", "0", "TenantBurst")]
    [InlineData("RateLimits__Tenant", "1", "Aegis:RateLimits:Tenant")]
    [InlineData("MetricsToken", "short", "Aegis:MetricsToken")]
    [InlineData("Database", "nowhere/aegis.db", "nowhere")]
    public async Task SettingThatCanNotBeMeant_IsNamed_AndTheServerEnds(string setting, string value, string named)
    {
        await using var server = await ServerProcess.RunToEndAsync(folder.Path, (setting, value));

        Assert.Equal(1, server.ExitCode);
        Assert.Contains("aegis-server can not start: ", server.Output, StringComparison.Ordinal);
        Assert.Contains(named, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstStart_MakesWhatItNeeds_AndSaysHowToGetIn()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path, ("AllowTenantHeader", "true"));

        var pepper = folder.File("aegis.pepper");
        var secret = (await File.ReadAllTextAsync(pepper, TestContext.Current.CancellationToken)).Trim();
        Assert.True(File.Exists(folder.File("aegis.db")));
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(pepper) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
        Assert.Contains("accounts/signup", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApprovedCallOfATool_HasAsLongAsTheServerSays()
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = await ServerProcess.StartAsync(
            folder.Path,
            ("AllowTenantHeader", "true"),
            ("ApprovalValidFor", "00:00:40")
        );
        using var client = server.NewClient();
        // a tool of another process, which shares the file
        await using var store = SqliteLedgerStore.Open(folder.File("aegis.db"));
        var waiting = await store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "acme",
                Key = "key:charge_card:7",
                Thread = "thread-1",
                Operation = "charge_card",
                Effect = ToolEffect.AtMostOnce,
                Fingerprint = Fingerprint.Of("charge_card", "thread-1", "{}"),
                Owner = "worker-1",
                Lease = TimeSpan.FromSeconds(30),
                Approval = new ApprovalRequest
                {
                    Policy = "ask",
                    RequestedBy = "agent:Cashier",
                    Payload = "{}",
                    DecideWithin = TimeSpan.FromHours(1),
                },
            },
            token
        );

        (await client.AskAsync(Calls.Decide("approve", waiting.Key))).AssertAccepted();

        var approval = await store.FindApprovalAsync("acme", waiting.Id, token);
        Assert.Equal(TimeSpan.FromSeconds(40), approval!.ValidUntil - approval.DecidedAt);
    }

    [Fact]
    public async Task UnknownAddresses_AreClosedAndProblems()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path, ("AllowTenantHeader", "true"));
        using var client = server.NewClient();

        (await client.AskAsync(Calls.Get("/nothing", tenant: null))).AssertProblem(401, "unauthenticated");
        (await client.AskAsync(Calls.Get("/nothing"))).AssertProblem(404, "not-found");
    }

    [Fact]
    public async Task ManagementPort_AnswersOperators_AndNobodyElse()
    {
        var port = FreePort();
        await using var server = await ServerProcess.StartAsync(
            folder.Path,
            ("AllowTenantHeader", "true"),
            ("ManagementPort", $"{port}")
        );
        using var client = server.NewClient();
        using var management = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        (await management.AskAsync(Calls.Get("/live", tenant: null))).AssertOk();
        (await management.AskAsync(Calls.Get("/ready", tenant: null))).AssertOk();
        (await management.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertProblem(404, "not-found");
        (await client.AskAsync(Calls.Get("/metrics"))).AssertProblem(404, "not-found");
        (await client.AskAsync(Calls.Get("/ready"))).AssertProblem(404, "not-found");
        var metrics = (await management.AskAsync(Calls.Get("/metrics", tenant: null))).AssertOk();
        Assert.Contains("aegis_server_problems_total{type=\"not-found\"} 3", metrics.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OversizedBody_Is413_AndNever500(bool isChunked)
    {
        await using var server = await ServerProcess.StartAsync(folder.Path, ("AllowTenantHeader", "true"));
        using var client = server.NewClient();
        // what is not announced is refused while it is sent: no more than the connection holds, to read the answer
        var length = isChunked ? 100_000 : 10_000_000;
        var request = Calls.Decide("approve", "large", body: $$"""{"a":"{{new string('x', length)}}"}""");
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;

        (await client.AskAsync(request)).AssertProblem((int)HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

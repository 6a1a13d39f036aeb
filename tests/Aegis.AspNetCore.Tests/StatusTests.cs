using System.Diagnostics;
using System.Net;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>GET hitl/status/{id}.</summary>
public class StatusTests
{
    [Fact]
    public async Task WaitingOperation_SaysHowFarItIs()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");

        var status = (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id}"))).AssertOk();

        Assert.Equal("PENDING", status["state"]);
        Assert.Equal("awaiting", status["phase"]);
        Assert.Null(status["decision"]);
        Assert.Equal("1", status["attempt"]);
        Assert.Equal("1", status["fence"]);
        Assert.NotNull(status["decide_by"]);
        Assert.Contains("private", status.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "request_id",
                "state",
                "phase",
                "decision",
                "decided_by",
                "decided_at",
                "decide_by",
                "attempt",
                "fence",
                "failure",
                "expires_at",
            ],
            status.Json.EnumerateObject().Select(static member => member.Name)
        );
    }

    [Fact]
    public async Task PublishedClient_GetsTheStatusWithoutSayingWhoItIs()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");
        var accepted = (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        var status = await app.Client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/{accepted["request_id"]}", tenant: null)
        );

        Assert.Equal("approved", status.AssertOk()["decision"]);
    }

    [Fact]
    public async Task WithoutTenantHeaders_NobodyIsAnonymous()
    {
        await using var app = await TestApp.StartAsync(options => options.AllowTenantHeader = false);
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");

        var byHandle = await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/acme.{operation.Id:n}", tenant: null));
        var byHeader = await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}"));

        byHandle.AssertProblem(401, "unauthenticated");
        byHeader.AssertProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task HandleOfATenant_OpensNothingElse()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");

        var otherTenant = await app.Client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/other.{operation.Id:n}", tenant: null)
        );
        var otherRoute = await app.Client.AskAsync(Calls.Get($"/api/v1/audit/acme.{operation.Id:n}", tenant: null));
        var bareId = await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}", tenant: null));

        otherTenant.AssertProblem(404, "not-found");
        otherRoute.AssertProblem(401, "unauthenticated");
        bareId.AssertProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task KnownVersion_IsNotModified()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        var path = $"/api/v1/hitl/status/{operation.Id:n}";
        var etag = (await app.Client.AskAsync(Calls.Get(path))).AssertOk().Headers["ETag"];

        var unchanged = await app.Client.AskAsync(Calls.Get(path).With("If-None-Match", etag));
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        var changed = await app.Client.AskAsync(Calls.Get(path).With("If-None-Match", etag));

        Assert.Equal(HttpStatusCode.NotModified, unchanged.Status);
        Assert.Equal("", unchanged.Text);
        Assert.NotEqual(etag, changed.AssertOk().Headers["ETag"]);
    }

    [Fact]
    public async Task Waiting_EndsWithTheDecision()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        var waiting = app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}").With("Prefer", "wait=20"));

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        Assert.Equal("approved", (await waiting).AssertOk()["decision"]);
    }

    [Fact]
    public async Task Waiting_EndsWithTheTime()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        var watch = Stopwatch.StartNew();

        var answer = await app.Client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/{operation.Id:n}").With("Prefer", "respond-async, wait=1")
        );

        Assert.Null(answer.AssertOk()["decision"]);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.9), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task ManyWaiting_TakeNoThreads()
    {
        await using var app = await TestApp.StartAsync(options => options.MaxWaiting = 500);
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        var waiting = Enumerable
            .Range(0, 400)
            .Select(_ =>
                app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}").With("Prefer", "wait=20"))
            )
            .ToArray();

        (await app.Client.AskAsync(Calls.Decide("reject", "order-1"))).AssertAccepted();
        var answers = await Task.WhenAll(waiting);

        Assert.All(answers, answer => Assert.Equal("rejected", answer.AssertOk()["decision"]));
    }

    [Fact]
    public async Task MoreThanMayWait_AreAnsweredAtOnce()
    {
        await using var app = await TestApp.StartAsync(options => options.MaxWaiting = 0);
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");

        var answer = await app.Client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/{operation.Id:n}").With("Prefer", "wait=20")
        );

        Assert.Null(answer.AssertOk()["decision"]);
    }
}

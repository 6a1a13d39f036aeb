using System.Text.Json;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>GET audit: what was done, for good.</summary>
public class AuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_HasEveryStepOfTheTenant_ALineEach()
    {
        await using var app = await TestApp.StartAsync();
        for (var at = 0; at < 300; at++)
        {
            (await app.Client.AskAsync(Calls.Decide("approve", $"order-{at}"))).AssertAccepted();
        }

        (await app.Client.AskAsync(Calls.Decide("approve", "of-another", tenant: "other"))).AssertAccepted();

        var export = (await app.Client.AskAsync(Calls.Get("/api/v1/audit"))).AssertOk();

        Assert.Equal("application/x-ndjson", export.Headers["Content-Type"]);
        var lines = export
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonElement.Parse(line))
            .ToArray();
        var steps = lines.GroupBy(static line => line.GetProperty("operation_id").GetGuid()).ToArray();
        Assert.Equal(300, steps.Length);
        Assert.All(
            steps,
            static operation =>
                Assert.Equal(
                    ["claim", "approve", "begin-approved", "commit"],
                    operation
                        .OrderBy(static step => step.GetProperty("sequence").GetInt32())
                        .Select(static step => step.GetProperty("action").GetString())
                )
        );
    }

    [Fact]
    public async Task Export_KeepsToItsTime()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        var before = await app.Client.AskAsync(Calls.Get("/api/v1/audit?to=2020-01-01T00:00:00Z"));
        var malformed = await app.Client.AskAsync(Calls.Get("/api/v1/audit?from=yesterday"));

        Assert.Equal("", before.AssertOk().Text);
        malformed.AssertProblem(400, "malformed");
    }

    [Fact]
    public async Task Verification_ReadsAllOfTheTenant()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        (await app.Client.AskAsync(Calls.Decide("reject", "order-2"))).AssertAccepted();

        var verdict = (await app.Client.AskAsync(Calls.Get("/api/v1/audit/verify"))).AssertOk();

        Assert.Equal(("True", "6"), (verdict["is_whole"], verdict["records"]));
        Assert.Empty(verdict.Json.GetProperty("faults").EnumerateArray());
    }

    [Fact]
    public async Task Verification_ComparesTheAnchor()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        var audit = app.Services.GetRequiredService<IAuditStore>();
        await new AuditSealer(audit).SealAsync("acme", Token);
        var anchor = (await audit.FindLastSealAsync("acme", Token))!.Anchor;

        var kept = await app.Client.AskAsync(Calls.Get($"/api/v1/audit/verify?anchor={anchor}"));
        var other = anchor with { Hash = new string('0', 64) };
        var lost = await app.Client.AskAsync(Calls.Get($"/api/v1/audit/verify?anchor={other}"));
        var malformed = await app.Client.AskAsync(Calls.Get("/api/v1/audit/verify?anchor=yes"));

        Assert.Equal("True", kept.AssertOk()["is_whole"]);
        Assert.Equal("False", lost.AssertOk()["is_whole"]);
        malformed.AssertProblem(400, "malformed");
    }
}

using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests;

/// <summary>GET hitl/pending.</summary>
public class PendingTests
{
    [Fact]
    public async Task WaitingOperation_ShowsWhatWillHappen()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        await app.Ledger.AwaitApprovalAsync("order-2", tenant: "other");

        var page = (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();

        Assert.Null(page["next_cursor"]);
        var item = Assert.Single(page.Json.GetProperty("items").EnumerateArray());
        Assert.Equal($"acme.{operation.Id:n}", item.GetProperty("request_id").GetString());
        Assert.Equal("order-1", item.GetProperty("key").GetString());
        Assert.Equal("thread-1", item.GetProperty("thread_id").GetString());
        Assert.Equal("charge_card", item.GetProperty("operation").GetString());
        Assert.Equal("billing-agent", item.GetProperty("requested_by").GetString());
        Assert.Equal(250, item.GetProperty("payload").GetProperty("amount").GetInt32());
        Assert.Equal("charge_card\namount: 250\ncustomer: \"ada\"", item.GetProperty("rendered").GetString());
    }

    [Fact]
    public async Task Numbers_AreShownAsPeopleWriteThem()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = await app.AddKeyAsync(account.Key, "agent", "service", "ops:request");
        const string Body = """{"amount":250,"fee":0.50,"id":9007199254740993}""";
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Body, bearer: agent.Key))).AssertAccepted();

        var page = (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending", bearer: account.Key))).AssertOk();

        var payload = page.Json.GetProperty("items")[0].GetProperty("payload").GetRawText();
        Assert.Equal("""{"amount":250,"fee":0.5,"id":9007199254740993}""", payload);
        // and what is shown may be repeated
        (
            await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: payload, bearer: account.Key))
        ).AssertAccepted();
    }

    [Fact]
    public async Task CharactersThatDeceive_AreShownAsWhatTheyAre()
    {
        await using var app = await TestApp.StartAsync();
        var payload = "{\"note\":\"pay \u202e001\u202c\u200b now, \\\"Zoë\\\"\\\\\"}";
        var claim = Seeds.Claim("order-1") with
        {
            Approval = new ApprovalRequest
            {
                Policy = "p",
                RequestedBy = "agent",
                Payload = payload,
            },
        };
        await app.Ledger.ClaimAsync(claim, TestContext.Current.CancellationToken);

        var page = (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();

        Assert.Equal(
            "charge_card\nnote: \"pay \\u{202e}001\\u{202c}\\u{200b} now, \\\"Zoë\\\"\\\\\"",
            page.Json.GetProperty("items")[0].GetProperty("rendered").GetString()
        );
    }

    [Fact]
    public async Task ManyPages_HoldEachOnce_AlsoWhenSomeAreDecidedMeanwhile()
    {
        await using var app = await TestApp.StartAsync();
        for (var at = 0; at < 250; at++)
        {
            await app.Ledger.AwaitApprovalAsync($"order-{at}");
        }

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/pending{cursor}"))).AssertOk();
            var keys = page
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("key").GetString()!);
            seen.AddRange(keys);
            (await app.Client.AskAsync(Calls.Decide("approve", seen[^1]))).AssertAccepted();
            cursor = page["next_cursor"] is { } next ? $"?cursor={next}" : null;
        } while (cursor is not null);

        Assert.Equal(250, seen.Count);
        Assert.Equal(250, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%20")]
    [InlineData("MTIz")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OjAxMDIwMzA0MDUwNjA3MDgwOTBhMGIwYzBkMGUwZjEw")]
    public async Task CursorOfNobody_IsRefused(string cursor)
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/pending?cursor={cursor}"))).AssertProblem(400, "malformed");
    }
}

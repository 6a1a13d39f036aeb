using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>What waits, as the typed client lists it.</summary>
public class ListingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyPages_AreListedInFull_AndDecidedByWhatTheySay()
    {
        await using var app = await TestApp.StartAsync();
        for (var at = 0; at < 201; at++)
        {
            await app.Ledger.AwaitApprovalAsync($"order-{at}");
        }

        var client = app.NewClient();
        var all = await client.ListPendingAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(201, all.DistinctBy(static one => one.RequestId).Count());
        Assert.All(all, static one => Assert.Null(one.More));
        var last = all[^1];
        Assert.Equal(("charge_card", "billing-agent", "amounts"), (last.Operation, last.RequestedBy, last.Policy));
        Assert.Equal("charge_card\namount: 250\ncustomer: \"ada\"", last.Rendered);
        Assert.True(last.RequestedAt < last.DecideBy);
        // what is listed is all that it takes to decide
        var decided = await client.ApproveAsync(
            last.Key!,
            Payload.Of(last.Payload!.Value),
            last.ThreadId,
            cancellationToken: Token
        );
        Assert.Equal(last.RequestId, Assert.IsType<DecisionOutcome.Accepted>(decided).RequestId);
    }

    [Fact]
    public async Task LongPayloads_AreListedInShorterPages()
    {
        await using var app = await TestApp.StartAsync();
        var text = new string('x', 60_000);
        for (var at = 0; at < 100; at++)
        {
            await app.Ledger.ClaimAsync(Asking($"order-{at}", $$"""{"text":"{{text}}"}"""), Token);
        }

        await using var services = new ServiceCollection()
            .AddAegisClient(options => (options.BaseAddress, options.TenantId) = (app.Address, "acme"))
            .Services.BuildServiceProvider();

        var all = await services
            .GetRequiredService<AegisClient>()
            .ListPendingAsync(cancellationToken: Token)
            .ToListAsync(Token);

        Assert.Equal(100, all.DistinctBy(static one => one.Key).Count());
        Assert.All(all, one => Assert.Equal(text, one.Payload!.Value.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task PayloadTooLongForEyes_SaysThatThereIsMore()
    {
        await using var app = await TestApp.StartAsync();
        var name = new string('n', 30_000);
        var many = string.Join(',', Enumerable.Repeat("1", 15_000));
        await app.Ledger.ClaimAsync(Asking("order-1", $$"""{"{{name}}":[{{many}}]}"""), Token);

        var one = Assert.Single(await app.NewClient().ListPendingAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.InRange(one.Rendered!.Length, 30_000, 40_000);
        Assert.EndsWith("there is more: read the payload before you decide", one.Rendered, StringComparison.Ordinal);
    }

    private static OperationClaim Asking(string key, string payload) =>
        Seeds.Claim(key) with
        {
            Approval = new ApprovalRequest
            {
                Policy = "p",
                RequestedBy = "agent",
                Payload = payload,
                DecideWithin = TimeSpan.FromHours(1),
            },
        };
}

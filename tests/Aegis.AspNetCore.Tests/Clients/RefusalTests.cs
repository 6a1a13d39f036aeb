using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>What the typed client makes of the server's refusals.</summary>
public class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallThatRuns_IsInProgress()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.ClaimAsync(Seeds.Claim("order-1"), Token);

        var outcome = await app.NewClient(static options => options.MaxRetries = 0)
            .ApproveAsync("order-1", Payload.Json(Seeds.Payload), cancellationToken: Token);

        var running = Assert.IsType<DecisionOutcome.InProgress>(outcome);
        Assert.Equal(Client.OperationPhase.Claimed, running.Phase);
        Assert.InRange(running.RetryAfter!.Value.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task TimeThatIsOver_IsExpired()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1", decideWithin: TimeSpan.FromMilliseconds(-1));

        var outcome = await app.NewClient().ApproveAsync("order-1", cancellationToken: Token);

        Assert.IsType<DecisionOutcome.Expired>(outcome);
    }

    [Fact]
    public async Task EndThatNobodyKnows_IsUnknown()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.BecomeUnknownAsync("order-1");

        var outcome = await app.NewClient()
            .ApproveAsync("order-1", Payload.Json(Seeds.Payload), cancellationToken: Token);

        Assert.IsType<DecisionOutcome.OutcomeUnknown>(outcome);
        Assert.Equal(($"acme.{operation.Id:n}", Client.OperationState.Unknown), (outcome.RequestId, outcome.State));
    }

    [Theory]
    [InlineData("""{"amount":2}""", "thread-1")]
    [InlineData("""{"amount":1}""", "thread-2")]
    public async Task OtherPayloadOrThread_IsAKeyThatIsReused(string payload, string thread)
    {
        await using var app = await TestApp.StartAsync();
        var client = app.NewClient();
        (
            await client.ApproveAsync("order-1", Payload.Of(new { amount = 1 }), cancellationToken: Token)
        ).EnsureSuccess();

        var outcome = await client.ApproveAsync("order-1", Payload.Json(payload), thread, cancellationToken: Token);

        Assert.IsType<DecisionOutcome.KeyReused>(outcome);
    }

    [Fact]
    public async Task QuotaThatIsUsedUp_SaysWhenItComesBack_AndIsNotRepeated()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var client = app.NewClient((await app.SignUpAsync()).Key);
        for (var at = 0; at < 100; at++)
        {
            (await client.ApproveAsync($"order-{at}", cancellationToken: Token)).EnsureSuccess();
        }

        var outcome = await client.ApproveAsync("one-more", cancellationToken: Token);
        var duplicate = await client.ApproveAsync("order-0", cancellationToken: Token);
        var usage = (await client.GetUsageAsync(cancellationToken: Token)).EnsureSuccess();

        var exceeded = Assert.IsType<DecisionOutcome.QuotaExceeded>(outcome);
        Assert.Equal((100, 100, 1), (exceeded.Quota, exceeded.Used, exceeded.Attempts));
        Assert.Equal(usage.ResetsAt, exceeded.ResetsAt);
        Assert.IsType<DecisionOutcome.AlreadyDecided>(duplicate);
    }

    [Fact]
    public async Task TooManyAtOnce_AreRateLimited()
    {
        await using var app = await TestApp.StartAsync(static options =>
            options.RateLimits.TenantBurst = options.RateLimits.TenantPerSecond = 1
        );
        var client = app.NewClient(static options => options.MaxRetries = 0);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(at => client.ApproveAsync($"order-{at}", cancellationToken: Token))
        );

        var limited = outcomes.OfType<DecisionOutcome.RateLimited>().ToArray();
        Assert.NotEmpty(limited);
        Assert.Equal(outcomes.Length, limited.Length + outcomes.OfType<DecisionOutcome.Accepted>().Count());
        Assert.All(limited, static outcome => Assert.InRange(outcome.RetryAfter!.Value.TotalSeconds, 1, 5));
    }

    [Fact]
    public async Task KeyOfNobody_IsUnauthorized()
    {
        await using var app = await TestApp.StartAsync();

        var outcome = await app.NewClient("sk_live_nobody").ApproveAsync("order-1", cancellationToken: Token);

        Assert.IsType<DecisionOutcome.Unauthorized>(outcome);
        Assert.Contains("ApiKey", $"{outcome}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyThatMayNotDecide_IsForbidden()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var reader = await app.AddKeyAsync(account.Key, "reader", "service", "ops:read");

        var outcome = await app.NewClient(reader.Key).ApproveAsync("order-1", cancellationToken: Token);

        Assert.IsType<DecisionOutcome.Forbidden>(outcome);
    }

    [Fact]
    public async Task PayloadThatIsTooLong_IsInvalid_AndSaysWhy()
    {
        await using var app = await TestApp.StartAsync();

        var outcome = await app.NewClient()
            .ApproveAsync("order-1", Payload.Of(new { text = new string('x', 70_000) }), cancellationToken: Token);

        Assert.IsType<DecisionOutcome.Invalid>(outcome);
        Assert.Equal((413, "too-large"), (outcome.Problem?.Status, outcome.Problem?.Code));
    }

    [Fact]
    public async Task StoreThatIsDown_IsUnavailable()
    {
        await using var app = await TestApp.StartAsync(services: static services => services.KeepIn(new BrokenStore()));

        var outcome = await app.NewClient(static options => options.MaxRetries = 0)
            .ApproveAsync("order-1", cancellationToken: Token);

        var down = Assert.IsType<DecisionOutcome.Unavailable>(outcome);
        Assert.NotNull(down.RetryAfter);
        Assert.Equal("unavailable", down.Problem?.Code);
    }
}

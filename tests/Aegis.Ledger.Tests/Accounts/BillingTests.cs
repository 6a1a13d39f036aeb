using Aegis.Accounts;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Ledger.Tests.Accounts;

public sealed class BillingTests
{
    [Theory]
    [InlineData("2026-11-30T23:59:59.999Z", "2026-11", "2026-12-01")]
    [InlineData("2026-12-01T00:30:00+01:00", "2026-11", "2026-12-01")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12", "2027-01-01")]
    public void Period_IsTheMonthInUtc(string time, string text, string end)
    {
        var period = BillingPeriod.Of(DateTimeOffset.Parse(time, null));

        Assert.Equal(text, period.ToString());
        Assert.Equal(DateTimeOffset.Parse(end + "Z", null), period.End);
        Assert.True(BillingPeriod.TryParse(text, out var read));
        Assert.Equal(period, read);
        Assert.False(BillingPeriod.TryParse("2026-13", out _));
        Assert.False(BillingPeriod.TryParse(null, out _));
    }

    [Fact]
    public async Task Bill_IsClaimsTimesPrice_AndDuplicatesAreFree()
    {
        var token = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        var ledger = new InMemoryLedgerStore(clock);
        var accounts = new InMemoryAccountStore(ledger);
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            KeyId = "k",
            Tenant = "acme",
            Principal = "alice",
            Kind = PrincipalKind.Person,
            Scopes = [],
            Mac = new byte[32],
            PepperId = "p",
            CreatedAt = now,
        };
        var tenant = new Tenant
        {
            Id = "acme",
            Name = "Acme",
            Plan = "team",
            CreatedAt = now,
        };
        await accounts.CreateTenantAsync(tenant, key, token);
        foreach (var order in new[] { "1", "2", "3", "3", "3" })
        {
            await ledger.ClaimAsync(Claim(order), token);
        }

        var bill = await new Billing(accounts, PlanCatalog.Standard).BillAsync("acme", BillingPeriod.Of(now), token);

        Assert.Equal((3L, 0.006m, "USD"), (bill!.Events, bill.Amount, bill.Plan.Currency));
        Assert.Null(await new Billing(accounts, PlanCatalog.Standard).BillAsync("globex", bill.Period, token));
        await accounts.SetPlanAsync("acme", "gone", token);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Billing(accounts, PlanCatalog.Standard).BillAsync("acme", bill.Period, token).AsTask()
        );
        Assert.Contains("'gone'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalog_BeginsWith100EventsForNothing()
    {
        var first = PlanCatalog.Standard.First;

        Assert.Equal(("free", 100L, 0m), (first.Id, first.EventsPerMonth!.Value, first.PricePerEvent));
        Assert.Same(first, PlanCatalog.Standard.Find("free"));
        Assert.Null(PlanCatalog.Standard.Find("gold"));
        Assert.Throws<ArgumentException>(() => new PlanCatalog([]));
        Assert.Throws<ArgumentException>(() => new PlanCatalog([first, first]));
        Assert.Throws<ArgumentException>(() => new PlanCatalog([first with { PricePerEvent = -1 }]));
    }

    private static OperationClaim Claim(string key) =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = "acme",
            Key = key,
            Thread = "t",
            Operation = "approve",
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = "me",
            Lease = TimeSpan.FromMinutes(1),
        };
}

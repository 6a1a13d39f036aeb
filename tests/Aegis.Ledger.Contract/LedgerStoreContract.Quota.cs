using Aegis.Accounts;

namespace Aegis.Ledger.Contract;

// no more than the cap, and duplicates for nothing
public abstract partial class LedgerStoreContract
{
    private IAuditStore AuditStore => (IAuditStore)Store;

    [Fact]
    public async Task ManyClaimsAtOnce_AreAsManyAsTheCap()
    {
        var quota = new ClaimQuota(100);
        var claims = Enumerable
            .Range(0, 2000)
            .SelectMany(i => Enumerable.Repeat($"order-{i}", i % 10 == 0 ? 3 : 1))
            .Select(key => Claim(key) with { Quota = quota })
            .ToList();

        var records = await Task.WhenAll(
            claims.Select(claim =>
                Task.Run(async () =>
                {
                    try
                    {
                        return await ClaimAsync(claim);
                    }
                    catch (QuotaExceededException exceeded)
                    {
                        Assert.Equal((100L, 100L), (exceeded.Cap, exceeded.Used));
                        return null;
                    }
                })
            )
        );

        var had = records.OfType<OperationRecord>().DistinctBy(static record => record.Id).ToList();
        Assert.Equal(100, had.Count);
        Assert.Equal(100, await AuditStore.CountClaimsAsync(Tenant, BillingPeriod.Of(had[0].CreatedAt), Token));
    }

    [Fact]
    public async Task DuplicateOverQuota_IsAnswered_AndNewKeyLeavesNothing()
    {
        var first = Claim("one") with { Quota = new ClaimQuota(1) };
        await ClaimAsync(first);
        var second = Claim("two") with { Quota = new ClaimQuota(1) };

        var error = await Assert.ThrowsAsync<QuotaExceededException>(() => ClaimAsync(second).AsTask());

        Assert.Equal((Tenant, 1L, 1L), (error.Tenant, error.Cap, error.Used));
        Assert.Equal(first.Id, (await ClaimAsync(Claim("one") with { Quota = new ClaimQuota(1) })).Id);
        Assert.Null(await FindAsync(second.Id));
        Assert.Empty(await AuditAsync(second.Id));
        Assert.Equal(second.Id, (await ClaimAsync(second with { Quota = new ClaimQuota(2) })).Id);
        await ClaimAsync(Claim("one") with { Tenant = "globex", Quota = new ClaimQuota(1) });
    }

    [Fact]
    public async Task CapThatComesLater_CountsWhatWasClaimedBefore()
    {
        await ClaimAsync(Claim("one"));
        await ClaimAsync(Claim("two"));

        await Assert.ThrowsAsync<QuotaExceededException>(() =>
            ClaimAsync(Claim("three") with { Quota = new ClaimQuota(2) }).AsTask()
        );
        await ClaimAsync(Claim("three") with { Quota = new ClaimQuota(3) });
    }
}

namespace Aegis.Ledger.Contract;

// one of all who want a key has it
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task FreeKey_IsClaimed()
    {
        var claim = Claim();

        var claimed = await ClaimAsync(claim);

        Assert.Equal(
            (
                claim.Id,
                claim.Tenant,
                claim.Key,
                claim.Thread,
                claim.Operation,
                claim.Effect,
                claim.Fingerprint,
                claim.Owner
            ),
            (
                claimed.Id,
                claimed.Tenant,
                claimed.Key,
                claimed.Thread,
                claimed.Operation,
                claimed.Effect,
                claimed.Fingerprint,
                claimed.Owner
            )
        );
        Assert.Equal((OperationState.Pending, OperationPhase.Claimed), (claimed.State, claimed.Phase));
        Assert.Equal((1L, 1), (claimed.Fence, claimed.Attempt));
        Assert.InRange(claimed.LeaseLeft!.Value, Lease - TimeSpan.FromSeconds(10), Lease);
        Assert.Null(claimed.ExecutingAt ?? claimed.FinishedAt ?? claimed.ExpiresAt ?? claimed.ResultExpiresAt);
        Assert.Null(claimed.Result);
        Assert.Null(claimed.Failure);
        Assert.Equal(0, claimed.CreatedAt.Ticks % TimeSpan.TicksPerMillisecond);
        Assert.Equal(claimed with { LeaseLeft = null }, (await FindAsync(claim.Id))! with { LeaseLeft = null });
        Assert.Equal(claim.Id, (await Store.FindByKeyAsync(Tenant, claim.Key, Token))!.Id);
    }

    [Fact]
    public async Task TakenKey_IsRead()
    {
        var first = await ClaimAsync();

        var second = await ClaimAsync(Claim(owner: "two") with { Fingerprint = PrintOf(2), Thread = "run-2" });

        Assert.Equal(first with { LeaseLeft = null }, second with { LeaseLeft = null });
        Assert.Single(await AuditAsync(first.Id));
    }

    [Fact]
    public async Task RepeatedClaim_FindsItsOwn()
    {
        var claim = Claim();
        await ClaimAsync(claim);

        var again = await ClaimAsync(claim);

        Assert.Equal((claim.Id, 1L), (again.Id, again.Fence));
        Assert.Single(await AuditAsync(claim.Id));
    }

    [Fact]
    public async Task Tenants_HaveKeysOfTheirOwn()
    {
        var one = await ClaimAsync();

        var other = await ClaimAsync(Claim() with { Tenant = "globex" });

        Assert.NotEqual(one.Id, other.Id);
        Assert.Null(await Store.FindAsync("globex", one.Id, Token));
        Assert.Empty(await Store.ReadAuditAsync("globex", one.Id, Token));
        Assert.Null(
            await Store.TransitionAsync(
                new OperationTransition.Begin(one.Handle with { Tenant = "globex" }, "one", Lease),
                Token
            )
        );
    }

    [Theory]
    [InlineData("a key with 'quotes', \\ and \"")]
    [InlineData("ключ · 钥匙 · 🔑")]
    [InlineData("A-key")]
    public async Task Keys_AreExact(string key)
    {
        var claimed = await ClaimAsync(Claim(key));

        Assert.Equal(key, (await FindAsync(claimed.Id))!.Key);
        Assert.Null(await Store.FindByKeyAsync(Tenant, key.ToLowerInvariant() + " ", Token));
        Assert.Null(await Store.FindByKeyAsync(Tenant, key.Replace("A-", "a-", StringComparison.Ordinal) + "!", Token));
        Assert.Equal("a-key" == key, (await Store.FindByKeyAsync(Tenant, "a-key", Token)) is not null);
    }

    [Fact]
    public async Task ManyAtOnce_OneHasTheKey()
    {
        var claims = Enumerable.Range(0, 200).Select(i => Claim(owner: $"owner-{i}")).ToList();

        var records = await Task.WhenAll(claims.Select(claim => Task.Run(() => ClaimAsync(claim).AsTask())));

        var winner = Assert.Single(records.Select(record => record.Id).Distinct());
        Assert.Single(claims, claim => claim.Id == winner);
        Assert.Single(await AuditAsync(winner));
    }

    [Fact]
    public async Task UnknownOperation_IsNotThere()
    {
        Assert.Null(await FindAsync(Guid.NewGuid()));
        Assert.Null(await Store.FindByKeyAsync(Tenant, "nothing", Token));
        Assert.Null(await Store.FindApprovalAsync(Tenant, Guid.NewGuid(), Token));
        Assert.Empty(await AuditAsync(Guid.NewGuid()));
        Assert.Null(
            await Store.TransitionAsync(
                new OperationTransition.Begin(new OperationHandle(Tenant, Guid.NewGuid(), 1), "one", Lease),
                Token
            )
        );
    }
}

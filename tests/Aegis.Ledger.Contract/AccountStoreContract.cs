using Aegis.Accounts;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

/// <summary>What every <see cref="IAccountStore"/> has to do. The tests of a store derive from it.</summary>
public abstract class AccountStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 11, 5, 6, 7, 8, 123, TimeSpan.Zero);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IAccountStore Accounts { get; private set; } = null!;

    protected ILedgerStore Ledger { get; private set; } = null!;

    protected abstract ValueTask<(IAccountStore Accounts, ILedgerStore Ledger)> OpenAsync();

    protected virtual ValueTask CloseAsync() => default;

    public async ValueTask InitializeAsync() => (Accounts, Ledger) = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task NewTenant_IsReadBack_WithItsKey()
    {
        var key = Key("key-1") with { ExpiresAt = Start.AddDays(1) };

        Assert.True(await Accounts.CreateTenantAsync(Acme, key, Token));

        Assert.Equal(Acme, await Accounts.FindTenantAsync("acme", Token));
        Assert.Equal(new KeyOfTenant(key, "free"), await Accounts.FindKeyAsync("key-1", Token));
        Assert.Equal([key], await Accounts.ListKeysAsync("acme", Token));
        Assert.Null(await Accounts.FindTenantAsync("globex", Token));
        Assert.Null(await Accounts.FindKeyAsync("key-2", Token));
        Assert.Empty(await Accounts.ListKeysAsync("globex", Token));
    }

    [Fact]
    public async Task TakenTenant_GetsNoKey()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-1"), Token);

        Assert.False(await Accounts.CreateTenantAsync(Acme with { Name = "Other" }, Key("key-2"), Token));

        Assert.Null(await Accounts.FindKeyAsync("key-2", Token));
        Assert.Equal("Acme & Söhne", (await Accounts.FindTenantAsync("acme", Token))!.Name);
    }

    [Fact]
    public async Task TenantThatManyCreate_IsOnes()
    {
        var created = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => Accounts.CreateTenantAsync(Acme, Key($"key-{i}"), Token).AsTask()))
        );

        Assert.Single(created, static won => won);
        Assert.Single(await Accounts.ListKeysAsync("acme", Token));
    }

    [Fact]
    public async Task FirstKeyOfAnotherTenant_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Accounts.CreateTenantAsync(Acme, Key("key-1") with { Tenant = "globex" }, Token).AsTask()
        );

    [Fact]
    public async Task Plan_IsChanged()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-1"), Token);

        Assert.True(await Accounts.SetPlanAsync("acme", "team", Token));
        Assert.False(await Accounts.SetPlanAsync("globex", "team", Token));

        Assert.Equal("team", (await Accounts.FindKeyAsync("key-1", Token))!.Plan);
    }

    [Fact]
    public async Task KeysThatManyAdd_AreNoMoreThanAllowed()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-0"), Token);

        var added = await Task.WhenAll(
            Enumerable
                .Range(1, 20)
                .Select(i => Task.Run(() => Accounts.AddKeyAsync(Key($"key-{i:00}"), 5, Token).AsTask()))
        );

        Assert.Equal(4, added.Count(static won => won));
        Assert.Equal(5, (await Accounts.ListKeysAsync("acme", Token)).Count);
        Assert.False(await Accounts.AddKeyAsync(Key("key-x") with { Tenant = "globex" }, 5, Token));
    }

    [Fact]
    public async Task KeyThatIsNotLive_MakesRoom()
    {
        await Accounts.CreateTenantAsync(Acme, Key("old"), Token);
        Assert.True(await Accounts.AddKeyAsync(Key("short") with { ExpiresAt = Start.AddHours(1) }, 2, Token));
        var later = Key("new") with { CreatedAt = Start.AddHours(1) };
        Assert.False(await Accounts.AddKeyAsync(later with { CreatedAt = Start.AddMinutes(59) }, 2, Token));

        Assert.True(await Accounts.AddKeyAsync(later, 2, Token));

        Assert.True(await Accounts.RevokeKeyAsync("acme", "old", Start.AddHours(2), Token));
        Assert.True(await Accounts.AddKeyAsync(Key("newest") with { CreatedAt = Start.AddHours(3) }, 2, Token));
        Assert.Equal(
            ["old", "short", "new", "newest"],
            (await Accounts.ListKeysAsync("acme", Token)).Select(static key => key.KeyId)
        );
    }

    [Fact]
    public async Task RevokedKey_StaysAsItWasRevokedFirst()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-1"), Token);

        Assert.False(await Accounts.RevokeKeyAsync("globex", "key-1", Start, Token));
        Assert.True(await Accounts.RevokeKeyAsync("acme", "key-1", Start.AddHours(1), Token));
        Assert.True(await Accounts.RevokeKeyAsync("acme", "key-1", Start.AddHours(2), Token));

        var key = (await Accounts.FindKeyAsync("key-1", Token))!.Key;
        Assert.Equal(Start.AddHours(1), key.RevokedAt);
        Assert.False(key.IsLive(Start));
    }

    [Fact]
    public async Task Events_AreClaims_OfThePeriodAndTheTenant()
    {
        var first = await Ledger.ClaimAsync(Claim("acme", "one"), Token);
        await Ledger.ClaimAsync(Claim("acme", "one"), Token);
        await Ledger.ClaimAsync(Claim("acme", "two"), Token);
        await Ledger.ClaimAsync(Claim("globex", "one"), Token);
        await Ledger.TransitionAsync(new Begin(first.Handle, "me", TimeSpan.FromMinutes(1)), Token);
        var period = BillingPeriod.Of(first.CreatedAt);

        Assert.Equal(2, await Accounts.CountEventsAsync("acme", period, Token));
        Assert.Equal(1, await Accounts.CountEventsAsync("globex", period, Token));
        Assert.Equal(0, await Accounts.CountEventsAsync("acme", BillingPeriod.Of(period.End), Token));
        Assert.Equal(0, await Accounts.CountEventsAsync("acme", BillingPeriod.Of(period.Start.AddDays(-1)), Token));
    }

    [Fact]
    public async Task PlanThatIsChanged_CountsTheQuotaAnew()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-1"), Token);
        await Ledger.ClaimAsync(Claim("acme", "capped") with { Quota = new ClaimQuota(2) }, Token);
        await Ledger.ClaimAsync(Claim("acme", "free-1"), Token);
        await Ledger.ClaimAsync(Claim("acme", "free-2"), Token);

        await Accounts.SetPlanAsync("acme", "free", Token);

        var error = await Assert.ThrowsAsync<QuotaExceededException>(() =>
            Ledger.ClaimAsync(Claim("acme", "over") with { Quota = new ClaimQuota(3) }, Token).AsTask()
        );
        Assert.Equal((3L, 3L), (error.Used, error.Cap));
        await Ledger.ClaimAsync(Claim("acme", "under") with { Quota = new ClaimQuota(4) }, Token);
    }

    protected static Tenant Acme { get; } =
        new()
        {
            Id = "acme",
            Name = "Acme & Söhne",
            Plan = "free",
            CreatedAt = Start,
        };

    protected static ApiKey Key(string id) =>
        new()
        {
            KeyId = id,
            Tenant = "acme",
            Principal = "alice",
            Kind = PrincipalKind.Person,
            Scopes = ["hitl:decide", "ops:read"],
            Mac = Enumerable.Repeat((byte)7, 32).ToArray(),
            PepperId = "2026",
            CreatedAt = Start,
        };

    protected static OperationClaim Claim(string tenant, string key) =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = tenant,
            Key = key,
            Thread = "run-1",
            Operation = "charge_card",
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = "me",
            Lease = TimeSpan.FromMinutes(1),
        };
}

using Aegis.Accounts;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Ledger.Tests.Accounts;

public sealed class ApiKeyVerifierTests
{
    private static readonly Pepper Old = new("2025", Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly Pepper New = new("2026", Enumerable.Repeat((byte)2, 32).ToArray());
    private readonly FakeTimeProvider clock = new();
    private readonly CountingStore store = new();
    private readonly ApiKeySecret secret = ApiKeySecret.Create();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RightKey_TellsWhoHasIt()
    {
        await AddAsync(New);

        var principal = await Verifier().VerifyAsync(secret.Reveal(), Token);

        Assert.NotNull(principal);
        Assert.Equal(
            (secret.KeyId, "acme", "free", "alice", PrincipalKind.Person),
            (principal.KeyId, principal.Tenant, principal.Plan, principal.Name, principal.Kind)
        );
        Assert.True(principal.Has("ops:read"));
        Assert.False(principal.Has("ops"));
    }

    [Fact]
    public async Task KeyOfAnEarlierPepper_IsRight_UntilThePepperIsGone()
    {
        await AddAsync(Old);

        Assert.NotNull(await Verifier(new PepperRing(New, Old)).VerifyAsync(secret.Reveal(), Token));
        Assert.Null(await Verifier(new PepperRing(New)).VerifyAsync(secret.Reveal(), Token));
    }

    [Fact]
    public async Task WhateverIsWrong_TheAnswerIsNone()
    {
        await AddAsync(New, expiresAt: clock.GetUtcNow().AddHours(1));
        var verifier = Verifier();

        Assert.Null(await verifier.VerifyAsync(null, Token));
        Assert.Null(await verifier.VerifyAsync("sk_live_nonsense", Token));
        Assert.Equal(0, store.Reads);
        Assert.Null(await verifier.VerifyAsync(ApiKeySecret.Create().Reveal(), Token));
        Assert.Null(await verifier.VerifyAsync(WithOtherSecret(), Token));
        Assert.NotNull(await verifier.VerifyAsync(secret.Reveal(), Token));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await verifier.VerifyAsync(secret.Reveal(), Token));
    }

    [Fact]
    public async Task KnownKey_IsReadOnceIn10Seconds()
    {
        await AddAsync(New);
        var verifier = Verifier();

        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull(await verifier.VerifyAsync(secret.Reveal(), Token));
        }

        Assert.Equal(1, store.Reads);
        clock.Advance(TimeSpan.FromSeconds(10));
        await verifier.VerifyAsync(secret.Reveal(), Token);
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task KeyThatIsNotRemembered_IsReadEveryTime()
    {
        await AddAsync(New);
        var verifier = Verifier(options: new() { KnownFor = TimeSpan.Zero });

        await verifier.VerifyAsync(secret.Reveal(), Token);
        await verifier.VerifyAsync(secret.Reveal(), Token);

        Assert.Equal(2, store.Reads);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ApiKeyVerifierOptions { KnownFor = TimeSpan.FromSeconds(61) }
        );
    }

    [Fact]
    public async Task UnknownKeys_AreRememberedShortly_AndNotWithoutEnd()
    {
        var verifier = Verifier(options: new() { Capacity = 2 });
        var unknown = ApiKeySecret.Create().Reveal();
        await verifier.VerifyAsync(unknown, Token);
        await verifier.VerifyAsync(unknown, Token);
        Assert.Equal(1, store.Reads);

        await verifier.VerifyAsync(ApiKeySecret.Create().Reveal(), Token);
        await verifier.VerifyAsync(ApiKeySecret.Create().Reveal(), Token);
        await verifier.VerifyAsync(unknown, Token);

        Assert.Equal(4, store.Reads);
        clock.Advance(TimeSpan.FromSeconds(5));
        await verifier.VerifyAsync(unknown, Token);
        Assert.Equal(5, store.Reads);
    }

    [Fact]
    public async Task RevokedKey_IsVoidAtOnce()
    {
        await AddAsync(New);
        var verifier = Verifier();
        Assert.NotNull(await verifier.VerifyAsync(secret.Reveal(), Token));

        Assert.True(await verifier.RevokeAsync("acme", secret.KeyId, Token));

        Assert.Null(await verifier.VerifyAsync(secret.Reveal(), Token));
    }

    [Fact]
    public async Task KeyRevokedWhileItIsRead_IsNotRemembered()
    {
        await AddAsync(New);
        var verifier = Verifier();
        store.AfterRead = () => verifier.RevokeAsync("acme", secret.KeyId, Token).AsTask();
        await verifier.VerifyAsync(secret.Reveal(), Token);
        store.AfterRead = null;

        Assert.Null(await verifier.VerifyAsync(secret.Reveal(), Token));
    }

    private ApiKeyVerifier Verifier(PepperRing? ring = null, ApiKeyVerifierOptions? options = null) =>
        new(store, ring ?? new PepperRing(New), clock, options);

    private string WithOtherSecret()
    {
        var body = $"sk_live_{secret.KeyId}_{ApiKeySecret.Create().Reveal()[25..68]}";
        var rest = Crc32.Of(body);
        var digits = new char[6];
        for (var at = 5; at >= 0; at--, rest /= 62)
        {
            digits[at] = ApiKeySecret.Alphabet[(int)(rest % 62)];
        }

        var text = $"{body}_{new string(digits)}";
        Assert.True(ApiKeySecret.TryParse(text, out _));
        return text;
    }

    private async Task AddAsync(Pepper pepper, DateTimeOffset? expiresAt = null)
    {
        var now = clock.GetUtcNow();
        var tenant = new Tenant
        {
            Id = "acme",
            Name = "Acme",
            Plan = "free",
            CreatedAt = now,
        };
        var key = new ApiKey
        {
            KeyId = secret.KeyId,
            Tenant = "acme",
            Principal = "alice",
            Kind = PrincipalKind.Person,
            Scopes = ["ops:read"],
            Mac = secret.Mac(pepper),
            PepperId = pepper.Id,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        Assert.True(await store.CreateTenantAsync(tenant, key, Token));
    }
}

namespace Aegis.Ledger.Tests.Audit;

public sealed class AuditSealerTests
{
    private readonly SealedLedger ledger = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MoreThanOneSealCovers_IsSealedAtOnce()
    {
        for (var i = 0; i < 2 * AuditSealer.MaxOperations + 1; i++)
        {
            await ledger.ClaimAsync();
        }

        var seals = await new AuditSealer(ledger.Store).SealAsync(Token);

        Assert.Equal([1000, 1000, 1], seals.Select(static seal => seal.Operations));
        Assert.Empty(await ledger.Store.ListUnsealedTenantsAsync(null, 10, Token));
        Assert.Empty(await ledger.FaultsAsync(seals[^1].Anchor));
    }

    [Fact]
    public async Task WhoeverLosesARace_SealsWhatIsLeft()
    {
        await ledger.ClaimAsync();
        var races = 0;
        ledger.Audit.Before = async what =>
        {
            if (what == "append" && races++ == 0)
            {
                await ledger.SealAsync();
                await ledger.ClaimAsync();
            }
        };

        var seal = Assert.Single(await new AuditSealer(ledger.Audit).SealAsync(Token));

        Assert.Equal((2, 1), (seal.Number, seal.Operations));
        Assert.Empty(await ledger.FaultsAsync());
    }

    [Fact]
    public async Task RecordsThatAreMissing_KeepNothingFromBeingSealed()
    {
        ledger.Audit.Ghosts.AddRange(
            Enumerable
                .Range(1, AuditSealer.MaxOperations)
                .Select(static i => new SealedOperation(
                    new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(i >> 8), (byte)i),
                    1,
                    default
                ))
        );
        await ledger.ClaimAsync();

        Assert.Equal(1, Assert.Single(await new AuditSealer(ledger.Audit).SealAsync(Token)).Operations);
        Assert.Equal(
            "Operation 00000000-0000-0000-0000-000000000001: record 1 is missing.",
            (await ledger.FaultsAsync())[0]
        );
    }

    [Fact]
    public async Task WhatWasReapedMeanwhile_IsNotSealed()
    {
        var gone = new SealedOperation(Guid.NewGuid(), 1, new byte[32]);
        var seal = new AuditSeal
        {
            Tenant = "acme",
            Number = 1,
            At = DateTimeOffset.UnixEpoch,
            Operations = 1,
            Root = new byte[32],
            PreviousHash = new byte[32],
            Hash = new byte[32],
        };

        Assert.False(await ledger.Store.AppendSealAsync(seal, [gone], Token));
    }
}

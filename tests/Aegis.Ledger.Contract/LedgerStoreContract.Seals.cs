using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// the audit of a tenant as a whole
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task Export_GivesEveryRecordOnce_InOrder()
    {
        for (var i = 0; i < 20; i++)
        {
            await CommittedAsync(Claim($"order-{i}"));
        }

        await ClaimAsync(Claim() with { Tenant = "globex" });

        var exported = await ExportAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var paged = new List<AuditRecord>();
        while (
            await AuditStore.ReadByTimeAsync(
                Tenant,
                paged.LastOrDefault(),
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UnixEpoch.AddYears(200),
                7,
                Token
            )
                is [_, ..] page
        )
        {
            paged.AddRange(page);
        }

        Assert.Equal(60, exported.Count);
        Assert.Equal(exported.Select(PlaceOf), paged.Select(PlaceOf));
        Assert.Equal(exported.OrderBy(PlaceOf, StringComparer.Ordinal).Select(PlaceOf), exported.Select(PlaceOf));
        Assert.Empty(await ExportAsync(DateTimeOffset.UnixEpoch, exported[0].At));
        Assert.Equal(60, (await ExportAsync(exported[0].At, exported[^1].At.AddMilliseconds(1))).Count);
    }

    [Fact]
    public async Task Seals_CoverWhatHappenedSinceTheOneBefore()
    {
        var sealer = new AuditSealer(AuditStore);
        var first = await ClaimAsync(Claim("one"));
        await ClaimAsync(Claim("two"));
        await ClaimAsync(Claim() with { Tenant = "globex" });

        var seals = await sealer.SealAsync(Token);
        Assert.Empty(await sealer.SealAsync(Token));
        await BeginAsync(first);
        var second = Assert.Single(await sealer.SealAsync(Token));

        Assert.Equal(["acme 1 2", "globex 1 1"], seals.Select(NameOf).Order());
        Assert.Equal("acme 2 1", NameOf(second));
        Assert.Equal(seals.Single(seal => seal.Tenant == Tenant).Hash.ToArray(), second.PreviousHash.ToArray());
        var report = await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, second.Anchor, Token);
        Assert.Empty(report.Faults);
        Assert.Equal((3L, 2L, 0L), (report.Records, report.Seals, report.Unsealed));
    }

    [Fact]
    public async Task UnsealedRecords_AreNoFault()
    {
        await CommittedAsync();

        var report = await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, null, Token);

        Assert.Empty(report.Faults);
        Assert.Equal((3L, 0L, 1L), (report.Records, report.Seals, report.Unsealed));
    }

    [Fact]
    public async Task SealThatWasKept_HasToBeThere()
    {
        await CommittedAsync();
        var seal = Assert.Single(await new AuditSealer(AuditStore).SealAsync(Token));

        var report = await new AuditVerifier(AuditStore).VerifyAsync(
            Tenant,
            seal.Anchor with
            {
                Hash = new string('0', 64),
            },
            Token
        );

        Assert.Contains("kept elsewhere", Assert.Single(report.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWhoSeal_MakeOneChain()
    {
        for (var i = 0; i < 20; i++)
        {
            await ClaimAsync(Claim($"order-{i}"));
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => new AuditSealer(AuditStore).SealAsync(Token).AsTask()))
            );
        }

        var report = await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, null, Token);

        Assert.Empty(report.Faults);
        Assert.Equal((20L, 20L, 0L), (report.Records, report.Seals, report.Unsealed));
    }

    [Fact]
    public async Task Unsealed_ComesByOperation_APageAtATime()
    {
        var claimed = new List<OperationRecord>();
        for (var i = 0; i < 7; i++)
        {
            claimed.Add(await CommittedAsync(Claim($"order-{i}")));
            await ClaimAsync(Claim() with { Tenant = $"tenant-{i}" });
        }

        var paged = new List<SealedOperation>();
        while (
            await AuditStore.ListUnsealedAsync(
                Tenant,
                paged.Count == 0 ? null : new AuditPosition(paged[^1].OperationId, paged[^1].Sequence),
                3,
                Token
            )
                is [_, ..] page
        )
        {
            paged.AddRange(page);
        }

        var tenants = new List<string>();
        while (await AuditStore.ListUnsealedTenantsAsync(tenants.LastOrDefault(), 3, Token) is [_, ..] page)
        {
            tenants.AddRange(page);
        }

        Assert.Equal(
            claimed.Select(static operation => $"{operation.Id:n} 3").Order(StringComparer.Ordinal),
            paged.Select(static operation => $"{operation.OperationId:n} {operation.Sequence}")
        );
        Assert.Equal([Tenant, .. Enumerable.Range(0, 7).Select(static i => $"tenant-{i}")], tenants);
    }

    [Fact]
    public async Task VerifyingWhileOthersWriteAndSeal_FindsNothing()
    {
        var others = Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 50; i++)
                        {
                            await CommittedAsync(Claim($"order-{worker}-{i}"));
                            if (worker > 1)
                            {
                                await new AuditSealer(AuditStore).SealAsync(Token);
                            }
                        }
                    })
                )
        );
        do
        {
            Assert.Empty((await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, null, Token)).Faults);
        } while (!others.IsCompleted);

        await others;
        await new AuditSealer(AuditStore).SealAsync(Token);
        var report = await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, null, Token);
        Assert.Empty(report.Faults);
        Assert.Equal((600L, 0L), (report.Records, report.Unsealed));
    }

    [Fact]
    public async Task SealedAudit_OutlivesItsOperation()
    {
        var failed = await ApplyAsync(new Fail((await ExecutingAsync()).Handle, "one", Refused, Hour));
        await new AuditSealer(AuditStore).SealAsync(Token);
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));
        await Store.ReapAsync(10, Token);

        Assert.Null(await FindAsync(failed.Id));
        Assert.Empty((await new AuditVerifier(AuditStore, Store).VerifyAsync(Tenant, null, Token)).Faults);
        Assert.Equal(3, (await AuditAsync(failed.Id)).Count);
    }

    private static string NameOf(AuditSeal seal) => $"{seal.Tenant} {seal.Number} {seal.Operations}";

    private static string PlaceOf(AuditRecord record) =>
        $"{record.At.ToUnixTimeMilliseconds():D15} {record.OperationId:n} {record.Sequence:D9}";

    private async Task<List<AuditRecord>> ExportAsync(DateTimeOffset from, DateTimeOffset to)
    {
        var records = new List<AuditRecord>();
        await foreach (var record in AuditStore.ExportAuditAsync(Tenant, from, to, Token))
        {
            records.Add(record);
        }

        return records;
    }
}
